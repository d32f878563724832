import pytest

from analysis import settings
from analysis.errors import DatelineError


def test_defaults_hold_without_a_file(tmp_path):
    assert settings.load(tmp_path) == settings.Settings()


def test_a_file_beside_the_data_overrides_by_key(tmp_path):
    (tmp_path / "dateline.toml").write_text('min_mean_n = 8\nrules_off = ["caption"]\nearliest = 2022-01-01\n')
    found = settings.load(tmp_path)
    assert (found.min_mean_n, found.rules_off, found.earliest) == (8, ("caption",), "2022-01-01")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("min_mean = 8", "Did you mean “min_mean_n”?"),
        ('min_mean_n = "eight"', "“min_mean_n” is 'eight'; it takes a whole number"),
        ("min_mean_n = true", "it takes a whole number"),
        ("min_mean_n = ", "not readable as TOML"),
    ],
)
def test_a_wrong_line_is_named_in_one_sentence(tmp_path, line, said):
    (tmp_path / "dateline.toml").write_text(line)
    with pytest.raises(DatelineError) as error:
        settings.load(tmp_path)
    assert said in str(error.value)
    assert "dateline.toml" in str(error.value)


def test_a_relative_path_means_the_callers_folder_first_then_the_root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert settings.resolve("seeds") == settings.ROOT / "seeds"
    (tmp_path / "seeds").mkdir()
    assert settings.resolve("seeds") == tmp_path / "seeds"


def test_a_missing_path_says_where_it_was_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DatelineError, match="“nowhere”, neither in the current folder nor in the project's"):
        settings.resolve("nowhere")
