"""Raw text to the article alone: each line kept in a role or dropped for a reason, with an exact ledger of edits."""

from analysis.cleaning.model import Cleaned, Edit, Line, apply
from analysis.cleaning.overrule import compare, lines
from analysis.cleaning.pipeline import clean
from analysis.cleaning.repeats import boilerplate
from analysis.cleaning.rules import REPAIRS, RULES

__all__ = ["REPAIRS", "RULES", "Cleaned", "Edit", "Line", "apply", "boilerplate", "clean", "compare", "lines"]
