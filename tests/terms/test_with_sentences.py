import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis import terms

TEXT = st.lists(st.sampled_from(["war", "peace", "talks", "the", "end", ".", "\n"]), min_size=1, max_size=60).map(
    " ".join
)


def test_each_count_of_the_seed_leads_to_the_sentences_that_hold_the_term(seed):
    table = terms.with_sentences(seed, terms.frequency(seed).head(25))
    assert table["sentence_ids"].tolist() == [terms.sentences_with(seed, t) for t in table["term"]]


def test_runs_of_words_lead_there_too(seed):
    pairs = terms.with_sentences(seed, terms.collocations(seed, window="adjacent"), "pair")
    text = dict(zip(seed.sentences["sentence_id"], seed.sentences["text"].str.lower(), strict=True))
    assert all(row.pair in text[i] for row in pairs.itertuples() for i in row.sentence_ids)


@given(TEXT.filter(lambda t: any(w in t for w in ("war", "peace"))))
def test_one_pass_finds_what_one_search_a_term_finds(text):
    table = terms.with_sentences(text, pd.DataFrame({"term": ["war", "peace talks", "the end", "nothing"]}))
    assert table["sentence_ids"].tolist() == [terms.sentences_with(text, t) for t in table["term"]]
