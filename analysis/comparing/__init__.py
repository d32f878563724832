"""Two parts of a corpus side by side: their words, their course in time, the company of shared words, their tone."""

from analysis.comparing.both import compare
from analysis.comparing.model import Comparison

__all__ = ["Comparison", "compare"]
