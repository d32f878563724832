"""Finds what is asked for in one pass over the text: words, phrases, shapes such as `occup*`, groups of any of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.corpus import Texts, as_sentences
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.pattern import Search, Words, compile_pattern
from analysis.terms.reading import Reading, Sentence

#: With more patterns than this every sentence is read, none is looked for first.
MANY = 60

#: A term, several, or groups: a name and the terms that count under it.
Asked = str | Sequence[str] | Mapping[str, str | Sequence[str]]


class Found(NamedTuple):
    """How often one of the things asked for stands in a sentence."""

    name: str
    doc_id: str
    sentence_id: str
    times: int


def groups(asked: Asked) -> dict[str, list[str]]:
    """What is asked for by name, each with its patterns; a plain term is its own name.

    Raises DatelineError where nothing is asked for, or a group is empty.
    """
    if isinstance(asked, str):
        asked = [asked]
    if isinstance(asked, Mapping):
        named = {str(k): [v] if isinstance(v, str) else [str(p) for p in v] for k, v in asked.items()}
    else:
        named = {str(term): [str(term)] for term in asked}
    if not named:
        raise DatelineError("no term is given; give a word, a phrase, a shape such as occup*, or a group of them.")
    for name, patterns in named.items():
        if not patterns:
            raise DatelineError(f"the group “{name}” has no term.")
    return named


def read(data: Texts, named: Mapping[str, Sequence[str]], roles: Sequence[str] = COUNTED_ROLES) -> Reading:
    """The sentences that may hold what is `named`: all that do, and some others; there may be none.

    Raises DatelineError for a pattern that is not valid.
    """
    from analysis.terms import finding  # noqa: PLC0415 - not to load Polars with the package

    table = as_sentences(data, roles)
    searches = [compile_pattern(p) for patterns in named.values() for p in patterns]
    if len(searches) > MANY:  # together they stand in most sentences, and looking for each takes longer than reading
        return reading.read(table, roles, may_be_empty=True)
    rows = sorted({int(row) for search in searches for row in finding.candidates(table["text"], search)})
    return reading.read(table.iloc[rows], roles, may_be_empty=True)


def find(
    data: Texts, source: Reading, named: Mapping[str, Sequence[str]], roles: Sequence[str] = COUNTED_ROLES
) -> list[Found]:
    """Where what is `named` stands, in the order of the text: an entry a sentence and name; `source` is `data` as read.

    Within a name no word is counted twice: of hits that overlap the first counts, and of those that begin together the
    longest. Raises DatelineError for a pattern that is not valid (see `pattern`).
    """
    searches = {name: [compile_pattern(p) for p in patterns] for name, patterns in named.items()}
    plain: dict[str, list[str]] = {}
    rest: dict[str, list[Search]] = {}
    for name, wanted in searches.items():
        word = wanted[0].word() if len(wanted) == 1 and isinstance(wanted[0], Words) else None
        if word is None:
            rest[name] = wanted
        else:
            plain.setdefault(word, []).append(name)
    texts = _texts(data, source, roles) if any(not isinstance(s, Words) for w in rest.values() for s in w) else {}
    found = []
    for s in source.sentences:
        counts: dict[str, int] = {}
        for word in s.norms:
            for name in plain.get(word, ()):
                counts[name] = counts.get(name, 0) + 1
        for name, wanted in rest.items():
            many = _without_overlap([hit for w in wanted for hit in _hits(w, s, texts)])
            if many:
                counts[name] = many
        found += [Found(name, s.doc_id, s.sentence_id, many) for name, many in counts.items()]
    return found


def _hits(search: Search, s: Sentence, texts: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The hits as characters of the sentence's document."""
    if isinstance(search, Words):
        return ((s.words[i].start, s.words[j - 1].end) for i, j in search.among(s.norms))
    return ((s.start + hit.start, s.start + hit.end) for hit in search(texts[s.sentence_id]))


def _without_overlap(hits: list[tuple[int, int]]) -> int:
    reached = many = 0
    for start, end in sorted(hits, key=lambda h: (h[0], -h[1])):
        if start >= reached:
            reached, many = end, many + 1
    return many


def _texts(data: Texts, source: Reading, roles: Sequence[str]) -> dict[str, str]:
    table = as_sentences(data, roles)
    held = {s.sentence_id for s in source.sentences}
    pairs = zip(table["sentence_id"].astype(str), table["text"], strict=True)
    return {sentence_id: text for sentence_id, text in pairs if sentence_id in held}
