import numpy as np
import pandas as pd
import pytest

from analysis import figures, terms
from analysis.errors import DatelineError

from .conftest import NASTY, check, links


def laid(n, dated=True, days=9):
    ends = np.arange(1, n + 1) / n
    first = pd.Timestamp("2022-02-24")
    published = [first + pd.Timedelta(days=days * k) if dated else pd.NaT for k in range(n)]
    table = pd.DataFrame({"doc_id": [f"d{k}" for k in range(n)]})
    table["published"] = pd.Series(published, dtype="datetime64[s]")
    return table.assign(words=100, begin=ends - 1 / n, end=ends)


def places(names, n, documents, early=()):
    chance = np.random.default_rng(n)
    rows = []
    for name in names:
        at = np.sort(chance.uniform(0, 0.3 if name in early else 1, n))
        rows.append(pd.DataFrame({"term": name, "along": at, "doc_id": [f"d{int(a * documents)}" for a in at]}))
    table = pd.concat(rows, ignore_index=True)
    return table.assign(sentence_id=[f"s.{k}" for k in range(len(table))])


@pytest.mark.parametrize("terms_shown", [1, 2, 8, 60])
@pytest.mark.parametrize(("n", "documents", "days"), [(1, 1, 1), (12, 30, 9), (900, 200, 3), (90, 3, 400)])
def test_labels_never_meet(terms_shown, n, documents, days):
    table = places([f"term {k}" for k in range(terms_shown)], n, documents)
    check(figures.corpus_strip(table, laid(documents, days=days), scope="a scope"))


def test_articles_without_a_date_are_told():
    some = laid(9)
    some.loc[7:, "published"] = pd.NaT
    plate = figures.corpus_strip(places(["siege"], 9, 9), some)
    check(plate)
    assert "2 articles without a date at the end" in plate.subtitle
    none = figures.corpus_strip(places(["siege"], 9, 9), laid(9, dated=False))
    check(none)
    assert "none with a date" in none.subtitle


def test_articles_are_counted_once_in_what_is_said_of_time():
    """A hundred times in one early article is no gathering in time; once in each of thirty early ones is."""
    one = places(["siege"], 100, 90, early=["siege"]).assign(doc_id="d3")
    assert "does not gather" in figures.corpus_strip(one, laid(90)).title
    many = places(["siege", "port"], 30, 90, early=["siege"])
    plate = figures.corpus_strip(many, laid(90))
    held = many[many["term"] == "siege"]["doc_id"].nunique()
    assert plate.title == f"“siege” gathers in time: all of the {held} articles that hold it stand in the first third"


def test_ticks_lead_to_their_sentences_and_names_are_data():
    plate = figures.corpus_strip(places(["siege"], 5, 9), laid(9), link=lambda s: f"read/d.html#{s}")
    assert "read/d.html#s.0" in links(plate)
    check(figures.corpus_strip(places(NASTY, 3, 9), laid(9)))


def test_no_occurrence_is_said(seed):
    plate = figures.corpus_strip(terms.positions(seed, "armadillo"), terms.end_to_end(seed))
    check(plate)
    assert plate.title == "Nothing to show"


def test_the_seed_is_one_article(seed):
    words = terms.frequency(seed)["term"].head(6).tolist()
    plate = figures.corpus_strip(terms.positions(seed, words), terms.end_to_end(seed))
    check(plate)
    assert "laid end to end" not in plate.subtitle


def test_the_two_laws_are_drawn_with_their_numbers(seed):
    law = terms.zipf(seed)
    plate = figures.zipf_plot(terms.frequency(seed, stop=None), law, scope=seed.scope)
    check(plate)
    assert f"{law['exponent'].iloc[0]:.2f}" in plate.title
    assert plate.data["types_or_more"].iloc[0] == law["types"].iloc[0] == plate.data["types"].sum()
    curve = figures.growth_curve(terms.growth(seed), terms.heaps(seed), scope=seed.scope)
    check(curve)
    assert f"beta {terms.heaps(seed)['beta'].iloc[0]:.2f}" in curve.subtitle


@pytest.mark.parametrize(
    "text", ["Calm.", "Calm seas, calm port. " * 3, "port " * 3000, " ".join(f"w{k}" for k in range(9000))]
)
def test_texts_without_a_law_are_drawn_or_said(text):
    check(figures.zipf_plot(terms.frequency(text, stop=None), terms.zipf(text)))
    check(figures.growth_curve(terms.growth(text), terms.heaps(text)))


def test_a_doubtful_law_is_called_so(seed):
    law = terms.zipf(seed).assign(p=0.01)
    plate = figures.zipf_plot(terms.frequency(seed, stop=None), law)
    assert plate.title.startswith("The frequencies follow no power law")


def test_a_table_of_something_else_is_an_error(seed):
    with pytest.raises(DatelineError, match="positions"):
        figures.corpus_strip(terms.frequency(seed), terms.end_to_end(seed))


def test_a_text_of_few_words_has_no_curve_and_none_is_told_more_words_than_it_has():
    few = "The river rose in the night and the bridge was closed. Nobody was hurt. " * 3
    assert figures.growth_curve(terms.growth(few), terms.heaps(few)).title == "Nothing to show"


def test_the_curve_tells_of_the_words_it_has_and_holds_its_bounds(seed):
    curve = terms.growth(seed)
    plate = figures.growth_curve(curve, terms.heaps(seed))
    said = int(plate.title.split(" words")[0].rpartition(" ")[2].replace(",", ""))
    assert said < curve["words"].iloc[-1]
    assert plate.figure.axes[0].get_ylim()[1] >= curve["high"].max()
