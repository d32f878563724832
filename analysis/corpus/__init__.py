"""Documents read, cleaned, dated and grouped once: the `Corpus` that every notebook starts from."""

from analysis.corpus.model import Corpus
from analysis.corpus.select import Texts, as_sentences

__all__ = ["Corpus", "Texts", "as_sentences"]
