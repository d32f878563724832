"""Notebooks to executed notebooks: parameters checked, run through papermill side by side, published whole."""

from analysis.runs.execute import Executed, Job, execute
from analysis.runs.parameters import Parameter, check, of_notebook
from analysis.runs.plan import Plan, make, notebooks

__all__ = ["Executed", "Job", "Parameter", "Plan", "check", "execute", "make", "notebooks", "of_notebook"]
