"""Dateline: the news read as data. The names that a notebook needs; `import analysis as dl`."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis import dates as dates
    from analysis import duplicates as duplicates
    from analysis import figures as figures
    from analysis import sentiment as sentiment
    from analysis import subsets as subsets
    from analysis import terms as terms
    from analysis import tidy as tidy
    from analysis import timeline as timeline
    from analysis import voices as voices
    from analysis.cleaning import clean as clean
    from analysis.comparing import compare as compare
    from analysis.corpus import Corpus as Corpus
    from analysis.corpus import from_records as from_records
    from analysis.corpus import ledger as ledger
    from analysis.corpus import open as open
    from analysis.dates import find_dates as find_dates
    from analysis.dating import find_published as find_published
    from analysis.report import by_first as by_first
    from analysis.report import figure as figure
    from analysis.report import finding as finding
    from analysis.report import findings as findings
    from analysis.report import href as href
    from analysis.report import link as link
    from analysis.report import note as note
    from analysis.report import notes as notes
    from analysis.report import page as page
    from analysis.report import save as save
    from analysis.report import table as table
    from analysis.voices import find_quotes as find_quotes

#: Where each name stands. They are loaded when first used, so that `import analysis` costs next to nothing.
_PLACES = {
    "open": "corpus", "from_records": "corpus", "Corpus": "corpus", "clean": "cleaning", "find_dates": "dates",
    "find_published": "dating", "find_quotes": "voices", "figure": "report", "table": "report", "finding": "report",
    "link": "report", "href": "report", "by_first": "report", "note": "report",
    "page": "report", "compare": "comparing", "save": "report",
}  # fmt: skip
_SUBJECTS = {
    "dates": "dates", "duplicates": "duplicates", "terms": "terms", "sentiment": "sentiment", "voices": "voices",
    "subsets": "subsets", "tidy": "tidy", "timeline": "timeline", "figures": "figures", "ledger": "corpus.ledger",
    "findings": "report.findings", "notes": "report.notes",
}  # fmt: skip

__all__ = [*_PLACES, *_SUBJECTS]  # noqa: PLE0604 - names, all of them texts


def __getattr__(name: str) -> Any:
    if name in _PLACES:
        return getattr(importlib.import_module(f"analysis.{_PLACES[name]}"), name)
    if name in _SUBJECTS:
        return importlib.import_module(f"analysis.{_SUBJECTS[name]}")
    raise AttributeError(f"module 'analysis' has no name {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted([*__all__, *globals()])


if os.environ.get("DATELINE_READ"):  # a run asks which files its notebooks read
    from analysis import noted, settings

    noted.begin((settings.PACKAGE, settings.PROCESSED))
