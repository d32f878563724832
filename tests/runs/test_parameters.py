import nbformat
import pytest

from analysis.errors import BadParameter
from analysis.runs import parameters

from ..conftest import ROOT

CELL = """corpus: str = "seeds"  # a folder
day: "day" = ""  # when
top: "int 1 to 50" = 20  # how many
share: float = 0.5
on: bool = True  # a switch
names: list[str] = []
lexicon: "news or vader" = "news"  # which
look: "search" = ""
"""


def notebook(folder, source=CELL, tags=("parameters",), copies=1):
    cells = [nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)}) for _ in range(copies)]
    path = folder / "a.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.fixture
def declared(tmp_path):
    return {"a": parameters.of_notebook(notebook(tmp_path))}


def test_the_cell_gives_name_type_default_and_help(declared):
    first, second = declared["a"][:2]
    assert (first.name, first.type, first.default, first.help) == ("corpus", "str", "seeds", "a folder")
    assert (second.type, second.help) == ("day", "when")


@pytest.mark.parametrize(("name", "word", "value"), [
    ("corpus", "a=b", "a=b"), ("corpus", "10", "10"), ("day", "2022-09-10", "2022-09-10"), ("day", "", ""),
    ("top", "7", 7), ("share", "1", 1.0), ("on", "false", False), ("on", "yes", True),
    ("names", "a, b", ["a", "b"]), ("names", '["a, b"]', ["a, b"]), ("lexicon", "vader", "vader"),
    ("look", "occup*", "occup*"), ("look", "/colou?r/", "/colou?r/"), ("look", "", ""),
])  # fmt: skip
def test_a_word_becomes_the_declared_type(declared, name, word, value):
    assert parameters.check({name: word}, declared) == {"a": {name: value}}


@pytest.mark.parametrize(("name", "word", "said"), [
    ("top", "many", "a whole number from 1 to 50, for example 20; it was given 'many'"),
    ("top", "51", "from 1 to 50"), ("top", "2.5", "a whole number"), ("share", "half", "a number"),
    ("on", "maybe", "true or false"), ("lexicon", "afinn", "news or vader"), ("day", "31.31.2022", "31.31.2022"),
    ("look", "/(/", "“/(/”"), ("look", "*", "names no word"),
    ("tpo", "3", "no selected notebook has a parameter “tpo”; there are corpus, day, lexicon, look, names, on, share "
                 "or top. Did you mean “top”?"),
])  # fmt: skip
def test_a_wrong_name_or_value_is_one_sentence_with_what_would_be_right(declared, name, word, said):
    with pytest.raises(BadParameter) as error:
        parameters.check({name: word}, declared)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("source", "tags", "copies", "said"), [
    (CELL, (), 1, "0 cells tagged “parameters”"),
    (CELL, ("parameters",), 2, "2 cells tagged “parameters”"),
    ("top = 3", ("parameters",), 1, "“top = 3” is not one"),
    ("top: int = len('abc')", ("parameters",), 1, "takes lines of the form"),
])  # fmt: skip
def test_a_notebook_without_one_cell_of_literals_is_refused(tmp_path, source, tags, copies, said):
    with pytest.raises(BadParameter, match=said):
        parameters.of_notebook(notebook(tmp_path, source, tags, copies))


def test_a_file_that_is_no_notebook_is_named(tmp_path):
    path = tmp_path / "x.ipynb"
    path.write_text("not json")
    with pytest.raises(BadParameter, match=r"x\.ipynb is not a readable notebook"):
        parameters.of_notebook(path)


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_every_notebook_of_ours_explains_its_parameters(path):
    found = parameters.of_notebook(path)
    assert {"corpus", "published"} <= {p.name for p in found}
    assert all(p.help for p in found)
    assert all(parameters.convert(p, p.default) == p.default for p in found)


def test_a_stop_list_of_ones_own_can_be_asked_for_and_one_that_is_not_stops_before_any_kernel(news, tmp_path, capsys):
    from analysis import cli

    (news / "dateline.toml").write_text('[stop_lists]\nmine = "@news bridge elbe"\n', "utf-8")
    asked = ["run", "2_terms", str(news), "--reports", str(tmp_path / "r"), "-p"]
    assert cli.main([*asked, "stop=mnie"]) == 2
    told = capsys.readouterr()
    assert "there is no stop list “mnie”" in told.err and "Did you mean “mine”?" in told.err
    assert not (tmp_path / "r").exists()  # no notebook was run
    assert cli.main([*asked, "stop="]) == 2
    assert "the name of a stop list" in capsys.readouterr().err
    assert cli.main([*asked, "stop=mine"]) == 0
    page = next((tmp_path / "r").glob("*/2_terms.html")).read_text("utf-8")
    assert "The most frequent word of those counted is “bridge”" not in page
