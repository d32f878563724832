"""Speed of cleaning plain text against trafilatura, on one core and, in a row of its own, on all.

    python benchmarks/bench_cleaning.py              the seed, and pages made from its sentences among made-up menus
    python benchmarks/bench_cleaning.py PATH         the texts of a folder, or of a .jsonl or .jsonl.gz file
    python benchmarks/bench_cleaning.py PAGES        saved pages, where the folder holds NAME.html

trafilatura reads HTML only. Of a plain text it is given the same lines as the bare paragraphs of a page, which is less
than it was made for and less work than a page; of a saved page it is given the page, and ours its visible text (with
and without the time to take that from the page). A row of a .jsonl file is a page: its text is the field `pasted`,
`text` or `raw_text`, the first there is. Ours begins each round with nothing remembered. The last row cleans as
`dl.open` does, in a process for each core, their start and the sending of texts and results counted.
"""

import gzip
import html
import json
import operator
import random
import sys
from collections.abc import Callable
from pathlib import Path

import remembered
import timing
import trafilatura

from analysis import parallel
from analysis.cleaning import clean
from analysis.readers import pages as saved

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
FIELDS = ("pasted", "text", "raw_text")
MOST, MANY = 60, 900


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


def on_all_cores(found: list[str]) -> None:
    """Clean all texts in the processes that `dl.open` would use."""
    for _ in parallel.ordered(operator.call, clean, found, least=2):
        pass


def compare(name: str, found: list[str], wrapped: list[str], way: Callable[[list[str]], None] = ours) -> None:
    """Print a row: how fast texts are cleaned, and how fast trafilatura reads them as HTML."""
    times = timing.in_turn(lambda: way(found), lambda: [trafilatura.extract(x) for x in wrapped], rounds=3)
    size = sum(map(len, found)) / len(found) / 1000
    print(timing.row(f"{name} ({size:.0f} KB each)", "pages", len(found), *times), flush=True)


def compare_saved(folder: Path) -> None:
    """Print the rows of saved pages."""
    found = [p.read_text("utf-8", errors="replace") for p in sorted(folder.glob("*.html"))]
    visible = [saved.visible(saved.parsed(page)) for page in found]
    compare("saved pages, visible text", visible, found)
    compare("saved pages, as HTML", found, found, lambda f: ours([saved.visible(saved.parsed(page)) for page in f]))


def main() -> None:
    print(f"{'cleaning plain text':38} {'ours':>12} {'trafilatura':>12}")
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if given and given.is_dir() and any(given.glob("*.html")):
        compare_saved(given)
        return
    if given:
        found = texts(given)[:MOST]
        compare("texts given", found, [*map(as_html, found)])
        return
    seeds = texts(SEEDS)
    made = pages([p for text in seeds for p in text.split("\n") if len(p) > 80], MANY)
    compare("the seed, twenty times", seeds * 20, [*map(as_html, seeds * 20)])
    compare("made-up whole pages", made[:MOST], [*map(as_html, made[:MOST])])
    compare(f"{MANY} of them on {parallel.cores()} cores", made, [*map(as_html, made)], on_all_cores)


if __name__ == "__main__":
    main()
