import pandas as pd
import pytest

import analysis as dl
from analysis.corpus import as_sentences
from analysis.errors import DatelineError


@pytest.fixture
def two(news):
    return dl.open(news)


def test_a_query_a_mask_and_ids_select(two):
    by_query = two.select("source == 'Elbe Post'", name="elbe")
    by_mask = two.select(two.documents["source"] == "Elbe Post")
    assert len(by_query) == len(by_mask) == 1
    assert set(by_query.sentences["doc_id"]) == set(by_query.documents["doc_id"])
    ids = two.sentences["sentence_id"].head(2).tolist()
    assert two.select(ids).sentences["sentence_id"].tolist() == ids


def test_a_part_and_the_rest_make_the_whole(two):
    part = two.select("source == 'Elbe Post'", name="elbe")
    rest = two.except_(part)
    both = pd.concat([part.sentences, rest.sentences])
    assert sorted(both["sentence_id"]) == sorted(two.sentences["sentence_id"])
    assert rest.name == "not elbe"


@pytest.mark.parametrize(("query", "said"), [
    ("outlet == 'x'", "cannot be read"), ("source ==", "cannot be read"), ("source == 'nobody'", "holds no document"),
])  # fmt: skip
def test_a_query_that_selects_nothing_or_cannot_be_read_says_so(two, query, said):
    with pytest.raises(DatelineError, match=said):
        two.select(query)


def test_measures_read_the_body_unless_asked(seed):
    assert set(as_sentences(seed)["role"]) == {"body"}
    assert set(as_sentences(seed, ("heading", "caption"))["role"]) == {"heading", "caption"}
    with pytest.raises(DatelineError, match="there is no role “headline”"):
        as_sentences(seed, ("headline",))


def test_a_string_is_one_document_and_strings_are_one_each():
    assert as_sentences("One. Two.")["doc_id"].tolist() == ["text1", "text1"]
    assert as_sentences(["One.", "Two."])["doc_id"].tolist() == ["text1", "text2"]


def test_a_table_without_the_columns_is_named():
    with pytest.raises(DatelineError, match="lacks the column"):
        as_sentences(pd.DataFrame({"text": ["a"]}))
