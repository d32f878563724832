import pytest

import analysis as dl
from analysis import language, settings, terms
from analysis.errors import DatelineError
from analysis.terms.stops import described, label, parse


def test_the_lists_have_names():
    assert terms.stop_names() == ["english", "news", "none"]


def test_every_word_of_a_list_is_in_the_form_it_is_counted_under():
    for name in terms.stop_names():
        for word in terms.stop_list(name):
            assert language.words(word) == [word]


def test_news_takes_in_english():
    assert terms.stop_list("english") < terms.stop_list("news")


@pytest.mark.parametrize("word", ["the", "of", "don't", "has", "themselves"])
def test_function_words_are_stopped(word):
    assert word in terms.stop_list("english")


@pytest.mark.parametrize("word", ["government", "war", "russian", "five", "first", "city", "against the odds"])
def test_words_that_carry_news_are_not(word):
    assert word not in terms.stop_list("english")


@pytest.mark.parametrize("stop", [None, "none", [], "none+none"])
def test_no_list(stop):
    assert terms.stop_list(stop) == frozenset()


def test_a_file_of_ones_own_may_take_in_a_list(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("Izium’s # a place\n@english\n", "utf-8")
    assert terms.stop_list(path) == terms.stop_list("english") | {"izium's"} == terms.stop_list(str(path))


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    return tmp_path / "dateline.toml"


def test_a_project_has_lists_of_its_own(project):
    project.write_text('[stop_lists]\nmine = """@english\nKyiv’s # a place\n"""\n', "utf-8")
    assert "mine" in terms.stop_names()
    assert terms.stop_list("mine") == terms.stop_list("english") | {"kyiv's"}
    assert terms.stop_list("mine+news") == terms.stop_list("news") | {"kyiv's"}
    assert terms.frequency("Kyiv’s siege.", stop="mine").attrs["stop"]["name"] == "mine"
    project.write_text('[stop_lists]\nmine = "siege"\n', "utf-8")
    assert terms.stop_list("mine") == {"siege"}


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('english = "kyiv"', "name of a stop list that ships"), ("mine = 3", "words by the name of a list"),
        ('mine = "@theirs"', "no stop list “theirs”"), ('"a b" = "x"', "cannot name a stop list"),
        ('yours = "x"', "no stop list “mine”.*yours"),
    ],
)  # fmt: skip
def test_a_list_of_a_project_that_cannot_be_used(project, toml, words):
    project.write_text(f"[stop_lists]\n{toml}\n", "utf-8")
    with pytest.raises(DatelineError, match=words):
        [terms.stop_list(name) for name in ("english", "mine")]


@pytest.fixture
def beside(tmp_path, project):
    """A corpus with a dateline.toml of its own, in a project with another."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Siege\n\nThe siege of the port went on. The siege went on and on.\n", "utf-8")
    (folder / "b.txt").write_text("Calm\n\nThe port was calm. The mayor spoke of the port.\n", "utf-8")
    (folder / "dateline.toml").write_text('[stop_lists]\nmine = "siege the"\n', "utf-8")
    project.write_text('[stop_lists]\nmine = "port"\ntheirs = "calm"\n', "utf-8")
    return folder


def test_a_corpus_has_the_lists_beside_it(beside):
    news = dl.open(beside)
    assert terms.stop_names(news) == ["english", "mine", "news", "none"]
    for table in (
        terms.frequency(news, stop="mine"), terms.collocates(news, "went", stop="mine"),
        terms.tf_idf(news, stop="mine"), terms.collocations(news, stop="mine"),
        terms.keyness(news.search("siege"), news.search("calm"), stop="mine"),
        terms.keyness("The siege.", news, stop="mine", min_count=1),
    ):  # fmt: skip
        assert table.attrs["stop"] == {"name": "mine", "words": ["siege", "the"]}
        assert not {"siege", "the"} & set(table.get("term", table.get("collocate", table.get("first"))))
    assert "siege" not in " ".join(terms.under_stop_lists(news, lists=["mine"])["mine"])
    with pytest.raises(DatelineError, match="no stop list “theirs”"):
        terms.frequency(news, stop="theirs")
    assert terms.frequency("A port.", stop="mine")["term"].tolist() == ["a"]


def test_the_lists_of_a_corpus_are_those_of_the_file_as_it_is(beside):
    dl.open(beside)
    (beside / "dateline.toml").write_text('[stop_lists]\nmine = "port"\n', "utf-8")
    assert terms.frequency(dl.open(beside), stop="mine").attrs["stop"]["words"] == ["port"]


def test_what_goes_with_a_result_names_no_folder(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("siege", "utf-8")
    assert described(str(path)) == described(path) == {"name": "mine.txt", "words": ["siege"]}
    assert label(f"news + {path}") == "news+mine.txt"


def test_names_can_be_joined():
    assert terms.stop_list("none + english") == terms.stop_list("english")


def test_comments_are_no_words():
    assert parse("a b # c\n#d\ne") == {"a", "b", "e"}


@pytest.mark.parametrize("stop", ["", "klingon", "../terms/stop_english", "@mine"])
def test_an_unknown_list_is_an_error(stop):
    with pytest.raises(DatelineError, match="there is no stop list"):
        terms.stop_list(stop)


def test_a_list_that_takes_in_itself_is_an_error_not_a_loop(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("@mine.txt", "utf-8")
    with pytest.raises(DatelineError, match="there is no stop list"):
        terms.stop_list(path)


def test_lists_are_spoken_of_by_name(tmp_path):
    assert [label(None), label("news"), label(["a", "b"]), label(tmp_path / "x.txt")] == [
        "none", "news", "2 words given", "x.txt",
    ]  # fmt: skip


def test_top_terms_side_by_side():
    table = terms.under_stop_lists("The siege, the siege, it says.", top=3)
    assert table["rank"].tolist() == [1, 2, 3]
    assert table["none"].tolist() == ["siege 2", "the 2", "it 1"]
    assert table["english"].dropna().tolist() == ["siege 2", "says 1"]
    assert table["news"].dropna().tolist() == ["siege 2"]


def test_top_below_one_is_an_error():
    with pytest.raises(DatelineError, match="1 or more"):
        terms.under_stop_lists("A siege.", top=0)


def test_what_comes_first_under_each_list():
    table = terms.first_under_stop_lists("The siege, it said. The siege. The port calm. The port calm.")
    assert table["finding"].tolist()[0] == "most frequent word"
    assert table["none"].tolist()[0] == "the 4"
    assert table["english"].tolist() == ["calm 2, port 2, siege 2", "port calm 2", "port calm 2"]
    assert list(table.columns) == ["finding", "none", "english", "news"]


def test_many_that_tie_are_told_by_their_number():
    table = terms.first_under_stop_lists("Siege port calm army.", lists=["news"])
    assert table["news"].tolist()[0] == "4 tie: 1"
    assert table["news"].isna().tolist() == [False, True, True]


def test_a_longer_list_takes_words_out_and_leaves_the_rest_in_their_order(seed):
    table = terms.under_stop_lists(seed, top=1000)
    orders = [table[name].dropna().tolist() for name in ("none", "english", "news")]
    for longer, shorter in zip(orders[1:], orders, strict=False):
        held = set(longer)
        assert [t for t in shorter if t in held] == longer


@pytest.mark.parametrize("stop", ["none", "english", "news"])
def test_it_is_what_a_count_with_that_list_puts_first(stop, seed):
    shown = terms.first_under_stop_lists(seed, lists=[stop])[stop].tolist()
    words, runs = terms.frequency(seed, stop=stop), terms.ngrams(seed, 2, stop=stop)
    pairs = terms.collocations(seed, window="adjacent", stop=stop)
    assert shown[0] == f"{words['term'][0]} {words['count'][0]}"
    assert shown[1] == f"{runs['term'][0]} {runs['count'][0]}"
    assert shown[2] == f"{pairs['pair'][0]} {pairs['count'][0]}"
