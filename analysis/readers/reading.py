"""Reads documents from files, one after the other: what can be read as a document, what cannot with the reason."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.readers import document, formats, metadata, sources
from analysis.readers.columns import Names
from analysis.readers.formats import ENDINGS
from analysis.readers.metadata import Said
from analysis.readers.model import RawDocument, Refused
from analysis.readers.parts import Part

__all__ = ["ENDINGS", "read"]


def read(sources_given: Sequence[str | Path], *, names: Names | None = None) -> Iterator[RawDocument | Refused]:
    """The documents in files, folders (with all below them) and patterns, one by one, and what had to be refused.

    Texts (.txt, .md), pages (.html, .htm) and tables with a row for an article (.csv, .jsonl), as they are or in .gz
    and .zip. `metadata.csv` beside files says what is known of them and comes before what a page says of itself.
    README*, LICENSE*, metadata.csv, dateline.toml and dotfiles are never documents. Raises DatelineError for a source
    that does not exist; all else that is wrong is given as Refused, one sentence each. `names` says which columns hold
    what, where the user told, and keeps account of what was mapped to what.
    """
    names = names or Names()
    for source in sources_given:
        beside = metadata.Beside(names)
        for found in sources.expand(source):
            said = beside.of(found)
            for item in sources.contents(found):
                yield from [item] if isinstance(item, Refused) else _documents(item, said, names)
        yield from beside.left_over()


def _documents(part: Part, said: Said, names: Names) -> Iterator[RawDocument | Refused]:
    for one in formats.articles(part, names, said.get("url")):
        if isinstance(one, Refused):
            yield one
        else:
            yield document.make(one.name, one.digest, one.found, said, one.note)
