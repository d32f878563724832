"""Texts to clusters: which articles are copies of one another, so that a repeat is not counted as a second voice."""

from analysis.duplicates.changes import changes
from analysis.duplicates.clusters import group
from analysis.duplicates.versions import independent, versions, weights

__all__ = ["changes", "group", "independent", "versions", "weights"]
