"""Gives an article whose own words do not show its language that of the table or archive in which it stands."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Sequence

from analysis.readers import RawDocument, languages

_LEAST_KNOWN = 2
_CLEARLY = 0.8
_LEAST_OF_ALL = 0.5


def with_languages(documents: Sequence[RawDocument], table: str = "") -> list[RawDocument]:
    """`documents`, those of unknown language with the language of their table or archive, which their note says.

    That is the language of four in five of its articles whose language is known, where these are two at least and half
    of all. An article whose words speak against it stays unknown: one with English words in a table in German.
    `table` names what they all stand in, where their paths do not say it.
    """
    whole = [table or _whole(d.path) for d in documents]
    known: defaultdict[str, Counter[str]] = defaultdict(Counter)
    size = Counter(whole)
    for name, document in zip(whole, documents, strict=True):
        if name and document.lang:
            known[name][document.lang] += 1
    return [
        document if document.lang or not name else _with_language(document, name, known[name], size[name])
        for name, document in zip(whole, documents, strict=True)
    ]


def _whole(path: str) -> str:
    """The table or archive in which the article at `path` stands; empty for a file of its own."""
    table, row, _ = path.rpartition("#")
    if row:
        return table
    archive, inside, _ = path.partition(".zip/")
    return f"{archive}.zip" if inside else ""


def _with_language(document: RawDocument, name: str, known: Counter[str], size: int) -> RawDocument:
    if not known:
        return document
    (lang, most), told = known.most_common(1)[0], known.total()
    if told < max(_LEAST_KNOWN, _LEAST_OF_ALL * size) or most < _CLEARLY * told:
        return document
    if not languages.may_be(document.raw_text, lang):
        return document
    said = f"Its language ({lang}) is that of {most} of the {told} articles in {name} that show theirs."
    return dataclasses.replace(document, lang=lang, note=" ".join(filter(None, (document.note, said))))
