import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import language, terms
from analysis.errors import DatelineError
from analysis.terms.pattern import compile_pattern

YAML = """
# groups of a study
conflict:
  attack: [siege, shell*, air strike*]
  peace:
    - ceasefire
    - peace talks
    - talks
economy: [grain, price*, "/(rouble|hryvnia)s?/", 2022]
"""
LIWC = "%\n1\tposemo\n2\tnegemo\n%\nhappy\t1\nsad*\t2\nbitter sweet\t1\t2\n"
TEXT = "Shelling and an air strike. The siege, the siege. Peace talks on grain prices in 2022; hryvnia fell."


@pytest.fixture
def yaml_file(tmp_path):
    def written(text, name="words.yml"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


def counted(table, column="count"):
    return dict(zip(table["group"], table[column], strict=True))


def test_a_group_holds_what_the_groups_within_it_hold(yaml_file):
    groups = terms.dictionary(yaml_file(YAML))
    assert list(groups) == ["conflict", "conflict/attack", "conflict/peace", "economy"]
    assert groups["conflict/attack"] == ("siege", "shell*", "air strike*")
    assert groups["conflict"] == (*groups["conflict/attack"], "ceasefire", "peace talks", "talks")
    assert groups["economy"][-1] == "2022"
    assert groups.describe()["name"] == "words.yml"


def test_it_may_be_given_as_a_mapping_or_a_path_in_words(yaml_file):
    groups = terms.dictionary({"a": "siege", "b": {"c": ["port"]}})
    assert dict(groups) == {"a": ("siege",), "b": ("port",), "b/c": ("port",)}
    assert terms.by_group("A siege.", {"a": "siege"})["count"].tolist() == [1]
    assert terms.by_group("A siege.", str(yaml_file("a: siege")))["count"].tolist() == [1]


def test_the_files_of_liwc_are_read(yaml_file):
    groups = terms.dictionary(yaml_file(LIWC, "small.dic"))
    assert dict(groups) == {"posemo": ("happy", "bitter sweet"), "negemo": ("sad*", "bitter sweet")}


def test_counts_of_groups_each_place_once(yaml_file):
    table = terms.by_group(TEXT, terms.dictionary(yaml_file(YAML)))
    assert list(table.columns) == ["group", "count", "per_million", "documents", "shared", "sentence_ids"]
    assert counted(table) == {"conflict": 5, "conflict/attack": 4, "conflict/peace": 1, "economy": 4}
    words = len(language.words(TEXT))
    assert counted(table, "per_million")["economy"] == pytest.approx(4e6 / words)
    assert counted(table, "sentence_ids")["conflict/attack"] == ["text1.1", "text1.2"]
    assert table.attrs["unmatched"] == {"conflict": ["ceasefire"], "conflict/peace": ["ceasefire"]}
    assert table.attrs["said"] == "Patterns that match nothing: ceasefire."


def test_what_counts_in_two_groups_is_said():
    table = terms.by_group("Peace talks failed. Talks!", {"peace": ["peace talks"], "speech": ["talk*"], "x": "failed"})
    assert counted(table, "shared") == {"peace": 1, "speech": 1, "x": 0}
    assert table.attrs["overlaps"] == {"peace & speech": 1}
    assert "peace & speech 1" in table.attrs["said"]


def test_a_group_within_another_is_no_overlap():
    assert terms.by_group("A siege.", {"a": {"b": "siege"}}).attrs["overlaps"] == {}


def test_a_group_that_is_not_used_keeps_its_row():
    table = terms.by_group("A siege.", {"peace": ["ceasefire"]})
    assert table["count"].tolist() == [0]
    assert table["sentence_ids"].tolist() == [[]]


def test_by_month_with_what_is_unknown_apart(three):
    table = terms.by_group(three, {"war": ["siege*"], "calm": "calm"}, by="month")
    columns = table[["month", "group", "count", "documents"]]
    rows = {(month, group): found for month, group, *found in columns.itertuples(index=False)}
    assert rows["2022-09", "war"] == [2, 1]
    assert rows["2022-10", "calm"] == [1, 1]
    assert rows["unknown", "war"] == [1, 1]
    assert len(rows) == 6


@pytest.mark.parametrize("by", ["source", "day", "role", "paragraph"])
def test_groups_of_texts_add_up(three, by):
    whole = terms.by_group(three, {"war": ["siege*", "port"]})
    parts = terms.by_group(three, {"war": ["siege*", "port"]}, by=by)
    assert parts["count"].sum() == whole["count"].sum() == 5


def test_the_concordance_of_a_group_shows_what_was_counted(seed):
    groups = terms.dictionary({"place": ["izium", "kharkiv", "*region"], "army": ["russian *", "troops", "soldier*"]})
    table = terms.by_group(seed, groups)
    for group, count, ids in table[["group", "count", "sentence_ids"]].itertuples(index=False):
        lines = terms.concordance(seed, groups[group])
        assert len(lines) == count > 0
        assert list(dict.fromkeys(lines["sentence_id"])) == ids


def test_a_single_word_counts_as_in_the_table_of_frequencies(seed):
    frequent = terms.frequency(seed).head(20)
    table = terms.by_group(seed, {t: [t] for t in frequent["term"]})
    assert table["count"].tolist() == frequent["count"].tolist()
    assert table["per_million"].tolist() == pytest.approx(frequent["per_million"].tolist())
    assert table["sentence_ids"].tolist() == terms.with_sentences(seed, frequent)["sentence_ids"].tolist()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no group"),
        ("- siege", "holds no group; it takes names of groups"),
        ("siege", "holds no group"),
        ("a: [siege", r"not readable as YAML \(line \d"),
        ("a: siege\na: port", r"\(line 2\): “a” stands there twice"),
        ("a: &x [*x]", "YAML|too large|list within a list"),
        ("a: []", "group “a” has no pattern"),
        ("a:\n  b:\n", "group “a” has no pattern"),
        ("a: [siege, /(/]", "group “a”: .*not a valid regular expression"),
        ("a: ['*']", "group “a”: .*names no word"),
        ("a: [yes]", "True is no text; put it in quotation marks"),
        ("a: [3.5]", "3.5 is no text"),
        ("a: [[siege]]", "a list within a list"),
        ("a/b: siege", "cannot name a group"),
        ("? [a]\n: b", "YAML"),
        ("a: !!python/object/apply:os.system [ls]", "not readable as YAML"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_in_a_sentence(yaml_file, text, words):
    with pytest.raises(DatelineError, match=words) as caught:
        terms.dictionary(yaml_file(text))
    assert "\n" not in str(caught.value)
    assert "words.yml" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("happy\t1", "between two lines of “%”"), ("%\nposemo\n%\n", "line 2"), ("%\n1\ta\n%\nhappy\t2", "line 4"),
        ("%\n1\ta\n%\nkind (of)\t1", "line 4"), ("%\n1\ta\n%\n", "holds no group"),
    ],
)  # fmt: skip
def test_a_file_of_liwc_that_cannot_be_used(yaml_file, text, words):
    with pytest.raises(DatelineError, match=words):
        terms.dictionary(yaml_file(text, "bad.dic"))


def test_a_bomb_of_references_is_refused(yaml_file):
    pairs = zip("abcdefghijk", "bcdefghijkl", strict=True)
    lines = ["a: &a [siege, port]", *(f"{c}: &{c} {{x: *{p}, y: *{p}}}" for p, c in pairs)]
    with pytest.raises(DatelineError, match="too large"):
        terms.dictionary(yaml_file("\n".join(lines)))


def test_other_errors(tmp_path):
    with pytest.raises(DatelineError, match="no file or folder"):
        terms.dictionary("no_such.yml")
    (tmp_path / "x.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DatelineError, match="not a text in UTF-8"):
        terms.dictionary(tmp_path / "x.yml")
    with pytest.raises(DatelineError, match="not a text in UTF-8"):
        terms.dictionary(tmp_path)
    with pytest.raises(DatelineError, match=r"no group “atack”.*Did you mean “attack”"):
        terms.dictionary({"attack": "siege"})["atack"]
    with pytest.raises(DatelineError, match="no word to count"):
        terms.by_group("", {"a": "siege"})
    with pytest.raises(DatelineError, match="column to group by"):
        terms.by_group("A siege.", {"a": "siege"}, by="sorce")


def test_it_goes_where_groups_are_asked_for():
    groups = terms.dictionary({"attack": "siege"})
    assert groups.get("peace") is None
    assert "attack" in groups
    assert len(groups) == 1


WORDS = st.lists(st.sampled_from(["un", "Council", "x", "ha", "un-ha", "ha."]), max_size=12).map(" ".join)
PATTERN = st.sampled_from(["un", "ha", "ha ha", "x ha", "u*", "un council", "* ha", "/ha?/"])


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(PATTERN, min_size=1, max_size=4, unique=True))
def test_counts_are_those_of_reading_each_sentence(texts, patterns):
    texts = [*texts, "Some word."]
    search = compile_pattern(patterns)
    expected = sum(
        len(list(search(text[s.start : s.end]))) for text in texts for s in language.sentences(text)
    )  # fmt: skip
    table = terms.by_group(texts, {"a": patterns, "b": {"c": patterns}})
    assert table["count"].tolist() == [expected] * 3
    assert table["shared"].tolist() == [expected] * 3
    assert len(terms.concordance(texts, patterns)) == expected


def test_a_long_sentence_in_two_groups_takes_no_longer_than_its_length():
    table = terms.by_group("ha " * 60_000, {"a": "ha", "b": "h*"})
    assert table["shared"].tolist() == [60_000, 60_000]
