"""Finds time expressions in a text and says which days they mean, with a reason for each."""

from analysis.dates.find import MODES, find_dates
from analysis.dates.model import TimeExpression

__all__ = ["MODES", "TimeExpression", "find_dates"]
