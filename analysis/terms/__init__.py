"""Counting words and reading them where they stand: frequency, company, context, spread, contrast and variety."""

import importlib
from typing import TYPE_CHECKING, Any

from analysis.terms.articles import with_intervals
from analysis.terms.association import MEASURES
from analysis.terms.by_group import by_group
from analysis.terms.choices import first_under_stop_lists, under_stop_lists
from analysis.terms.collocates import collocates
from analysis.terms.collocation import collocations, with_company
from analysis.terms.concordance import concordance
from analysis.terms.definition import Words
from analysis.terms.dictionary import Dictionary, dictionary
from analysis.terms.dispersion import dispersion, end_to_end, positions
from analysis.terms.diversity import diversity
from analysis.terms.evidence import occurrences, sentences_with, with_sentences
from analysis.terms.frequency import frequency, leading, ngrams
from analysis.terms.keyness import keyness
from analysis.terms.network import Network, network
from analysis.terms.stops import names as stop_names
from analysis.terms.stops import stop_words as stop_list
from analysis.terms.weight import tf_idf
from analysis.terms.zipf import growth, heaps, zipf

if TYPE_CHECKING:
    from analysis.terms.bursts import bursting as bursting
    from analysis.terms.changes import change_points as change_points
    from analysis.terms.phrases import forms as forms
    from analysis.terms.rising import changing as changing
    from analysis.terms.trends import trend as trend
    from analysis.terms.trends import undated as undated

__all__ = [
    "MEASURES", "Dictionary", "Network", "Words", "by_group", "collocates", "collocations", "concordance", "dictionary",
    "dispersion", "diversity", "end_to_end", "first_under_stop_lists", "frequency", "growth", "heaps", "keyness",
    "leading", "network", "ngrams", "occurrences", "positions", "sentences_with", "stop_list", "stop_names", "tf_idf",
    "under_stop_lists", "with_company", "with_intervals", "with_sentences", "zipf",
]  # fmt: skip

#: What stands on SciPy, ruptures and Polars is loaded when it is first asked for.
_LATER = {
    "forms": "phrases", "trend": "trends", "undated": "trends", "bursting": "bursts", "change_points": "changes",
    "changing": "rising",
}  # fmt: skip
__all__ += list(_LATER)


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(importlib.import_module(f"analysis.terms.{_LATER[name]}"), name)
    raise AttributeError(f"module 'analysis.terms' has no name {name!r}")
