"""An index of the people, organisations and places that texts name, with their variants and the sentences they are in.

No model: capitals, titles, roles, words of place and body, and acronyms introduced in the text are the evidence. Where
there is none the kind is "unknown", which is not a kind of thing but a statement about the evidence.
"""

import bisect
from collections import Counter

import pandas as pd

from analysis.corpus import Corpus, as_sentences
from analysis.voices.body import bodies
from analysis.voices.grammar import units
from analysis.voices.marks import marked
from analysis.voices.mentions import Mention, mentions

COLUMNS = ("name", "kind", "variants", "mentions", "first_sentence", "last_sentence", "sentence_ids")


def names(data: Corpus | pd.DataFrame | str) -> pd.DataFrame:
    """The names in a corpus, a table of sentences or a text, most often mentioned first.

    Columns: name (the fullest form), kind ("person", "organisation", "place", "unknown"), variants (list, most
    frequent first), mentions (count), first_sentence, last_sentence and sentence_ids (in the order of the text).
    A surname alone is counted for the full name of the same article, or for the one person of the corpus so named.
    """
    rows: list[tuple[Mention, str]] = []
    for _, text, sentences in bodies(data):
        starts = list(sentences["start"])
        ids = list(sentences["sentence_id"])
        for m in mentions(text, units(text, marked(text))):
            at = bisect.bisect_right(starts, m.start) - 1
            if at >= 0:
                rows.append((m, ids[at]))
    return _table(_merged(rows), [str(s) for s in as_sentences(data)["sentence_id"]])


def _merged(rows: list[tuple[Mention, str]]) -> dict[str, list[tuple[Mention, str]]]:
    """Mentions by name; a single word joins the one longer name of the corpus that ends with it."""
    fuller: dict[str, set[str]] = {}
    for m, _ in rows:
        words = m.name.split()
        if len(words) > 1 and m.kind in ("person", "unknown"):
            fuller.setdefault(words[-1], set()).add(m.name)
    found: dict[str, list[tuple[Mention, str]]] = {}
    for m, sentence in rows:
        options = fuller.get(m.name, set())
        name = next(iter(options)) if len(options) == 1 else m.name
        found.setdefault(name, []).append((m, sentence))
    return found


def _table(found: dict[str, list[tuple[Mention, str]]], order: list[str]) -> pd.DataFrame:
    rank = {sentence: n for n, sentence in enumerate(order)}
    rows = []
    for name, uses in found.items():
        kinds = Counter(m.kind for m, _ in uses if m.kind != "unknown")
        kind = min(kinds, key=lambda k: (-kinds[k], k)) if kinds else "unknown"
        variants = Counter(" ".join(m.words) for m, _ in uses)
        ids = sorted({s for _, s in uses}, key=lambda s: rank.get(s, len(rank)))
        listed = sorted(variants, key=lambda v: (-variants[v], v))
        rows.append((name, kind, listed, len(uses), ids[0], ids[-1], ids))
    rows.sort(key=lambda r: (-r[3], r[0]))
    return pd.DataFrame(rows, columns=list(COLUMNS))
