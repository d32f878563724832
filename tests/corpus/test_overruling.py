"""What a corpus would be without a rule, told before anybody decides."""

from collections import Counter

import pytest

import analysis as dl
from analysis.errors import DatelineError
from analysis.settings import Settings

from ..conftest import SEEDS


@pytest.fixture(scope="module")
def seeds():
    return dl.open(SEEDS)


def test_the_line_that_a_rule_cut_would_be_read(seeds):
    told = dl.ledger.overruled(seeds, "exact repeat")
    assert list(told["before"]) == ["cut"]
    assert told["after"].iloc[0].startswith("body")


@pytest.mark.parametrize("rule", ["exact repeat", "turned quotes", "heading", "caption"])
def test_what_is_told_is_what_happens(seeds, rule):
    """The sentences that a corpus opened without the rule has more than before are those of the lines told."""
    told = dl.ledger.overruled(seeds, rule)
    without = dl.open(SEEDS, settings=Settings(rules_off=(rule,)))
    more = Counter(read(without)) - Counter(read(seeds))
    lines = " ".join(told["text"]).replace("“", "”")
    assert more
    assert all(text.replace("“", "”")[:30] in lines for _, text in more)


def read(corpus):
    return zip(corpus.sentences["role"], corpus.sentences["text"], strict=True)


def test_a_line_that_another_rule_would_cut_stays_cut(seeds):
    assert dl.ledger.overruled(seeds, "comments").empty
    assert not dl.ledger.overruled(seeds, ["comments", "line model"]).empty


def test_a_rule_that_never_acted_changes_nothing(seeds):
    assert dl.ledger.overruled(seeds, "advertisement").empty


def test_a_rule_that_is_none_is_named(seeds):
    with pytest.raises(DatelineError, match=r"“exact repeats”.*“exact repeat”"):
        dl.ledger.overruled(seeds, "exact repeats")


def test_the_most_used_rule_is_one_that_cut_words(seeds):
    assert dl.ledger.most_used(seeds) == "exact repeat"
    assert dl.ledger.most_used(dl.from_records([{"text": "A plain text of one line about rivers."}])) is None


def test_of_many_documents_a_part_is_cleaned_again_and_that_is_said():
    page = "The river rose overnight and cut the road.\n\nThe river rose overnight and cut the road."
    many = dl.from_records([{"id": str(n), "text": f"{page}\n\nPumps came to place {n}."} for n in range(4)])
    told = dl.ledger.overruled(many, "exact repeat", most=3)
    assert told["path"].nunique() == 3
    assert told.attrs["scope"] == "in the first 3 of 4 documents that it touched"
