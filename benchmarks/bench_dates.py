"""Time expressions: speed against dateparser's search and agreement with it, on the seed.

    python benchmarks/bench_dates.py                          speed and agreement, on the seed
    python benchmarks/bench_dates.py --gold FOLDER            a confusion table by class, against TimeML files of yours
    python benchmarks/bench_dates.py --gold FOLDER --narrative
    python benchmarks/bench_dates.py --heideltime FILE.jar    agreement with HeidelTime's standalone, where you have it
"""

import argparse
import datetime
import subprocess
import sys
import tempfile
from pathlib import Path

import timeml
import timing

import analysis as dl

try:
    from dateparser.search import search_dates
except ImportError:  # a peer to be measured against, no dependency
    search_dates = None

PUBLISHED = "2022-09-10"


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--gold", type=Path, help="a folder of TimeML files")
    given.add_argument("--narrative", action="store_true", help="read them as narratives")
    given.add_argument("--heideltime", type=Path, help="the jar of HeidelTime's standalone")
    asked = given.parse_args()
    for path in (asked.gold, asked.heideltime):
        if path is not None and not path.exists():
            print(f"dateline: there is no “{path}”.", file=sys.stderr)
            return 2
    texts = [(t, PUBLISHED) for t in dl.open("seeds").documents["text"]]
    if asked.gold:
        return _confusion(asked.gold, "narrative" if asked.narrative else "news")
    if asked.heideltime:
        return _against_heideltime(asked.heideltime, texts)
    return _against_dateparser([t for t, _ in texts])


def _ours(text: str, published: str | None, mode: str = "news") -> list[timeml.Marked]:
    return [timeml.Marked(e.start, e.end, e.type, e.value) for e in dl.find_dates(text, published or None, mode)]


def _confusion(folder: Path, mode: str) -> int:
    table, n = timeml.Confusion(), 0
    for path in timeml.files(folder):
        told = timeml.read(path.read_text("utf-8", errors="replace"))
        table.add(told.marked, _ours(told.text, told.created, mode))
        n += 1
    print(f"{n} texts, mode {mode}: each expression marked, and what it was read as")
    print("\n".join(table.lines()))
    return 0


def _against_heideltime(jar: Path, texts: list[tuple[str, str]]) -> int:
    table = timeml.Confusion()
    for text, published in texts:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "text.txt"
            file.write_text(text, "utf-8")
            command = ["java", "-jar", str(jar.resolve()), str(file), "-dct", published, "-t", "NEWS"]
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=jar.resolve().parent)
        if done.returncode or "<TimeML" not in done.stdout:
            why = done.stderr.strip()[-300:] or "it printed no TimeML"
            print(f"dateline: HeidelTime did not run: {why}", file=sys.stderr)
            return 1
        told = timeml.read(done.stdout[done.stdout.index("<TimeML") :].replace("<TimeML>", "<TimeML><TEXT>", 1)
                           .replace("</TimeML>", "</TEXT></TimeML>"))  # fmt: skip
        table.add(told.marked, _ours(told.text, published))
    print("what HeidelTime marks, and how it is read here")
    print("\n".join(table.lines()))
    return 0


def _against_dateparser(texts: list[str]) -> int:
    if search_dates is None:
        print("dateline: dateparser is not installed; “pip install dateparser” adds the peer of this benchmark.")
        return 0
    settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(PUBLISHED)}
    text = "\n".join(texts * 3)
    times = timing.in_turn(
        lambda: dl.find_dates(text, published=PUBLISHED),
        lambda: search_dates(text, languages=["en"], settings=settings),
        rounds=3,
    )
    print(f"{'time expressions':38} {'ours':>12} {'dateparser':>12}")
    print(timing.row(f"in {len(text) / 1000:.0f} KB of news", "KB", len(text) / 1000, *times))
    both = same = ours = theirs = 0
    for one in texts:
        days = [e for e in dl.find_dates(one, PUBLISHED) if e.first is not None and e.first == e.last]
        found = _placed(one, search_dates(one, languages=["en"], settings=settings) or [])
        ours, theirs = ours + len(days), theirs + len(found)
        for start, end, day in found:
            match = next((e for e in days if e.start < end and start < e.end), None)
            both += match is not None
            same += match is not None and match.first == day
    print(f"days found: {ours} by us, {theirs} by dateparser, {both} by both; of these {same} the same day")
    return 0


def _placed(text: str, found: list[tuple[str, datetime.datetime]]) -> list[tuple[int, int, datetime.date]]:
    """dateparser gives the words found in order, not where: each is looked for after the one before."""
    at, placed = 0, []
    for words, when in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            placed.append((start, at, when.date()))
    return placed


if __name__ == "__main__":
    sys.exit(main())
