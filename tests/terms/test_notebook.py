"""The notebook on terms has something true to say about texts that hold next to nothing."""

import ast
import json

import pytest

from ..conftest import ROOT

NOTEBOOK = json.loads((ROOT / "notebooks/2_terms.ipynb").read_text("utf-8"))
CELLS = [c for c in NOTEBOOK["cells"] if c["cell_type"] == "code"]
UKRAINIAN = "Україна перемогла ворога під Харковом.\n\nАрмія звільнила місто, і місто святкує перемогу разом.\n"


def shown(folder, **parameters):
    """What each cell shows, in words, with the parameters given in place of the notebook's own."""
    names: dict[str, object] = {}
    said = []
    for cell in CELLS:
        source = "".join(cell["source"])
        if "parameters" in cell["metadata"].get("tags", []):
            exec(source, names)
            names |= {"corpus": str(folder), **parameters}
            continue
        *lines, last = _statements(source)
        exec("\n".join(lines), names)
        value = eval(last, names)
        said.append(value._repr_mimebundle_()["text/plain"])
    return said


def _statements(source):
    return [ast.get_source_segment(source, node) for node in ast.parse(source).body]


@pytest.mark.parametrize(
    "texts",
    [
        ["Siege.\n"], ["Siege. Port.\n"], ["Siege.\n", "Port.\n"], ["The Siege\n\nThe Port\n\nA New Start\n"],
        [UKRAINIAN], ["It is what it is. And so it was.\n\nThey were there and we were not.\n"],
        ["🙂 🙂 12 3.5 2022\n\n99 100 🙂\n"], ["The army left Izium on Saturday.\n", "Share\nTweet\n"],
    ],
    ids=["a word", "two", "a word each", "headings", "another language", "stop words", "digits", "one near empty"],
)  # fmt: skip
def test_it_runs_and_says_what_there_is(texts, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for k, text in enumerate(texts):
        (folder / f"{k}.txt").write_text(text, "utf-8")
    said = shown(folder)
    assert all(said)
    alone = " ".join(said)
    assert "1 of its 1" not in alone
    assert "falls most" not in alone


def test_where_the_stop_list_leaves_no_word_it_says_so_and_counts_go_on_without(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("It is what it is. And so it was.\n", "utf-8")
    said = shown(tmp_path / "a.txt")
    assert "No term is left: every one is on the stop list" in " ".join(said)
    assert any(words.startswith("“it” in context") for words in said)
