"""Tidy tables for any other program: a row a document or a sentence, a column a measure, and what each column means."""

from analysis.tidy.meanings import codebook
from analysis.tidy.tables import documents, sentences
from analysis.tidy.write import FORMATS, RECORD, export

__all__ = ["FORMATS", "RECORD", "codebook", "documents", "export", "sentences"]
