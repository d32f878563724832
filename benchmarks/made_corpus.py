"""Makes a corpus for benchmarks: as many megabytes as asked for, the same on every machine, in no language.

Words are drawn by a Zipf-Mandelbrot law from a million and more forms, short ones frequent; sentences, articles and
their days have the lengths and gaps of news. Capitals, commas, quotation marks, hyphens, apostrophes, initials and
numbers stand where and as often as they do in English news, so that what a word is gets its share of the work.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

SEED = 20220910
FORMS = 1_200_000
# Two regimes, as in English: a kernel of some thousand words, and beyond it rarer ones whose frequency falls faster
# (Ferrer i Cancho & Solé 2001, "Two regimes in the frequency of words", J. of Quantitative Linguistics 8).
EXPONENT, SHIFT, KERNEL, BEYOND = 1.03, 2.7, 6_000, 1.62
MONTHS = 60
_ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "st",
    "tr",
    "pr",
    "ch",
    "sh",
    "th",
    "br",
    "k",
]
_VOWELS = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ou"]
_CODAS = ["", "", "", "n", "r", "s", "t", "l", "nd", "st", "ng", "m"]
_DAY = np.datetime64("2018-01-01")

SENTENCES = pa.schema([
    ("doc_id", pa.string()), ("sentence_id", pa.string()), ("start", pa.int64()), ("end", pa.int64()),
    ("paragraph", pa.int64()), ("role", pa.string()), ("text", pa.string()),
])  # fmt: skip


def forms(many: int = FORMS) -> list[str]:
    """`many` different words, the frequent ones short, a few of them names, numbers, initials or with a mark inside."""
    syllables = [o + v + c for o in _ONSETS for v in _VOWELS for c in _CODAS]
    order = np.random.default_rng(SEED).permutation(len(syllables))
    short = sorted(dict.fromkeys(syllables[k] for k in order), key=len)
    found: dict[str, None] = dict.fromkeys(short[:400])
    rank, size = 0, len(short)
    while len(found) < many:
        rank += 1
        k, parts = (rank * 2_654_435_761) % (size**3), []  # a walk that repeats no number before it has met them all
        for _ in range(2 if rank < many // 12 else 3):
            k, part = divmod(k, size)
            parts.append(short[part])
        found["".join(parts)] = None
    words = list(found)
    rng = np.random.default_rng(SEED + 1)
    for kind, share in (("name", 0.12), ("hyphen", 0.04), ("possessive", 0.04), ("number", 0.03), ("initials", 0.001)):
        for k in 400 + rng.choice(many - 400, int(share * many), replace=False):
            words[k] = _as(kind, words[k], int(k))
    return words


def _as(kind: str, word: str, k: int) -> str:
    if kind == "hyphen":
        return f"{word}-{word[:3]}"
    if kind == "number":
        return f"{k % 997}" if k % 3 else f"{k % 89},{k % 899 + 100}" if k % 2 else f"{k % 97}.{k % 9}"
    if kind == "initials":
        return f"{word[0].upper()}.{word[1].upper()}."
    return word.capitalize() if kind == "name" else f"{word}'s"


def articles(megabytes: float) -> Iterator[tuple[str, np.datetime64, list[str]]]:
    """Articles until `megabytes` (of a million bytes) of text are made: id, day, sentences."""
    words = np.array(forms(), dtype=object)
    ranks = np.arange(1, len(words) + 1, dtype=float)
    weights = (ranks + SHIFT) ** -EXPONENT * np.maximum(1, ranks / KERNEL) ** (EXPONENT - BEYOND)
    edges = np.cumsum(weights / weights.sum())
    rng = np.random.default_rng(SEED + 2)
    made, number = 0, 0
    while made < megabytes * 1e6:
        number += 1
        size = int(np.clip(rng.lognormal(6.3, 0.7), 30, 8_000))
        drawn = words[np.minimum(np.searchsorted(edges, rng.random(size)), len(words) - 1)]
        sentences = list(_sentences(drawn, rng))
        made += sum(map(len, sentences)) + len(sentences)
        yield f"d{number:07}", _DAY + int(rng.integers(0, MONTHS * 30)), sentences


def _sentences(drawn: "npt.NDArray[np.object_]", rng: np.random.Generator) -> Iterator[str]:
    ends = np.cumsum(np.clip(rng.lognormal(3.0, 0.45, len(drawn) // 4 + 2), 3, 80).astype(int))
    begin = 0
    for end in ends:
        part = list(drawn[begin:end])
        if not part:
            return
        part[0] = part[0][0].upper() + part[0][1:]
        if len(part) > 8:
            part[len(part) // 2] += ","
        if len(part) % 7 == 0:
            part[0], part[-2] = f'"{part[0]}', f'{part[-2]}"'
        part[-1] += "."
        begin = int(end)
        yield " ".join(part)


def write(folder: Path, megabytes: float) -> None:
    """Write documents.parquet (doc_id, published, text) and sentences.parquet to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    ids, days, texts = [], [], []
    with pq.ParquetWriter(folder / "sentences.parquet", SENTENCES) as writer:
        rows: list[tuple[object, ...]] = []
        for doc_id, day, sentences in articles(megabytes):
            at = 0
            for n, text in enumerate(sentences, start=1):
                rows.append((doc_id, f"{doc_id}.{n}", at, at + len(text), n, "body", text))
                at += len(text) + 1
            ids.append(doc_id)
            days.append(day)
            texts.append(" ".join(sentences))
            if len(rows) > 50_000:
                writer.write_table(_table(rows))
                rows.clear()
        if rows:
            writer.write_table(_table(rows))
    pl.DataFrame({"doc_id": ids, "published": pl.Series(np.array(days)), "text": texts}).write_parquet(
        folder / "documents.parquet", row_group_size=4_000
    )


def _table(rows: list[tuple[object, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, SENTENCES, strict=True)], schema=SENTENCES)
