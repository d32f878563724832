"""Documents read, cleaned, dated and grouped once: the `Corpus` that every notebook starts from."""

import importlib
from typing import TYPE_CHECKING, Any

from analysis.corpus.model import Corpus
from analysis.corpus.select import Texts, as_sentences, copied, foreign

if TYPE_CHECKING:
    from analysis.corpus import ledger as ledger
    from analysis.corpus.opening import from_records as from_records
    from analysis.corpus.opening import open as open

__all__ = ["Corpus", "Texts", "as_sentences", "copied", "foreign", "from_records", "ledger", "open"]


def __getattr__(name: str) -> Any:
    # Readers of a dozen formats are loaded when something is opened; a measure needs none of them.
    if name in ("open", "from_records"):
        return getattr(importlib.import_module("analysis.corpus.opening"), name)
    if name == "ledger":
        return importlib.import_module("analysis.corpus.ledger")
    raise AttributeError(f"module 'analysis.corpus' has no name {name!r}")
