"""Which articles speak for themselves: the copies of one article are one voice, however many papers print it."""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]

#: the distinct versions of one article, each the scores of its sentences in the order of the text; nan: no evidence
Unit = list[Floats]


def independent(
    values: Floats, docs: Sequence[Hashable] | None = None, clusters: Sequence[Hashable] | None = None
) -> list[Unit]:
    """The articles among scored sentences, those that repeat each other (`clusters`, a label a sentence) as one.

    Documents of a cluster whose sentences score alike are one version of it, so that a further copy adds nothing;
    versions that differ stand beside each other. A document without a cluster (None, nan) is its own. The order of
    the result depends on the scores alone, not on the order in which documents were read.
    """
    if docs is None:
        return [[values]]
    codes, labels = pd.factorize(np.asarray(docs, dtype=object), use_na_sentinel=False)
    order = np.argsort(codes, kind="stable")
    parts = np.split(values[order], np.flatnonzero(np.diff(codes[order])) + 1) if len(values) else []
    of: list[Hashable] = [(label,) for label in labels]
    if clusters is not None:
        known = pd.Series(list(clusters), dtype=object).notna()
        for code, cluster, is_known in zip(codes, clusters, known, strict=True):
            if is_known:
                of[code] = cluster
    units: dict[Hashable, dict[bytes, Floats]] = {}
    for key, part in zip(of, parts, strict=True):
        units.setdefault(key, {})[part.tobytes()] = part
    made = [[versions[b] for b in sorted(versions, key=lambda b: (len(b), b))] for versions in units.values()]
    return sorted(made, key=lambda unit: [(len(v), v.tobytes()) for v in unit])


def scored(units: Iterable[Unit]) -> list[Unit]:
    """The units without the sentences that hold no evidence, and without what is then empty."""
    kept = [[known for version in unit if len(known := version[~np.isnan(version)])] for unit in units]
    return [unit for unit in kept if unit]


def size(unit: Unit) -> float:
    """How many sentences an article has, its versions averaged."""
    return sum(map(len, unit)) / len(unit)


def mean(units: Sequence[Unit]) -> float:
    """The mean score of the sentences of `units`, each counting once however many versions of it there are."""
    total = sum(sum(float(v.sum()) for v in unit) / len(unit) for unit in units)
    return total / sum(map(size, units))
