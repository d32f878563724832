"""Texts to clusters: which articles are copies of one another, so that a repeat is not counted as a second voice."""

from analysis.duplicates.clusters import group

__all__ = ["group"]
