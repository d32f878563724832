"""Counting words and reading them where they stand: frequency, company, context, spread, contrast and variety."""

from analysis.terms.association import MEASURES
from analysis.terms.choices import first_under_stop_lists, under_stop_lists
from analysis.terms.collocates import collocates
from analysis.terms.collocation import collocations, with_company
from analysis.terms.concordance import concordance
from analysis.terms.definition import Words
from analysis.terms.dispersion import dispersion, end_to_end, positions
from analysis.terms.diversity import diversity
from analysis.terms.evidence import occurrences, sentences_with, with_sentences
from analysis.terms.frequency import frequency, leading, ngrams
from analysis.terms.keyness import keyness
from analysis.terms.stops import names as stop_names
from analysis.terms.stops import stop_words as stop_list
from analysis.terms.weight import tf_idf

__all__ = [
    "MEASURES", "Words", "collocates", "collocations", "concordance", "dispersion", "diversity",
    "end_to_end", "first_under_stop_lists", "frequency", "keyness", "leading", "ngrams", "occurrences", "positions",
    "sentences_with", "stop_list", "stop_names", "tf_idf", "under_stop_lists", "with_company", "with_sentences",
]  # fmt: skip
