"""Fits the weights of the line model and says how well they do on sites they have not seen.

usage: python benchmarks/fit_lines.py DATA [--folds 5] [--write]

DATA is a folder with `pages.jsonl.gz`: a page a line, with `url`, `pasted` (the page's text), `line_labels` (for each
line 1: article, 0: not, null: unknown) and, if it has them, `pasted_window` and `window_line_labels` (the article and
the lines around it); perhaps also `segments.jsonl.gz`: pages with `url`, `pasted`, and phrases `with` (in the
article) and `without` (not in it). Folds are by site: no site is in the fit and in the measure. Without --write
nothing is saved. One thread of a linear-algebra library is fastest (OMP_NUM_THREADS=1).
"""

import argparse
import gzip
import itertools
import json
import re
import sys
import zlib
from collections import Counter
from pathlib import Path
from urllib.parse import urlparse

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from analysis.cleaning import chain, clean, features, reading, surroundings

WEIGHTS = Path(chain.__file__).with_name("weights.json")
ARTICLE = chain.STATES.index("article")


def load(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def laid_out(text):
    """The lines that hold anything, whether a blank one stands before each (and at the end), and their places."""
    lines, blanks, places, blank = [], [], [], True
    for i, line in enumerate(re.sub(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\ufeff\x00]", "", text).split("\n")):
        if line.strip():
            lines.append(line.strip())
            blanks.append(blank)
            places.append(i)
            blank = False
        else:
            blank = True
    return lines, [*blanks, True], places


def states_allowed(labels):
    """For each line which states it may have: what is known of it, and what follows for the others."""
    out = np.ones((len(labels), len(chain.STATES)), dtype=bool)
    for i, label in enumerate(labels):
        if label == 1:
            out[i] = [s == "article" for s in chain.STATES]
        elif label == 0:
            out[i, ARTICLE] = False
    known = [i for i, label in enumerate(labels) if label == 1]
    if known:
        out[: known[-1], chain.STATES.index("after")] = False
        out[known[0] :, chain.STATES.index("before")] = False
    return out


def segment_labels(row, lines):
    def flat(text):
        return re.sub(r"\W+", " ", text).strip()

    flats = [flat(x) for x in lines]
    page = " ".join(flats)
    keep = [flat(s) for s in row["with"] if flat(s)]
    drop = [flat(s) for s in row["without"] if flat(s) and page.count(flat(s)) == 1]
    return [1 if any(k in x for k in keep) else 0 if any(d in x for d in drop) else None for x in flats]


def cropped(row, times=2):
    """The page cut off at random above and below its article, half the time without its blank lines: (text, labels).

    People copy more or less of a page; the model must not lean on how much."""
    labels = row["line_labels"]
    own = [i for i, label in enumerate(labels) if label == 1]
    chance = np.random.default_rng(zlib.crc32(row["url"].encode()))
    for _ in range(times if own else 0):
        first = max(0, own[0] - int(chance.integers(0, 120)))
        last = own[-1] + 1 + int(chance.integers(0, 160))
        lines = list(zip(row["pasted"].split("\n"), labels, strict=True))[first:last]
        if chance.random() < 0.5:
            lines = [(text, label) for text, label in lines if text.strip()]
        yield "\n".join(text for text, _ in lines), [label for _, label in lines]


def site_of(row):
    """The site of a page, by which folds are made."""
    return urlparse(row["url"]).netloc.removeprefix("www.")


def examples(folder):
    """(site, features, allowed states, weight, labels, words of each line, kind) of each text to learn from."""
    out = []

    def add(row, text, labelled, weight, kind):
        lines, blanks, places = laid_out(text)
        if not lines:
            return
        labels = labelled(lines, places)
        x = surroundings.table(lines, blanks, [None] * len(lines), None)
        words = np.array([reading.local(v).words for v in lines], dtype=float)
        out.append((site_of(row), x, states_allowed(labels), weight, labels, words, kind))

    for row in load(folder / "pages.jsonl.gz"):
        for text, labels in cropped(row):
            add(row, text, lambda _, at, v=labels: [v[i] for i in at], 0.4, "cropped")
        add(row, row["pasted"], lambda _, at, r=row: [r["line_labels"][i] for i in at], 1.0, "whole")
        if "pasted_window" in row:
            add(row, row["pasted_window"], lambda _, at, r=row: [r["window_line_labels"][i] for i in at], 1.0, "window")
        article = [t for t, label in zip(row["pasted"].split("\n"), row["line_labels"], strict=True) if label == 1]
        add(row, "\n".join(article), lambda lines, _: [1] * len(lines), 0.3, "article")
    if (folder / "segments.jsonl.gz").exists():
        for row in load(folder / "segments.jsonl.gz"):
            add(row, row["pasted"], lambda lines, _, r=row: segment_labels(r, lines), 1.0, "segments")
    return out


class Batch:
    """Examples of like length side by side, so that the sums over paths run over all of them at once."""

    def __init__(self, found):
        self.sizes = np.array([len(e[1]) for e in found])
        n, longest, states = len(found), self.sizes.max(), len(chain.STATES)
        self.rows = np.concatenate([e[1] for e in found])
        self.at = np.concatenate([np.arange(s) * n + i for i, s in enumerate(self.sizes)])
        self.allowed = np.zeros((longest, n, states))
        for i, e in enumerate(found):
            self.allowed[: self.sizes[i], i] = e[2]
        self.weight = np.array([e[3] for e in found])
        self.inside = (np.arange(longest)[:, None] < self.sizes[None])[:, :, None]

    def sums(self, emit, model):
        """Log of the sum over paths, the chances of states, and the expected counts of steps (`emit`: exponentials)."""
        longest, n, states = emit.shape
        step, begin, end = np.exp(model.step), np.exp(model.begin), np.exp(model.end)
        forward, backward, scale = np.empty_like(emit), np.empty_like(emit), np.ones((longest, n, 1))
        now = begin * emit[0]
        for t in range(longest):
            if t:
                now = np.where(self.inside[t], (now @ step) * emit[t], now)
            scale[t] = np.where(self.inside[t], now.sum(axis=1, keepdims=True), 1.0)
            forward[t] = now = np.maximum(now / scale[t], chain.FLOOR)
        log_z = np.log(scale).sum(axis=0)[:, 0] + np.log((forward[-1] * end).sum(axis=1))
        backward[-1] = now = np.broadcast_to(end / end.sum(), (n, states))
        for t in range(longest - 2, -1, -1):
            now = np.where(self.inside[t + 1], (emit[t + 1] * now) @ step.T, now)
            backward[t] = now = np.maximum(now / now.sum(axis=1, keepdims=True), chain.FLOOR)
        chances = forward * backward
        chances *= self.inside / chances.sum(axis=2, keepdims=True)
        later = emit[1:] * backward[1:]
        total = ((forward[:-1] @ step) * later).sum(axis=2, keepdims=True)
        later *= self.inside[1:] / np.where(total > 0, total, 1.0)
        pairs = np.einsum("tni,tnj,n->ij", forward[:-1], later, self.weight, optimize=True) * step
        return log_z, chances, pairs

    def gradient(self, model, seen=None):
        """The log-likelihood and its gradient; `seen` holds a factor for each feature (zero: not seen this time)."""
        longest, n, states = self.allowed.shape
        free = np.zeros((longest * n, states))
        logits = self.rows @ (model.emit if seen is None else model.emit * seen[:, None])
        top = logits.max(axis=1, keepdims=True)
        free[self.at] = np.exp(np.maximum(logits - top, -60.0))
        free = free.reshape(longest, n, states)
        z_free, c_free, p_free = self.sums(free, model)
        z_told, c_told, p_told = self.sums(free * self.allowed, model)
        gap = (c_told - c_free) * self.weight[None, :, None]
        return float((self.weight * (z_told - z_free)).sum()), (
            (self.rows.T @ gap.reshape(longest * n, states)[self.at]) * (1.0 if seen is None else seen[:, None]),
            gap[0].sum(axis=0),
            p_told - p_free,
            gap[self.sizes - 1, np.arange(n)].sum(axis=0),
        )


def _joined(model):
    """The weights of features on states: each by itself, and the article against all else."""
    out = model[0].copy()
    out[:, ARTICLE] += model[4]
    return out


def fit(found, rounds=100, ridge=1.0, hidden=0.4, apart=10.0, seed=0):
    """Weights that make the labels likely, held small by `ridge` (Adam on the log-likelihood; sizes evened out).

    A feature's weights are what it says for the article against all else, plus what it says for each state by itself;
    the latter are held small by `apart`, since the states besides the article are seen less often than they seem.
    In each round a share `hidden` of the features is hidden from each batch, so that no weight can lean on another
    (dropout); the weights of the last third of the rounds are averaged.
    """
    chance = np.random.default_rng(seed)
    even = sorted(((*e[:3], e[3] * (60 / max(20, len(e[1]))) ** 0.5) for e in found), key=lambda e: len(e[1]))
    batches = [Batch(even[i : i + 40]) for i in range(0, len(even), 40)]
    states = len(chain.STATES)
    start = np.array([0.0 if s in ("before", "article") else chain.IMPOSSIBLE for s in chain.STATES])
    count = len(features.FEATURES)
    model = [np.zeros((count, states)), np.zeros(states), np.zeros((states, states)), np.zeros(states), np.zeros(count)]
    held = (apart, ridge, ridge, ridge, ridge)
    mask = chain.mask()
    mean = [np.zeros_like(m) for m in model]
    first, second = [np.zeros_like(m) for m in model], [np.zeros_like(m) for m in model]
    for turn in range(1, rounds + 1):
        now = chain.Weights(_joined(model), model[1] + start, model[2] + mask, model[3])
        parts = [b.gradient(now, (chance.random(len(features.FEATURES)) >= hidden) / (1 - hidden)) for b in batches]
        value = sum(p[0] for p in parts)
        rate = 0.12 * min(1.0, 2.0 * (1 - turn / (rounds + 1)))
        slopes = [sum(p[1][i] for p in parts) for i in range(4)]
        slopes.append(slopes[0][:, ARTICLE])
        for i in range(5):
            g = slopes[i] - held[i] * model[i]
            first[i] = 0.9 * first[i] + 0.1 * g
            second[i] = 0.99 * second[i] + 0.01 * g * g
            model[i] += rate * (first[i] / (1 - 0.9**turn)) / (np.sqrt(second[i] / (1 - 0.99**turn)) + 1e-8)
            if turn > rounds - rounds // 3:
                mean[i] += model[i] / (rounds // 3)
    return chain.Weights(_joined(mean), mean[1] + start, mean[2] + mask, mean[3]), value


def score(found, model, threshold=0.5):
    """For each text the shares of words right, wrongly kept and missed, and F1 by words."""
    scores = []
    for _, x, _, _, labels, words, _ in found:
        gold = np.array([v == 1 for v in labels])
        got = chain.chances(x, model)[:, ARTICLE] > threshold
        hit, extra, miss = words[gold & got].sum(), words[~gold & got].sum(), words[gold & ~got].sum()
        total = max(1.0, hit + extra + miss)
        scores.append((hit / total, extra / total, miss / total, 2 * hit / max(1.0, 2 * hit + extra + miss)))
    return scores


def summary(scores):
    s = np.array(scores)
    tp, fp, fn = s[:, 0].sum(), s[:, 1].sum(), s[:, 2].sum()
    return 2 * tp / (2 * tp + fp + fn), tp / (tp + fp), tp / (tp + fn), float((s[:, 3] >= 0.95).mean())


def cleaned(rows, model):
    """The scores of the whole of cleaning, its rules too, with the weights of `model`: (kind of text, score)."""
    shipped, chain.weights = chain.weights, lambda: model
    out = []
    try:
        for row in rows:
            for kind, text, labels in (
                ("whole", "pasted", "line_labels"),
                ("window", "pasted_window", "window_line_labels"),
            ):
                if text not in row:
                    continue
                lines = zip(row[text].split("\n"), row[labels], strict=True)
                gold = Counter(re.findall(r"\w+", " ".join(line for line, label in lines if label == 1)))
                got = Counter(re.findall(r"\w+", clean(row[text]).body))
                hit = sum((gold & got).values())
                extra, miss = sum(got.values()) - hit, sum(gold.values()) - hit
                total = max(1, hit + extra + miss)
                out.append((kind, (hit / total, extra / total, miss / total, 2 * hit / max(1, hit + total))))
    finally:
        chain.weights = shipped
    return out


BINS = (0.0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 1.0)


def reliability(told):
    """How often lines were part of the article, by the chance that a model gave them which had not seen their site.

    `told` holds (chance, label) pairs; the result has (mean chance, share, lines) for each bin, the shares not falling.
    """
    chance, label = (np.array(column, dtype=float) for column in zip(*told, strict=True))
    rows, least = [], 0.0
    for low, high in itertools.pairwise(BINS):
        inside = (chance >= low) & ((chance < high) | (high == 1.0))
        if inside.any():
            least = max(least, (label[inside].sum() + 0.5) / (inside.sum() + 1))
            rows.append((chance[inside].mean(), least, int(inside.sum())))
    return rows


def write(model, calibration):
    def rounded(values):
        return [round(float(v), 3) for v in values]

    emit = {f: rounded(model.emit[i]) for i, f in enumerate(features.FEATURES)}
    emit |= {"extractor keeps": [-1.2, 1.8, -1.2, -1.2], "extractor drops": [1.2, -3.6, 1.2, 1.2]}
    steps = {
        one: {o: round(float(model.step[i, chain.STATES.index(o)]), 3) for o in chain.ALLOWED[one]}
        for i, one in enumerate(chain.STATES)
    }
    head = {
        "about": "Weights of the line model: for each feature one for each state, in the order of `states`. Fitted by "
        "benchmarks/fit_lines.py; the two of the extractor's evidence are set by hand. Calibration: the chance "
        "given to lines of sites not seen, and the share of them that was part of the article.",
        "states": list(chain.STATES),
        "begin": rounded(model.begin),
        "end": rounded(model.end),
        "steps": steps,
        "calibration": calibration,
    }
    rows = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in emit.items())
    text = json.dumps(head, indent=1)
    text = re.sub(r"\[\s+(-?[\d.e-]+),\s+(-?[\d.e-]+)\s+\]", r"[\1, \2]", text)
    WEIGHTS.write_text(text[:-2] + ',\n "features": {\n' + rows + "\n }\n}\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--ridge", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--errors", type=int, default=0, help="show the worst held-out texts")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found = examples(args.data)
    fold = np.array([zlib.crc32(e[0].encode()) % max(1, args.folds) for e in found])

    def say(name, got):
        print(f"{name}: F1 {got[0]:.3f} (P {got[1]:.3f} R {got[2]:.3f}), {got[3]:.0%} at .95 or more")

    held, told, whole = {"whole": [], "window": []}, [], []
    pages = load(args.data / "pages.jsonl.gz")
    for k in range(args.folds if args.folds > 1 else 0):
        model, _ = fit([e for e, f in zip(found, fold, strict=True) if f != k], args.rounds, args.ridge)
        for kind, scores in held.items():
            own = [e for e, f in zip(found, fold, strict=True) if f == k and e[6] == kind]
            for _, x, _, _, labels, _, _ in own:
                chance = chain.chances(x, model)[:, ARTICLE]
                told += [(p, v) for p, v in zip(chance, labels, strict=True) if v is not None]
            scores += [(e[0], *x) for e, x in zip(own, score(own, model), strict=True)]
        whole += cleaned([row for row in pages if zlib.crc32(site_of(row).encode()) % args.folds == k], model)
    for kind, scores in held.items():
        if scores:
            say(f"held-out sites, {kind}", summary([x[1:] for x in scores]))
            for name, hit, extra, miss, f1 in sorted(scores, key=lambda x: x[4])[: args.errors]:
                print(f"    {f1:.3f} {name}: right {hit:.2f}, wrongly kept {extra:.2f}, missed {miss:.2f}")
        if scores:
            say(f"held-out sites, {kind}, with the rules", summary([x for name, x in whole if name == kind]))
    calibration = json.loads(WEIGHTS.read_text("utf-8")).get("calibration", [[0.0, 0.0], [1.0, 1.0]])
    if told:
        rows = reliability(told)
        calibration = [[round(p, 4), round(share, 4)] for p, share, _ in rows]
        print("chance given to lines of unseen sites, share part of the article, lines")
        print("\n".join(f"    {p:.3f}  {share:.3f}  {n}" for p, share, n in rows))
    model, value = fit(found, args.rounds, args.ridge)
    for kind in held:
        say(f"fitted, {kind}", summary(score([e for e in found if e[6] == kind], model)))
    print(f"log-likelihood {value:.1f}")
    if args.write:
        write(model, calibration)


if __name__ == "__main__":
    main()
