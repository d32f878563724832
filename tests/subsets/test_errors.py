"""Each search that cannot be read is one sentence: where, and what was expected."""

import dataclasses

import pytest

from analysis import subsets
from analysis.errors import DatelineError
from analysis.subsets.evaluate import Evaluation


@pytest.mark.parametrize(("query", "said"), [
    ('a AND source:"&"', "at character 7: source: is followed by “&”, which names no word; expected an outlet"),
    ('name:"!"', "at character 1: name: is followed by “!”, which names no word"),
    ('voice:"-"', "at character 1: voice: is followed by “-”"),
    ("title:*", "at character 1: title: is followed by “*”"),
    ("", "the search is empty; expected a word"), ("sentences: ", "the search is empty"),
    ("siege and Mariupol", "at character 7: expected AND, OR, NEAR/5 or ADJ/3; “and” is read as a word: operators are"),
    ("siege Mariupol", "words that follow each other go between marks: \"siege Mariupol\""),
    ("sentences: a b", "at character 14: expected AND"), ("a NOT b", "at character 3: expected AND or OR before NOT"),
    ("(siege", "at character 1: “(” is never closed; expected “)”"), ("siege)", "at character 6: “)” closes nothing"),
    ("a AND ()", "at character 8: “)” stands after “(” where something to look for was expected"),
    ("a AND", "at character 6: the search ends after “AND”"), ("OR a", "at character 1: “OR” stands where something"),
    ("a NEAR b", "NEAR takes a distance of 1 to 100 words, written NEAR/5"), ("a ADJ/x b", "written ADJ/5"),
    ("a NEAR/101 b", "a distance of 1 to 100"), ("a NEAR/5 source:x", "at character 10: NEAR takes words"),
    ("(a AND b) NEAR/5 c", "at character 1: NEAR takes words"), ("a NEAR/5 NOT b", "at character 10: “NOT” stands"),
    ("a NEAR/3 b NEAR/3 c", "at character 12: NEAR/3 has two sides"), ("“open", "opens a phrase that nothing closes"),
    ("/re", "no “/” ends it"), ("/(/", "not a valid regular expression"), ("/a*/", "matches the empty string"),
    ("-siege", "write NOT siege"), ("*", "names no word"), ("—", "names no word"), ("U.S.*", "is not one word"),
    ("sorce:x", "there is no field “sorce”; expected source, title"), ("sorce:x", "Did you mean “source”?"),
    ("voice:", "expected said, quoted"), ("source: x", "followed by nothing"),
    ("published:2022-13", "“2022-13” is not in the calendar"), ("published:soon", "“soon” is no day"),
    ("published:2022-09..2022-01", "ends before it begins"), ("published:..", "names no day on either side"),
    ("month:2022", "“2022” is no month"), ("month:٢٠٢٢-٠٩", "is no month"), ("subset:x", "dateline.toml saves none"),
    ("(" * 51 + "a" + ")" * 51, "more than 50 deep"), ("a " + "OR a " * 1000, "more than the 1,000 words"),
    ("/a/ OR " * 51 + "b", "more than 50 regular expressions"), (f'"{"a " * 51}"', "has 51 words; it may have 50"),
    ("x" * 100_001, "it may be 100,000"),
])  # fmt: skip
def test_what_cannot_be_read_is_said_in_a_sentence(query, said):
    with pytest.raises(DatelineError) as error:
        subsets.parse(query)
    assert said in str(error.value)
    assert len(str(error.value)) < 330
    assert "\n" not in str(error.value)


def test_a_search_that_finds_nothing_and_an_unknown_unit_say_so(four):
    with pytest.raises(DatelineError, match="the search “nowhere” finds no article in “four”"):
        four.search("nowhere")
    with pytest.raises(DatelineError, match="finds no sentence in “four”"):
        four.search("sentences: siege AND park")
    with pytest.raises(DatelineError, match="there is no unit of a search “word”; valid: article or sentence"):
        four.search("siege", unit="word")


def test_saved_searches_are_used_by_name_and_in_one_another(saving):
    saved = {"siege": "siege AND NOT Mariupol", "quiet": "NOT (subset:siege OR lang:de)"}
    corpus = saving(**saved, hers="sentences: voice:Petrenko")
    assert corpus.subset("siege").scope == "siege, 1 of 4 documents in four"
    assert corpus.subset("quiet").documents["path"].tolist() == ["mariupol.txt", "park.txt"]
    assert corpus.subset("park").documents["path"].tolist() == ["park.txt"]
    assert len(corpus.subset("hers").sentences) == 2
    # a saved search for sentences picks, among articles, those of its sentences; one for articles all their sentences
    assert corpus.search("subset:hers AND NOT siege").documents["path"].tolist() == ["park.txt"]
    assert len(corpus.search("sentences: subset:siege AND port").sentences) == 2


@pytest.mark.parametrize(("saved", "said"), [
    ({"a": "subset:a"}, "the subset “a” uses itself (a → a)"),
    ({"a": "subset:b", "b": "x OR subset:c", "c": "NOT subset:a"}, "the subset “a” uses itself (a → b → c → a)"),
    ({"a": "siege AND"}, "[subsets] a: the search “siege AND” cannot be read at character 10"),
    ({"a": "subset:sige", "siege": "x"}, "there is no subset “sige”; expected a or siege. Did you mean “siege”?"),
    ({"a": "x", "b": "(" * 30 + "subset:c" + ")" * 30, "c": "(" * 30 + "subset:a" + ")" * 30}, "more than 50 deep"),
    ({"s0": "x", **{f"s{n}": f"NOT ({'(y AND ' * 40}NOT subset:s{n - 1}{')' * 40})" for n in range(1, 9)}}, "150 deep"),
])  # fmt: skip
def test_saved_searches_that_cannot_be_used_say_why(saved, said):
    with pytest.raises(DatelineError) as error:
        subsets.check_saved(saved)
    assert said in str(error.value)


def test_many_nots_and_names_cost_no_more_than_they_are_long(saving, monkeypatch):
    chain = {"s0": "siege", **{f"s{n}": f"subset:s{n - 1} OR subset:s{n - 1}" for n in range(1, 40)}}
    corpus = saving(**chain)
    found, looked = Evaluation._found, []
    monkeypatch.setattr(Evaluation, "_found", lambda self, *words: looked.append(words) or found(self, *words))
    assert len(corpus.subset("s39")) == 2
    assert len(looked) < 300  # 2 to the 39th, were each name read anew
    assert len(corpus.search("NOT " * 20_000 + "siege")) == 2
    assert len(corpus.search(" OR ".join(f"w{n}* OR siege" for n in range(450)))) == 2


def test_an_expression_that_tries_for_ever_is_stopped(four, monkeypatch):
    monkeypatch.setattr("analysis.terms.expression.SECONDS", 0.2)
    big = four.select("source == 'Elbe Post'")
    sentences = big.sentences.assign(text="a" * 5000 + "!")
    with pytest.raises(DatelineError, match="takes too long"):
        dataclasses.replace(big, sentences=sentences).search("/(a|aa)+$/")
