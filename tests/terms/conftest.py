import pandas as pd
import pytest

from analysis.corpus import Corpus, as_sentences


@pytest.fixture(scope="session")
def page(seed_raw) -> str:
    """The seed as it came, furniture and all: a text as any other."""
    return seed_raw


@pytest.fixture
def three() -> Corpus:
    """Three short articles: two with a date, one without; from two sources and one that names none."""
    texts = {"a": "The siege went on. The siege of the port went on.", "b": "The port was calm.", "c": "A siege again."}
    documents = pd.DataFrame({
        "doc_id": list(texts), "published": pd.to_datetime(["2022-09-10", "2022-10-01", None]),
        "source": ["North", "South", None], "text": list(texts.values()),
    })
    sentences = pd.concat([_sentences(d, text) for d, text in texts.items()])
    return Corpus(documents, sentences, pd.DataFrame(), pd.DataFrame(), name="three")


def _sentences(doc_id: str, text: str) -> pd.DataFrame:
    table = as_sentences(text).copy()
    table["sentence_id"] = [f"{doc_id}.{n}" for n in range(1, len(table) + 1)]
    return table.assign(doc_id=doc_id)
