"""Executed notebooks to pages: findings, figures and tables with their evidence, and the articles behind them.

Names are loaded when first used: a notebook that shows a table does not pay for the exporter.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.report.evidence import reader_page as reader_page
    from analysis.report.helpers import Shown as Shown
    from analysis.report.helpers import figure as figure
    from analysis.report.helpers import finding as finding
    from analysis.report.helpers import href as href
    from analysis.report.helpers import link as link
    from analysis.report.helpers import note as note
    from analysis.report.helpers import table as table
    from analysis.report.index import report_index as report_index
    from analysis.report.links import by_first as by_first
    from analysis.report.marked import page as page
    from analysis.report.model import Context as Context
    from analysis.report.model import InputFile as InputFile
    from analysis.report.model import NavLink as NavLink
    from analysis.report.model import Page as Page
    from analysis.report.model import PageResult as PageResult
    from analysis.report.model import Provenance as Provenance
    from analysis.report.saving import save as save
    from analysis.report.shelf import reports_index as reports_index
    from analysis.report.template import render as render
    from analysis.report.template import title_of as title_of

_PLACES = {
    "evidence": ("reader_page",),
    "helpers": ("Shown", "figure", "finding", "href", "link", "note", "table"),
    "links": ("by_first",),
    "marked": ("page",),
    "index": ("report_index",),
    "model": ("Context", "InputFile", "NavLink", "Page", "PageResult", "Provenance"),
    "saving": ("save",),
    "shelf": ("reports_index",),
    "template": ("render", "title_of"),
}
_WHERE = {name: module for module, names in _PLACES.items() for name in names}

__all__ = [*_WHERE]  # noqa: PLE0604 - names, all of them texts


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(importlib.import_module(f"analysis.report.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'analysis.report' has no name {name!r}; it has {', '.join(__all__)}")
