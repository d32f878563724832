"""Notebooks to executed notebooks: parameters checked, run through papermill side by side, published whole."""

from analysis.runs.execute import Executed, How, Job, execute
from analysis.runs.parameters import Parameter, check, of_notebook
from analysis.runs.plan import Plan, make, notebooks

__all__ = ["Executed", "How", "Job", "Parameter", "Plan", "check", "execute", "make", "notebooks", "of_notebook"]
