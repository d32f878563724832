import random

import pytest

from analysis import terms
from analysis.errors import DatelineError
from analysis.terms.weight import idf


@pytest.mark.parametrize(
    ("holding", "weight"), [(18_165, 1.65), (6_723, 2.08), (19_241, 1.62), (25_235, 1.50)]
)
def test_the_worked_example_of_manning_raghavan_and_schutze(holding, weight):
    """Car, auto, insurance and best among the 806,791 documents of Reuters (their figure 6.8)."""
    assert idf(806_791, holding) == pytest.approx(weight, abs=0.006)


def test_weights_by_hand():
    table = terms.tf_idf(["Siege of the port. Siege of the port.", "The port was calm.", "Calm seas, calm port."])
    rows = {(r.doc_id, r.term): (r.count, r.documents, r.tf_idf) for r in table.itertuples(index=False, name="Row")}
    log3, log15 = 0.47712, 0.17609
    assert rows["text1", "siege"] == (2, 1, pytest.approx(2 * log3, abs=1e-4))
    assert rows["text3", "calm"] == (2, 2, pytest.approx(2 * log15, abs=1e-4))
    assert rows["text1", "port"] == (2, 3, 0)
    assert table[table["doc_id"] == "text3"]["term"].tolist() == ["seas", "calm", "port"]


def test_no_more_than_asked_for_and_equals_in_alphabetical_order():
    table = terms.tf_idf(["Port calm siege.", "Army."], top=2)
    assert table["term"].tolist() == ["calm", "port", "army"]


def test_a_single_article_is_told_apart_from_none(seed):
    assert (terms.tf_idf(seed)["tf_idf"] == 0).all()


def test_where_nothing_is_left_there_is_no_row(seed):
    table = terms.tf_idf("It is what it is.")
    assert table.empty
    assert table.dtypes.equals(terms.tf_idf(seed).dtypes)


def test_the_order_of_articles_does_not_matter():
    texts = ["Siege of Izium.", "Calm seas, calm port.", "The port of the siege."]
    shuffled = random.Random(1).sample(range(3), 3)
    one, other = (terms.tf_idf(t).drop(columns="doc_id") for t in (texts, [texts[k] for k in shuffled]))
    columns = list(one.columns)
    assert one.sort_values(columns).to_numpy().tolist() == other.sort_values(columns).to_numpy().tolist()


@pytest.mark.parametrize(
    ("options", "words"),
    [({"top": 0}, "1 or more"), ({"top": 2.5}, "1 or more"), ({"n": 7}, "1 to 6"), ({"stop": "klingon"}, "stop list")],
)
def test_what_cannot_be_done_is_said(options, words):
    with pytest.raises(DatelineError, match=words):
        terms.tf_idf("A siege.", **options)
