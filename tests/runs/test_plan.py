import shutil

import pytest

from analysis.errors import BadParameter, DatelineError
from analysis.runs import plan
from analysis.settings import NOTEBOOKS, Settings


def made(folder, given=None, name="r", chosen=None, settings=None):
    settings = settings or Settings()
    return plan.make(name, [folder], given or {}, settings, chosen or plan.notebooks(settings))


def test_a_report_runs_the_numbered_notebooks_in_order():
    names = [p.stem for p in plan.notebooks(Settings())]
    assert names == ["1_cleaning", "2_terms", "3_sentiment", "4_timeline"]


def test_settings_can_add_a_notebook_and_a_missing_one_is_named():
    assert plan.notebooks(Settings(notebooks=("template.ipynb",)))[-1].stem == "template"
    with pytest.raises(DatelineError, match=r"lists the notebook “mine\.ipynb”"):
        plan.notebooks(Settings(notebooks=("mine.ipynb",)))


def test_a_parameter_goes_to_each_notebook_that_has_it(news):
    values = made(news, {"top": "9", "published": "2024-03-06"}).values
    assert values["2_terms"] == {"top": 9, "published": "2024-03-06"}
    assert values["4_timeline"] == {"published": "2024-03-06"}


def test_the_documents_are_named_as_sources_not_as_a_parameter(news):
    with pytest.raises(BadParameter, match="dateline report other"):
        made(news, {"corpus": "other"})


def test_the_key_is_the_same_for_the_same_work_and_not_otherwise(news, tmp_path):
    first = made(news).key
    assert made(news).key == first
    assert made(news, {"top": "9"}).key != first
    assert made(news, name="other").key != first
    assert made(news, settings=Settings(min_mean_n=9)).key != first
    chosen = [tmp_path / "2_terms.ipynb"]
    shutil.copy(NOTEBOOKS / "2_terms.ipynb", chosen[0])
    alone = made(news, chosen=chosen).key
    chosen[0].write_text(chosen[0].read_text("utf-8").replace("Terms", "Words"), "utf-8")
    assert made(news, chosen=chosen).key != alone
    (news / "a.txt").write_text("Another text altogether.", "utf-8")
    assert made(news).key != first


def test_what_is_never_read_is_no_input_and_what_decides_is(news):
    before = made(news)
    for name in ("README.md", "LICENSE", ".hidden"):
        (news / name).write_text("About these texts.", "utf-8")
    assert (made(news).inputs, made(news).key) == (before.inputs, before.key)
    (news / "metadata.csv").write_text("file,published\na.txt,2024-03-06\n", "utf-8")
    (news / "dateline.toml").write_text("min_mean_n = 5\n", "utf-8")
    added = {path for path, _ in made(news).inputs} - {path for path, _ in before.inputs}
    assert added == {"metadata.csv", "dateline.toml"} - {path for path, _ in before.inputs}
    named = plan.make("r", [news / "README.md"], {}, Settings(), plan.notebooks(Settings()))
    assert "README.md" in {path for path, _ in named.inputs}  # asked for by name, it is read


@pytest.mark.parametrize(("given", "names"), [
    (["seeds"], ["seeds"]), (["news/*.txt"], ["news/*.txt"]), (["{cwd}/here"], ["here"]), (["{cwd}"], ["."]),
])  # fmt: skip
def test_sources_are_told_without_the_machines_paths(tmp_path, given, names):
    assert plan.source_names([g.format(cwd=tmp_path) for g in given], tmp_path) == (names, {})


def test_a_source_elsewhere_is_told_by_name_alone(tmp_path):
    elsewhere = tmp_path / "far" / "news"
    names, meant = plan.source_names([str(elsewhere)], tmp_path / "here")
    assert (names, meant) == (["news"], {"news": str(elsewhere)})


def test_sources_of_one_name_are_told_apart(tmp_path):
    here = tmp_path / "here"
    (here / "news").mkdir(parents=True)
    others = [str(tmp_path / x / "news") for x in "abc"]
    names, meant = plan.source_names(["news", *others], here)
    assert names == ["news", "news-2", "news-3", "news-4"]
    assert list(meant.values()) == others
