"""The articles of saved pages, against trafilatura: how well they are found, and how fast.

    python benchmarks/bench_pages.py             pages made from the seed's sentences among made-up menus and links
    python benchmarks/bench_pages.py FOLDER      pages `NAME.html`, each with the article's text as `NAME.txt`

Quality is the overlap of runs of four words with the expected text (a page counts as much as any other, however long):
F1, and the share of pages at .95 or more. Ours is what a user gets: the page read, its metadata and date found, its
text cleaned to headings and paragraphs. Three of trafilatura's settings are measured for quality; for speed it stands
once as it is and once with metadata, which ours includes.
"""

import html
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import remembered
import timing
import trafilatura

from analysis import cleaning, readers
from analysis.readers import RawDocument

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
GOOD = 0.95
MADE = 30


def shingles(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    """The runs of `n` words of a text, with how often each stands there."""
    words = re.findall(r"\w+", text)
    return Counter(zip(*(words[i:] for i in range(n)), strict=False)) if len(words) >= n else Counter([tuple(words)])


def quality(expected: list[str], got: list[str]) -> tuple[float, float]:
    """F1 over pages of one weight each, and the share of pages at `GOOD` or more."""
    hit = miss = extra = good = 0.0
    for wanted, found in zip(expected, got, strict=True):
        a, b = shingles(wanted), shingles(found)
        both = (a & b).total()
        total = a.total() + b.total() - both or 1
        hit, miss, extra = hit + both / total, miss + (a.total() - both) / total, extra + (b.total() - both) / total
        good += 2 * both >= GOOD * (a.total() + b.total())
    return 2 * hit / max(2 * hit + miss + extra, 1e-9), good / len(expected)


def ours(page: Path) -> str:
    """The body of a page's article as `dateline.open` reads it; nothing of a page that is refused."""
    one = next(iter(readers.read([page])))
    if not isinstance(one, RawDocument):
        return ""
    return cleaning.clean(one.raw_text, title=one.title, evidence=one.evidence).body


def theirs(**options: bool) -> Callable[[Path], str]:
    """trafilatura with `options`, comments left out."""
    return lambda page: trafilatura.extract(page.read_bytes(), include_comments=False, **options) or ""


def afresh(pages: list[Path]) -> None:
    """Read and clean all pages, with nothing remembered of a run before."""
    remembered.forget()
    for page in pages:
        ours(page)


def make(folder: Path) -> None:
    """Made-up pages: a menu, the seed's sentences as paragraphs with captions and links between, other headlines."""
    draw = random.Random(11)
    told = [line for p in sorted(SEEDS.glob("*.txt")) for line in p.read_text("utf-8").split("\n") if len(line) > 120]
    words = [w for line in told for w in line.split() if w.isalpha() and len(w) > 3]

    def some(least: int, most: int) -> str:
        return " ".join(draw.choices(words, k=draw.randint(least, most))).capitalize()

    for number in range(MADE):
        article = [f"{some(4, 6)}, {p}" for p in draw.choices(told, k=draw.randint(5, 14))]
        parts = [f"<p>{html.escape(p)}</p>" for p in article]
        caption = f"{some(6, 14)}. Photo: {some(2, 2)}"
        parts.insert(2, f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>")
        parts.insert(5, f"<p><a href='/b'>Read more: {some(6, 10)}</a></p>")
        menu = "".join(f"<li><a href='/{i}'>{some(1, 2)}</a></li>" for i in range(40))
        links = "".join(f"<li><a href='/x{i}'>{some(6, 12)}</a></li>" for i in range(40))
        (folder / f"{number}.html").write_text(
            f"<html><head><title>{some(6, 9)}</title></head><body><nav><ul>{menu}</ul></nav><h1>{some(6, 9)}</h1>"
            f"<div class='c'>{''.join(parts)}</div><aside><h3>Related</h3><ul>{links}</ul></aside>"
            "<footer>Privacy policy</footer></body></html>", "utf-8",
        )  # fmt: skip
        (folder / f"{number}.txt").write_text("\n".join(article), "utf-8")


def measure(folder: Path) -> int:
    """Print both tables for the pages of `folder` that have an expected text."""
    pages = [p for p in sorted(folder.glob("*.html")) if p.with_suffix(".txt").is_file()]
    if not pages:
        print(f"dateline: {folder} holds no page NAME.html with its text NAME.txt.", file=sys.stderr)
        return 2
    expected = [p.with_suffix(".txt").read_text("utf-8", errors="replace") for p in pages]
    systems = {
        "ours": ours, "trafilatura": theirs(), "trafilatura, favor_precision": theirs(favor_precision=True),
        "trafilatura, favor_recall": theirs(favor_recall=True),
    }  # fmt: skip
    print(f"{f'articles of {len(pages)} pages':38} {'F1':>12} {'at .95':>12}")
    for name, system in systems.items():
        f1, good = quality(expected, [system(p) for p in pages])
        print(f"{name:38} {f1:>12.3f} {good:>12.0%}")
    print(f"\n{'reading and cleaning pages':38} {'ours':>12} {'trafilatura':>12}")
    for name, options in (("against its text alone", {}), ("against its text with metadata", {"with_metadata": True})):
        peer = theirs(**options)
        times = timing.in_turn(lambda: afresh(pages), lambda peer=peer: [peer(p) for p in pages], rounds=3)
        print(timing.row(name, "pages", len(pages), *times))
    return 0


def main() -> int:
    if len(sys.argv) > 1:
        return measure(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        return measure(Path(folder))


if __name__ == "__main__":
    sys.exit(main())
