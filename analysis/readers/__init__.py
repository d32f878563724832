"""Files to raw documents: every format in, all the visible text and what is known of it out, refusals with reasons."""

from analysis.readers.model import RawDocument, Refused
from analysis.readers.reading import ENDINGS, read

__all__ = ["ENDINGS", "RawDocument", "Refused", "read"]
