"""Finds when an article was published, says what speaks for it, and keeps unknown what is unknown."""

from analysis.dating.days import parse_day
from analysis.dating.model import Candidate, Published
from analysis.dating.published import find_published

__all__ = ["Candidate", "Published", "find_published", "parse_day"]
