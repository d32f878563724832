"""Parts of a corpus by a search: Boolean, near each other, by source, day, voice or name; saved by name or not."""

from analysis.subsets.find import check, described, hits, search, short, subset
from analysis.subsets.parse import check_saved, parse
from analysis.subsets.sides import Contrast, contrast

__all__ = ["Contrast", "check", "check_saved", "contrast", "described", "hits", "parse", "search", "short", "subset"]
