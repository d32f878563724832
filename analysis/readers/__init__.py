"""Files to raw documents: every format in, all the visible text and what is known of it out, refusals with reasons."""

import importlib
from typing import TYPE_CHECKING, Any

from analysis.readers.model import RawDocument, Refused

if TYPE_CHECKING:
    from analysis.readers.reading import ENDINGS as ENDINGS
    from analysis.readers.reading import read as read

__all__ = ["ENDINGS", "RawDocument", "Refused", "read"]


def __getattr__(name: str) -> Any:
    # The libraries of a dozen formats are loaded when files are read; a corpus that is kept, or a measure, needs none.
    if name in ("ENDINGS", "read"):
        return getattr(importlib.import_module("analysis.readers.reading"), name)
    raise AttributeError(f"module 'analysis.readers' has no name {name!r}")
