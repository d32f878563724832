"""Who says what: names, quotations and indirect statements with their speakers, and the voice of each sentence."""

from analysis.voices.find import find_quotes
from analysis.voices.model import Quote
from analysis.voices.names import names
from analysis.voices.table import claims, quotes
from analysis.voices.voice import voice_of

__all__ = ["Quote", "claims", "find_quotes", "names", "quotes", "voice_of"]
