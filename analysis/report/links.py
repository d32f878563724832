"""The way from a number to its evidence: a sentence's id as the address of its place on a reader page."""

import re
from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from analysis.errors import DatelineError
from analysis.report import safe

_SENTENCE = re.compile(r"([0-9A-Za-z_-]{1,64})\.([1-9][0-9]{0,8})\Z")
_LIVE = re.compile(r'<a class="dl-(evidence|mark)" href="(read/[^"]+)"')
_RESTING = re.compile(r'<a class="dl-(evidence|mark)" data-to="(read/[0-9A-Za-z_-]+\.html#s[0-9]+)"')
#: Evidence past this many sentences is folded.
_SHOWN = 6
#: Past this many only their number is said: a list that long is not read, and would outweigh the page.
_LISTED = 60


def split(sentence_id: str) -> tuple[str, int]:
    """The document and the sentence's number in "<doc_id>.<n>". Raises DatelineError for anything else."""
    match = _SENTENCE.match(str(sentence_id))
    if not match:
        raise DatelineError(f"“{safe.short(sentence_id, 60)}” is not a sentence id; one looks like “0123456789ab.7”.")
    return match.group(1), int(match.group(2))


def page(doc_id: str) -> str:
    """The address of a document's reader page, from the report's folder."""
    return f"read/{doc_id}.html"


def href(sentence_id: str) -> str:
    """The address of a sentence, from the report's folder: "read/<doc_id>.html#s<n>"."""
    doc_id, n = split(sentence_id)
    return f"{page(doc_id)}#s{n}"


def link(sentence_id: str, label: object = None) -> str:
    """HTML: a link to a sentence, in the words of `label` or as “sentence 7”."""
    words = f"sentence {split(sentence_id)[1]}" if label is None else safe.isolated(label)
    return f'<a class="dl-evidence" href="{safe.text(href(sentence_id))}">{words}</a>'


def several(sentence_ids: Iterable[str], label: str = "Evidence") -> str:
    """HTML: links to each of the sentences, folded where there are many; empty where there are none."""
    ids = list(dict.fromkeys(str(i) for i in sentence_ids))
    if not ids:
        return ""
    listed = _listed(ids, brief=False)
    if len(ids) <= _SHOWN:
        return f'<span class="dl-sources">{safe.text(label)}: {listed}</span>'
    head = f"{safe.text(label)}: {len(ids):,} sentences"
    return f'<details class="dl-sources"><summary>{head}</summary>{listed}</details>'


def folded(sentence_ids: Iterable[str], words: object) -> str:
    """HTML: `words` that unfold to links to the sentences."""
    ids = list(dict.fromkeys(sentence_ids))
    shown = safe.isolated(words) if words is not None else f"{len(ids):,} sentences"
    listed = _listed(ids, brief=True)
    return f'<details class="dl-rows"><summary>{shown}</summary><span class="dl-sources">{listed}</span></details>'


def _listed(ids: Sequence[str], *, brief: bool) -> str:
    """Links to the first of the sentences, and how many more there are; `brief`: by number alone within one article."""
    many_documents = len({split(i)[0] for i in ids}) > 1
    links = [link(i, _name(i) if many_documents else split(i)[1] if brief else None) for i in ids[:_LISTED]]
    more = f" and {len(ids) - _LISTED:,} more" if len(ids) > _LISTED else ""
    return ", ".join(links) + more


def resting(html: str) -> str:
    """`html` for a notebook: links to sentences are plain words there, since no page stands behind them."""
    return _LIVE.sub(r'<a class="dl-\1" data-to="\2"', html)


def living(html: str) -> str:
    """`html` of a notebook for a page of a report: its links to sentences lead there again."""
    return _RESTING.sub(r'<a class="dl-\1" href="\2"', html)


def by_first(table: pd.DataFrame, column: str = "term") -> Callable[[str], str]:
    """A function from a value of `column` to the address of the first sentence in its row's `sentence_ids`.

    For the marks of a figure that stand for a term or a pair. Raises KeyError for a value that is not in the table,
    or has no sentence.
    """
    first = {str(value): ids[0] for value, ids in zip(table[column], table["sentence_ids"], strict=True) if len(ids)}
    return lambda value: href(first[value])


def _name(sentence_id: str) -> str:
    return unnamed(*split(sentence_id))


def unnamed(doc_id: str, n: object) -> str:
    """A sentence of one among several articles, as long as the article's name is not known."""
    return f"{doc_id[:6]}, sentence {n}"
