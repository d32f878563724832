"""Parts of a corpus by a search: Boolean, near each other, by source, day, voice or name; saved by name or not."""

from analysis.subsets.find import check, described, hits, search, short, subset
from analysis.subsets.parse import check_saved, parse

__all__ = ["check", "check_saved", "described", "hits", "parse", "search", "short", "subset"]
