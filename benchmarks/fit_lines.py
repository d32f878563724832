"""Fits the weights of the line model and says how well they do on sites they have not seen.

usage: python benchmarks/fit_lines.py DATA [--folds 5] [--write]

DATA is a folder with `pages.jsonl.gz`: a page a line, with `url`, `pasted` (the page's text), `line_labels` (for each
line 1: article, 0: not, null: unknown) and, if it has them, `pasted_window` and `window_line_labels` (the article and
the lines around it); and perhaps `segments.jsonl.gz`: pages with `url`, `pasted`, and phrases `with` (in the article)
and `without` (not in it). Folds are by site: no site is in the fit and in the measure. Without --write nothing is saved.
"""

import argparse
import gzip
import json
import re
import sys
import zlib
from pathlib import Path
from urllib.parse import urlparse

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from analysis.cleaning import chain, features

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
    return out


def segment_labels(row, lines):
    flat = lambda s: re.sub(r"\W+", " ", s).strip()
    flats = [flat(x) for x in lines]
    page = " ".join(flats)
    keep = [flat(s) for s in row["with"] if flat(s)]
    drop = [flat(s) for s in row["without"] if flat(s) and page.count(flat(s)) == 1]
    return [1 if any(k in x for k in keep) else 0 if any(d in x for d in drop) else None for x in flats]


def examples(folder):
    """(site, features, allowed states, weight, labels, words of each line) of each text to learn from."""
    out = []

    def add(row, text, labelled, weight):
        lines, blanks, places = laid_out(text)
        if not lines:
            return
        labels = labelled(lines, places)
        x = features.table(lines, blanks, [None] * len(lines), None)
        words = np.array([features.local(v).words for v in lines], dtype=float)
        out.append((urlparse(row["url"]).netloc.removeprefix("www."), x, states_allowed(labels), weight, labels, words))

    for row in load(folder / "pages.jsonl.gz"):
        add(row, row["pasted"], lambda _, at, r=row: [r["line_labels"][i] for i in at], 1.0)
        if "pasted_window" in row:
            add(row, row["pasted_window"], lambda _, at, r=row: [r["window_line_labels"][i] for i in at], 1.0)
        article = [t for t, label in zip(row["pasted"].split("\n"), row["line_labels"], strict=True) if label == 1]
        add(row, "\n".join(article), lambda lines, _: [1] * len(lines), 0.3)
    if (folder / "segments.jsonl.gz").exists():
        for row in load(folder / "segments.jsonl.gz"):
            add(row, row["pasted"], lambda lines, _, r=row: segment_labels(r, lines), 1.0)
    return out


class Batch:
    """Examples side by side, so that the sums over paths run over all of them at once."""

    def __init__(self, found):
        self.sizes = np.array([len(e[1]) for e in found])
        self.longest = self.sizes.max()
        n, states = len(found), len(chain.STATES)
        self.rows = np.concatenate([e[1] for e in found])
        self.at = np.concatenate([np.arange(s) * n + i for i, s in enumerate(self.sizes)])
        self.allowed = np.zeros((self.longest, n, states))
        for i, e in enumerate(found):
            self.allowed[: self.sizes[i], i] = np.where(e[2], 0.0, chain.IMPOSSIBLE)
        self.weight = np.array([e[3] for e in found])
        self.inside = np.arange(self.longest)[:, None] < self.sizes[None]

    def sums(self, emit, model):
        """Log of the sum over paths, the chances of states, and the expected counts of steps."""
        def lse(v, axis):
            top = v.max(axis=axis, keepdims=True)
            return (top + np.log(np.exp(v - top).sum(axis=axis, keepdims=True))).squeeze(axis)

        steps, n, states = emit.shape
        forward = np.empty_like(emit)
        forward[0] = model.begin + emit[0]
        for t in range(1, steps):
            here = lse(forward[t - 1][:, :, None] + model.step[None], 1) + emit[t]
            forward[t] = np.where(self.inside[t][:, None], here, forward[t - 1])
        log_z = lse(forward[-1] + model.end, 1)
        backward = np.empty_like(emit)
        backward[-1] = model.end
        pairs = np.zeros((n, states, states))
        for t in range(steps - 2, -1, -1):
            later = (emit[t + 1] + backward[t + 1])[:, None, :] + model.step[None]
            here = self.inside[t + 1][:, None]
            backward[t] = np.where(here, lse(later, 2), backward[t + 1])
            chance = np.exp(np.minimum(forward[t][:, :, None] + later - log_z[:, None, None], 0.0))
            pairs += chance * here[:, :, None]
        chances = np.exp(np.minimum(forward + backward - log_z[None, :, None], 0.0)) * self.inside[:, :, None]
        return log_z, chances, pairs

    def gradient(self, model):
        steps, n, states = self.allowed.shape
        free = np.zeros((steps * n, states))
        free[self.at] = self.rows @ model.emit
        free = free.reshape(steps, n, states)
        z_free, c_free, p_free = self.sums(free, model)
        z_told, c_told, p_told = self.sums(free + self.allowed, model)
        w = self.weight
        gap = (c_told - c_free) * w[None, :, None]
        last = self.sizes - 1
        return (
            float((w * (z_told - z_free)).sum()),
            chain.Weights(
                self.rows.T @ gap.reshape(steps * n, states)[self.at],
                gap[0].sum(axis=0),
                ((p_told - p_free) * w[:, None, None]).sum(axis=0),
                gap[last, np.arange(n)].sum(axis=0),
            ),
        )


def fit(found, rounds=220, ridge=0.6):
    """Weights that make the labels likely, held small by `ridge` (Adam on the log-likelihood; sizes evened out)."""
    even = [(*e[:3], e[3] * (60 / max(20, len(e[1]))) ** 0.5, *e[4:]) for e in found]
    batch = Batch(even)
    states = len(chain.STATES)
    model = [np.zeros((len(features.FEATURES), states)), np.zeros(states), np.zeros((states, states)), np.zeros(states)]
    mask = chain.mask()
    first, second = [np.zeros_like(m) for m in model], [np.zeros_like(m) for m in model]
    for turn in range(1, rounds + 1):
        value, slope = batch.gradient(chain.Weights(model[0], model[1], model[2] + mask, model[3]))
        rate = 0.12 * min(1.0, 2.0 * (1 - turn / (rounds + 1)))
        for i in range(4):
            g = slope[i] - ridge * model[i]
            first[i] = 0.9 * first[i] + 0.1 * g
            second[i] = 0.99 * second[i] + 0.01 * g * g
            model[i] += rate * (first[i] / (1 - 0.9**turn)) / (np.sqrt(second[i] / (1 - 0.99**turn)) + 1e-8)
    return chain.Weights(model[0], model[1], model[2] + mask, model[3]), value


def measure(found, model, threshold=0.5):
    """Mean over texts of precision, recall and F1 by words, as far as the labels go."""
    scores = []
    for _, x, _, weight, labels, words in found:
        if weight < 1 or any(v is None for v in labels):
            continue
        gold = np.array([v == 1 for v in labels])
        got = chain.chances(x, model)[:, ARTICLE] > threshold
        hit, extra, miss = words[gold & got].sum(), words[~gold & got].sum(), words[gold & ~got].sum()
        total = max(1.0, hit + extra + miss)
        scores.append((hit / total, extra / total, miss / total, 2 * hit / max(1.0, 2 * hit + extra + miss)))
    s = np.array(scores)
    tp, fp, fn = s[:, 0].sum(), s[:, 1].sum(), s[:, 2].sum()
    return 2 * tp / (2 * tp + fp + fn), tp / (tp + fp), tp / (tp + fn), float((s[:, 3] >= 0.95).mean())


def write(model):
    names = lambda values: {s: round(float(v), 3) for s, v in zip(chain.STATES, values, strict=True)}
    emit = {f: [round(float(v), 3) for v in model.emit[i]] for i, f in enumerate(features.FEATURES)}
    emit |= {"extractor keeps": [-1.0, 1.5, -1.0, -1.0], "extractor drops": [0.5, -1.5, 0.5, 0.5]}
    steps = {
        one: {o: round(float(model.step[i, chain.STATES.index(o)]), 3) for o in chain.ALLOWED[one]}
        for i, one in enumerate(chain.STATES)
    }
    head = {
        "about": "Weights of the line model: for each feature one for each state, in the order of `states`. Fitted by "
        "benchmarks/fit_lines.py; the two of the extractor's evidence are set by hand.",
        "states": list(chain.STATES), "begin": list(names(model.begin).values()), "end": list(names(model.end).values()),
        "steps": steps,
    }
    rows = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in emit.items())
    WEIGHTS.write_text(json.dumps(head, indent=1)[:-2] + ',\n "features": {\n' + rows + "\n }\n}\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--ridge", type=float, default=0.6)
    parser.add_argument("--rounds", type=int, default=220)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found = examples(args.data)
    fold = np.array([zlib.crc32(e[0].encode()) % args.folds for e in found])
    say = lambda name, got: print(f"{name}: F1 {got[0]:.3f} (P {got[1]:.3f} R {got[2]:.3f}), {got[3]:.0%} at .95 or more")
    full = lambda e: len(e[1]) >= 60
    held = []
    for k in range(args.folds if args.folds > 1 else 0):
        model, _ = fit([e for e, f in zip(found, fold, strict=True) if f != k], args.rounds, args.ridge)
        held += [(e, model) for e, f in zip(found, fold, strict=True) if f == k]
        say(f"fold {k}", measure([e for e, f in zip(found, fold, strict=True) if f == k], model))
    model, value = fit(found, args.rounds, args.ridge)
    say("fitted, whole set", measure(found, model))
    print(f"log-likelihood {value:.1f}")
    if args.write:
        write(model)


if __name__ == "__main__":
    main()
