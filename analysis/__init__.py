"""Dateline: the news read as data."""
