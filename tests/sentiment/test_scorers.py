"""Tables of scores: their columns, what they cover, and how far the scorers agree."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import sentiment, tables
from analysis.errors import DatelineError
from analysis.settings import Settings

TEXT = "The bomb killed three people. Residents welcomed the peace with joy. The train left at nine."


@pytest.mark.parametrize("lexicon", sentiment.LEXICONS)
def test_scores_have_the_columns_of_the_table(lexicon: str) -> None:
    scores = sentiment.score(TEXT, lexicon=lexicon)
    assert list(scores.columns) == tables.columns("scores")
    assert scores["sentence_id"].tolist() == ["text1.1", "text1.2", "text1.3"]
    assert scores["score"].iloc[0] < 0 < scores["score"].iloc[1]
    assert pd.isna(scores["score"].iloc[2]) and scores["hits"].iloc[2] == 0
    assert {"token", "start", "end", "amount"} == set(scores["contributions"].iloc[0][0])


def test_no_text_gives_an_empty_table_of_the_same_shape() -> None:
    assert list(sentiment.score([]).columns) == tables.columns("scores")
    assert len(sentiment.score("")) == 0


def test_roles_that_are_not_asked_for_are_not_scored() -> None:
    rows = tables.frame("sentences", [
        {"doc_id": "a", "sentence_id": f"a.{n}", "start": 0, "end": 9, "paragraph": 1, "role": role, "text": "A defeat"}
        for n, role in enumerate(("title", "body", "caption"))
    ])  # fmt: skip
    assert sentiment.score(rows)["sentence_id"].tolist() == ["a.1"]
    assert sentiment.score(rows, roles=("body", "caption"))["sentence_id"].tolist() == ["a.1", "a.2"]


def test_an_unknown_lexicon_is_named_with_the_valid_ones() -> None:
    with pytest.raises(DatelineError, match="no lexicon “newz”; valid: news or vader"):
        sentiment.score(TEXT, lexicon="newz")


def test_agreement_is_one_row_that_counts_silence_apart() -> None:
    row = sentiment.agreement(TEXT, settings=Settings(min_mean_n=2))
    assert len(row) == 1
    assert row["n"].item() == 3 and row["n_both"].item() == 2
    assert row["same_sign"].item() == 1.0
    assert row["silent_news"].item() == row["silent_vader"].item() == pytest.approx(1 / 3)


@pytest.mark.parametrize(("least", "is_shown"), [(2, True), (3, False), (4, False)])
def test_agreement_over_too_few_sentences_is_counted_and_not_given(least: int, is_shown: bool) -> None:
    row = sentiment.agreement(TEXT, settings=Settings(min_mean_n=least)).iloc[0]
    assert (row["n"], row["n_both"]) == (3, 2)
    assert pd.notna(row["same_sign"]) == pd.notna(row["correlation"]) == is_shown
    assert pd.notna(row["silent_vader"]) == (least <= 3)


def test_agreement_of_nothing_is_missing_not_zero() -> None:
    row = sentiment.agreement("The train left at nine.")
    assert row["n"].item() == 1 and row["n_both"].item() == 0
    assert pd.isna(row["same_sign"].item()) and pd.isna(row["correlation"].item())
    assert sentiment.agreement("")["n"].item() == 0


def test_the_sentences_on_which_scorers_differ_are_listed() -> None:
    text = "United security interest. The bomb killed three people."
    listed = sentiment.disagreements(text)
    assert set(listed.columns) >= {"news", "vader", "text", "sentence_id"}


def test_a_lexicon_of_ones_own_is_read_from_a_file_under_the_same_rules(tmp_path: Path) -> None:
    mine = tmp_path / "care.tsv"
    mine.write_text("entry\tpos\tvalence\tgroup\ncomfort\tverb\t2\tcare\n~look after\tphrase\t3\tcare\n", "utf-8")
    first, second, third = sentiment.score_sentences(
        ["She comforted him.", "Nobody looked after them.", "A massacre, a victory."], lexicon=str(mine)
    )
    assert first.score is not None and first.score > 0
    assert second.score is not None and second.score < 0
    assert third.score is None


def test_a_lexicon_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="no file or folder"):
        sentiment.score_sentences(["x"], lexicon="nowhere.tsv")
    (tmp_path / "bad.tsv").write_bytes(b"entry\tpos\tvalence\tgroup\n\xff\tnoun\t1\tx\n")
    with pytest.raises(DatelineError, match=r"bad\.tsv” is not text in UTF-8"):
        sentiment.score_sentences(["x"], lexicon=str(tmp_path / "bad.tsv"))
