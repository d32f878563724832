"""Speed of finding time expressions against dateparser's search, on the seed."""

import datetime

import timing
from dateparser.search import search_dates

import analysis as dl


def main() -> None:
    text = "\n".join(dl.open("seeds").documents["text"].tolist() * 3)
    settings = {"RELATIVE_BASE": datetime.datetime(2022, 9, 10)}
    times = timing.in_turn(
        lambda: dl.find_dates(text, published="2022-09-10"),
        lambda: search_dates(text, languages=["en"], settings=settings),
        rounds=3,
    )
    print(f"{'time expressions':38} {'ours':>12} {'dateparser':>12}")
    print(timing.row(f"in {len(text) / 1000:.0f} KB of news", "KB", len(text) / 1000, *times))


if __name__ == "__main__":
    main()
