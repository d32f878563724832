"""Lines that a person names in dateline.toml are kept or dropped whatever the rules say; the ledger tells it."""

import analysis as dl

PAGE = (
    "Bridge reopens\n\nThe bridge over the Elbe reopened on Monday after two years of work, the mayor said.\n\n"
    "Our reporters answer what you ask.\n\nDrivers had to go round by the old ferry, which took half an hour.\n\n"
    "Share this article\n"
)


def opened(folder, toml):
    (folder / "a.txt").write_text(PAGE, "utf-8")
    (folder / "dateline.toml").write_text(toml, "utf-8")
    return dl.open(folder)


def test_a_line_named_is_dropped_and_one_that_a_rule_cut_is_kept(tmp_path):
    corpus = opened(tmp_path, 'drop_lines = ["reporters answer"]\nkeep_lines = ["share this"]\n')
    text = corpus.documents["text"].iloc[0]
    assert "reporters answer" not in text
    assert "Share this article" in text
    assert "named lines" in set(corpus.ledger["rule"])
    assert dl.ledger.check(corpus)["exact"].all()


def test_without_a_word_the_rules_decide(tmp_path):
    assert "Share this article" not in opened(tmp_path, "").documents["text"].iloc[0]
