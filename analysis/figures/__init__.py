"""Figures that carry their finding, their words and their numbers: one file a notebook, one style for all."""

from analysis.figures.by_voice import tone_by_voice
from analysis.figures.cleaning import kept_and_cut
from analysis.figures.coverage import coverage_over_time
from analysis.figures.sentiment import tone_along
from analysis.figures.style import Link, Plate
from analysis.figures.terms import collocation_dots, keyness_dots, term_bars, term_strip
from analysis.figures.timeline import event_strip
from analysis.figures.trends import trend_lines, trend_panels

__all__ = [
    "Link", "Plate", "collocation_dots", "coverage_over_time", "event_strip", "kept_and_cut", "keyness_dots",
    "term_bars", "term_strip", "tone_along", "tone_by_voice", "trend_lines",
    "trend_panels",
]  # fmt: skip
