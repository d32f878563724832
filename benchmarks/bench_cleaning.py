"""Speed of cleaning plain text against trafilatura, which is given the same lines as paragraphs of a page of HTML.

    python benchmarks/bench_cleaning.py              the seed, and pages made from its sentences among made-up menus
    python benchmarks/bench_cleaning.py PATH         the texts of a folder, or of a .jsonl or .jsonl.gz file

A row of a .jsonl file is a page: its text is the field `pasted`, `text` or `raw_text`, the first there is.
"""

import gzip
import html
import json
import random
import sys
from pathlib import Path

import remembered
import timing
import trafilatura

from analysis.cleaning import clean

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
FIELDS = ("pasted", "text", "raw_text")
MOST = 60


def texts(path: Path) -> list[str]:
    """The texts of a folder, or of a file with a row for each."""
    if path.is_dir():
        return [p.read_text("utf-8", errors="replace") for p in sorted(path.glob("*.txt"))]
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [next(row[f] for f in FIELDS if f in row) for row in rows]


def pages(paragraphs: list[str], count: int) -> list[str]:
    """Pages as people paste them: a menu, a headline, paragraphs, links to other articles, a foot."""
    draw = random.Random(7)
    words = [w for p in paragraphs for w in p.split() if w.isalpha() and len(w) > 3]

    def some(least: int, most: int) -> str:
        return " ".join(draw.choices(words, k=draw.randint(least, most))).capitalize()

    def page() -> str:
        menu = [some(1, 2) for _ in range(60)]
        links = [some(6, 12) for _ in range(60)]
        told = [f"{some(4, 6)}, {p}" for p in draw.choices(paragraphs, k=25)]
        return "\n".join([*menu, some(7, 10), "", *told, "", "Related", *links, "Privacy policy", some(2, 4)])

    return [page() for _ in range(count)]


def as_html(text: str) -> str:
    """The lines of a text as the paragraphs of a page."""
    lines = (f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f"<!DOCTYPE html><html><head><title>page</title></head><body>{''.join(lines)}</body></html>"


def ours(found: list[str]) -> None:
    """Clean all texts, with nothing remembered of a run before."""
    remembered.forget()
    for text in found:
        clean(text)


def main() -> None:
    given = texts(Path(sys.argv[1])) if len(sys.argv) > 1 else None
    seeds = texts(SEEDS)
    made = pages([p for text in seeds for p in text.split("\n") if len(p) > 80], MOST)
    print(f"{'cleaning plain text':38} {'ours':>12} {'trafilatura':>12}")
    sets = {"the seed, twenty times": seeds * 20, "made-up whole pages": made}
    for name, found in ({"texts given": given[:MOST]} if given else sets).items():
        wrapped = [as_html(text) for text in found]
        times = timing.in_turn(lambda f=found: ours(f), lambda w=wrapped: [trafilatura.extract(x) for x in w], rounds=3)
        size = sum(map(len, found)) / len(found) / 1000
        print(timing.row(f"{name} ({size:.0f} KB each)", "pages", len(found), *times))


if __name__ == "__main__":
    main()
