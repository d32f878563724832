"""The lexicon: large enough, readable, inflected by rule, and refused in a sentence where it is broken."""

import pytest

from analysis.errors import DatelineError
from analysis.sentiment import inflect, lexicon


def test_holds_the_words_and_phrases_that_were_promised() -> None:
    known = lexicon.load()
    assert sum(rating.valence != 0 for rating in known.words.values()) >= 6000
    assert sum(valence != 0 for _, valence in _entries("phrases")) >= 800


def _entries(name: str) -> list[tuple[str, float]]:
    text = lexicon.settings.data_text("sentiment", "lexicon", f"{name}.tsv")
    return [(row["entry"], float(row["valence"])) for row in lexicon.rows_of(text, name)]


@pytest.mark.parametrize("name", lexicon.FIELDS)
def test_every_file_reads_and_no_entry_stands_twice_in_it(name: str) -> None:
    text = lexicon.settings.data_text("sentiment", "lexicon", f"{name}.tsv")
    rows = list(lexicon.rows_of(text, name))
    keys = [(row["entry"], row["pos"]) for row in rows]
    assert rows and len(keys) == len(set(keys))
    assert all(row["entry"] == row["entry"].strip() == row["entry"].lower() for row in rows)


@pytest.mark.parametrize(("lemma", "pos", "expected"), [
    ("stop", "verb", "stop stops stopped stopping"),
    ("die", "verb", "die dies died dying"),
    ("flee", "verb", "flee flees fled fleeing"),
    ("mislead", "verb", "mislead misleads misled misleading"),
    ("rebuild", "verb", "rebuild rebuilds rebuilt rebuilding"),
    ("panic", "verb", "panic panics panicked panicking"),
    ("occupy", "verb", "occupy occupies occupied occupying"),
    ("cancel", "verb", "cancel cancels canceled cancelled canceling cancelling"),
    ("heal", "verb", "heal heals healed healing"),
    ("show", "verb", "show shows showed shown showing"),
    ("criticize", "verb", "criticize criticizes criticized criticizing criticise criticises criticised criticising"),
    ("crisis", "noun", "crisis crises"),
    ("gunman", "noun", "gunman gunmen"),
    ("loss", "noun", "loss losses"),
    ("victory", "noun", "victory victories"),
    ("chaos", "mass", "chaos"),
    ("honor", "noun", "honor honors honour honours"),
    ("angry", "adj+er", "angry angrily angrier angriest"),
    ("sad", "adj+er", "sad sadly sadder saddest"),
    ("terrible", "adj+ly", "terrible terribly"),
    ("tragic", "adj+ly", "tragic tragically"),
    ("alive", "adj", "alive"),
])  # fmt: skip
def test_makes_the_forms_of_a_word(lemma: str, pos: str, expected: str) -> None:
    assert sorted(inflect.forms(lemma, pos)) == sorted(expected.split())


def test_expands_a_phrase_over_the_forms_of_its_verb() -> None:
    assert ("took", "a", "toll") in set(lexicon.expand("~take a toll"))
    assert ("claimed", "lives") in set(lexicon.expand("~claim +life"))


@pytest.mark.parametrize(("text", "part"), [
    ("entry\tpos\nwar\tnoun\n", "lacks the column group, valence"),
    ("entry\tpos\tvalence\tgroup\nwar\tnoun\tbad\twar\n", "line 2: 'bad' is not a valence"),
    ("entry\tpos\tvalence\tgroup\nwar\tnoun\t-9\twar\n", "is not within −4 and 4"),
])  # fmt: skip
def test_says_what_is_wrong_with_a_lexicon_file(text: str, part: str) -> None:
    with pytest.raises(DatelineError, match=part):
        list(lexicon.rows_of(text, "mine"))


def test_a_neutral_entry_goes_before_any_other() -> None:
    assert lexicon.load().words["security"].valence == 0
    assert lexicon.load().words["forces"].valence == 0
