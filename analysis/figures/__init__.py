"""Figures that carry their finding, their words and their numbers: one file a notebook, one style for all."""

from analysis.figures.by_source import coverage_by_source
from analysis.figures.by_voice import tone_by_voice
from analysis.figures.cleaning import kept_and_cut
from analysis.figures.coverage import coverage_over_time
from analysis.figures.keyness import keyness_dots
from analysis.figures.network import network_map
from analysis.figures.over_time import tone_over_time
from analysis.figures.sentiment import tone_along
from analysis.figures.spread import corpus_strip
from analysis.figures.style import Link, Plate
from analysis.figures.terms import collocation_dots, term_bars, term_strip
from analysis.figures.timeline import event_strip
from analysis.figures.trends import trend_lines, trend_panels
from analysis.figures.variety import growth_curve, zipf_plot

__all__ = [
    "Link", "Plate", "collocation_dots", "corpus_strip", "coverage_by_source", "coverage_over_time", "event_strip",
    "growth_curve", "kept_and_cut", "keyness_dots", "network_map", "term_bars", "term_strip", "tone_along",
    "tone_by_voice", "tone_over_time", "trend_lines", "trend_panels", "zipf_plot",
]  # fmt: skip
