"""Fits the weights of the tone scorer's groups, each set judged by weights fitted on the others alone.

usage: python benchmarks/fit_tone.py DATA

DATA is a folder of CSV files with the columns `text` and `gold` (a human rating; any scale). A third of each set, by a
hash of its text, is held apart: nothing is fitted on it, and its figure stands beside the rest. For each set the script
prints Pearson's r of VADER, of the weights that ship, and of weights fitted by ridge regression on the other sets,
shrunk towards one weight for all groups. Nothing is written: weights are changed by hand, in
analysis/sentiment/lexicon/weights.toml, and only where every set gains.
"""

import argparse
import csv
import hashlib
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis import language
from analysis.sentiment import news, vader
from analysis.sentiment.lexicon import FIELDS

GROUPS = [g for g in (*FIELDS, "vader") if g not in ("neutral", "phrases")]
Floats = npt.NDArray[np.float64]


class Ratings(NamedTuple):
    texts: list[str]
    gold: Floats
    apart: npt.NDArray[np.bool_]


def read(path: Path) -> Ratings:
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["text"]: float(row["gold"]) for row in csv.DictReader(file)}
    texts = list(rows)
    apart = np.array([hashlib.sha256(t.encode()).digest()[0] % 3 == 0 for t in texts])
    return Ratings(texts, np.array([rows[t] for t in texts]), apart)


def features(texts: list[str]) -> tuple[Floats, Floats]:
    """What each group adds to each text, shifted but unweighted, and what the sum is divided by in a long sentence."""
    table, scale = np.zeros((len(texts), len(GROUPS))), np.ones(len(texts))
    for row, text in enumerate(texts):
        _, words, hits = news.read(language.straighten(text))
        scale[row] = max(1.0, len(words) * len(hits)) ** 0.25
        for hit in hits:
            amount = hit.valence * hit.factor
            table[row, GROUPS.index(hit.group)] += amount * (news.weights()["negative"] if amount < 0 else 1.0)
    return table, scale


def fit(parts: list[tuple[Floats, Floats]], ridge: float = 1.0) -> Floats:
    """Weights, 1 on average, from the features and ratings of several sets that count alike."""
    rows, gold = [], []
    for table, y in parts:
        rows.append(table / np.sqrt(len(y)))
        gold.append((y - y.mean()) / y.std() / np.sqrt(len(y)))
    a, b = np.vstack(rows), np.concatenate(gold)
    together = a.sum(axis=1)
    common = together @ b / (together @ together)
    weights = common + np.linalg.solve(a.T @ a + ridge * np.eye(a.shape[1]), a.T @ (b - common * together))
    return np.asarray(weights / common)


def pearson(x: Floats, y: Floats) -> float:
    return float(np.corrcoef(x, y)[0, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="a folder of CSV files with the columns text and gold")
    paths = sorted(parser.parse_args().data.glob("*.csv"))
    sets = {p.stem: read(p) for p in paths if "target" not in p.stem}
    tables = {name: features(s.texts) for name, s in sets.items()}
    linear = {name: table / scale[:, None] for name, (table, scale) in tables.items()}
    for name, s in sets.items():
        began = time.perf_counter()
        scores = {"shipped": np.array([news.tone(t).score or 0.0 for t in s.texts])}
        spent = time.perf_counter() - began
        scores["vader"] = np.array([vader.polarity(t) for t in s.texts])
        others = [(linear[o][~sets[o].apart], sets[o].gold[~sets[o].apart]) for o in sets if o != name]
        if others:
            weights = fit(others)
            scores["fitted on the others"] = linear[name] @ weights
        print(f"{name}: {len(s.texts)} texts, {len(s.texts) / spent:.0f}/s")
        for label, x in scores.items():
            rest, apart = pearson(x[~s.apart], s.gold[~s.apart]), pearson(x[s.apart], s.gold[s.apart])
            print(f"  r {pearson(x, s.gold):.3f}  (two thirds {rest:.3f}, third held apart {apart:.3f})  {label}")
        if others:
            print("  weights:", ", ".join(f"{g} {w:.2f}" for g, w in zip(GROUPS, weights, strict=True)))


if __name__ == "__main__":
    main()
