"""Which version was first, what the others add and drop, and how to count one voice once."""

import pandas as pd
import pytest

from analysis.duplicates import independent, versions, weights
from analysis.duplicates.credits import credited, is_of
from analysis.errors import DatelineError
from benchmarks import press

TEXT = press.article(3, 200)
WORDS = TEXT.split(" ")


def documents(**columns: list[object]) -> pd.DataFrame:
    n = len(columns["text"])
    made = {"doc_id": [f"d{i}" for i in range(n)], "cluster": [0] * n, **columns}
    if "published" in made:
        made["published"] = pd.to_datetime(pd.Series(made["published"]))
    return pd.DataFrame(made)


def verdicts(table: pd.DataFrame) -> list[object]:
    return [None if pd.isna(v) else bool(v) for v in versions(table)["likely_original"]]


def test_the_earliest_day_is_the_likely_original() -> None:
    table = documents(text=[TEXT, TEXT + " More.", TEXT], published=["2022-09-11", "2022-09-10", "2022-09-12"])
    told = versions(table)
    assert verdicts(table) == [False, True, False]
    assert told["against"].tolist()[0] == "d1" and "2022-09-10" in told["why"][0]


def test_within_a_day_the_hour_tells_where_its_zone_is_known() -> None:
    days = ["2022-09-10"] * 2
    zoned = ["2022-09-10T09:00:00+03:00", "2022-09-10T07:00:00Z"]
    assert verdicts(documents(text=[TEXT] * 2, published=days, published_at=zoned)) == [True, False]
    unzoned = ["2022-09-10T09:00", "2022-09-10T07:00Z"]
    assert verdicts(documents(text=[TEXT] * 2, published=days, published_at=unzoned)) == [None, None]


def test_a_copy_that_credits_an_outlet_of_the_cluster_is_not_the_original() -> None:
    table = documents(
        text=[f"KYIV, Sept 10 (Reuters) - {TEXT}", TEXT], source=["The Daily", "reuters.com"],
        published=["2022-09-10", "2022-09-11"],
    )  # fmt: skip
    assert verdicts(table) == [False, True]
    assert "credits Reuters" in versions(table)["why"][0]


def test_an_agencys_own_dateline_makes_it_no_copy() -> None:
    table = documents(text=[f"KYIV, Sept 10 (Reuters) - {TEXT}", TEXT], source=["Reuters", "The Daily"],
                      published=["2022-09-10", "2022-09-11"])  # fmt: skip
    assert verdicts(table) == [True, False]


def test_without_dates_the_version_that_holds_all_others_is_likelier() -> None:
    half, third = " ".join(WORDS[:100]), " ".join(WORDS[90:])
    assert verdicts(documents(text=[half, TEXT, third])) == [False, True, False]


def test_where_nothing_tells_the_original_is_unknown_and_this_is_said() -> None:
    table = documents(text=[TEXT, TEXT])
    assert verdicts(table) == [None, None]
    assert versions(table)["why"].str.contains("Nothing tells").all()
    one_undated = documents(text=[TEXT, TEXT], published=["2022-09-10", None])
    assert verdicts(one_undated) == [None, None]


def test_the_later_ones_are_known_where_the_first_are_tied() -> None:
    table = documents(text=[TEXT] * 3, published=["2022-09-10", "2022-09-10", "2022-09-11"])
    assert verdicts(table) == [None, None, False]


def test_words_added_and_dropped_are_counted_against_the_original() -> None:
    changed = [*WORDS[:50], "wholly", "new", *WORDS[52:]]
    table = documents(text=[TEXT, " ".join(changed), " ".join(WORDS[:120])],
                      published=["2022-09-10", "2022-09-11", "2022-09-12"])  # fmt: skip
    told = versions(table)
    assert told["words_added"].tolist()[:2] == [0, 2] and told["words_dropped"].tolist()[:2] == [0, 2]
    assert told["containment"][2] == 1.0 and told["words_added"][2] == 0
    assert told["words_dropped"][2] == len(press_words(TEXT)) - len(press_words(" ".join(WORDS[:120])))


def press_words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


def test_articles_without_copies_are_not_listed() -> None:
    table = documents(text=[TEXT, press.article(4)]).assign(cluster=[0, 1])
    told = versions(table)
    assert len(told) == 0 and told["likely_original"].dtype == "boolean"
    assert len(versions(table.iloc[:0])) == 0


def test_one_document_of_each_cluster_is_independent() -> None:
    table = documents(text=[TEXT, TEXT + " More of it.", press.article(4), TEXT]).assign(cluster=[0, 0, 1, 0])
    table.index = pd.Index([7, 3, 9, 1])
    mask = independent(table)
    assert mask.index.equals(table.index) and mask.dtype == bool
    assert table.loc[mask, "cluster"].tolist() == [0, 1]
    assert mask.tolist() == [False, True, True, False]


def test_the_weights_of_a_cluster_sum_to_one() -> None:
    found = weights(pd.Series([0, 0, 1, 0, 2], index=list("abcde")))
    assert found.to_dict() == pytest.approx({"a": 1 / 3, "b": 1 / 3, "c": 1, "d": 1 / 3, "e": 1})
    assert len(weights(pd.Series([], dtype="int64"))) == 0


def test_planted_copies_change_no_count_of_voices() -> None:
    texts = [press.article(k, 150) for k in range(5)]
    table = documents(text=[*texts, *texts[:3]]).assign(cluster=[0, 1, 2, 3, 4, 0, 1, 2])
    assert independent(table).sum() == 5 and weights(table["cluster"]).sum() == pytest.approx(5)


def test_a_table_without_clusters_is_refused_by_the_columns_name() -> None:
    with pytest.raises(DatelineError, match="cluster"):
        versions(pd.DataFrame({"doc_id": ["a"], "text": ["b"]}))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KYIV, Sept 10 (Reuters) - The bridge fell.", ["Reuters"]),
        ("LONDON (AP) — The bridge fell.", ["AP"]),
        ("The bridge fell.\nThis article was originally published by The Conversation.", ["Conversation"]),
        ("The bridge fell.\nFirst published in Le Monde.", ["Le Monde"]),
        ("Source: Kyiv Independent", ["Kyiv Independent"]),
        ("The bridge fell (again) - nobody was hurt.", []),
        ("A report published by the ministry said so.", []),
        ("", []),
    ],
)
def test_who_is_credited(text: str, names: list[str]) -> None:
    assert credited(text) == names


@pytest.mark.parametrize(
    ("name", "place", "same"),
    [
        ("Reuters", "reuters.com", True),
        ("Reuters", "https://www.reuters.com/world/x", True),
        ("Kyiv Independent", "https://kyivindependent.com/a", True),
        ("The Kyiv Independent", "Kyiv Independent", True),
        ("AP", "apnews.com", True),
        ("AP", "Apple Daily", False),
        ("AP", "https://apples.org", False),
        ("Reuters", None, False),
        ("Reuters", "The Daily", False),
    ],
)
def test_an_outlet_is_known_by_its_name_and_its_host(name: str, place: str | None, same: bool) -> None:
    assert is_of(name, [place]) is same


def test_thousands_of_copies_by_as_many_authors_cost_little() -> None:
    n = 3000
    table = documents(text=[f"{TEXT} {k}" for k in range(n)], author=[f"Writer N{k}" for k in range(n)],
                      url=[f"https://site{k % 40}.org/{k}" for k in range(n)], published=["2022-09-10"] * n,
                      )  # fmt: skip
    assert len(versions(table)) == n
