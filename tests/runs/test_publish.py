import json
import os
import time

import pytest

from analysis.errors import DatelineError
from analysis.runs import publish


def run(reports, name, run_id, text):
    part = publish.begin(reports)
    (part / "index.html").write_text(text)
    record = {"id": run_id, "key": "k", "status": "ok", "made": "now"}
    (part / publish.RECORD).write_text(json.dumps(record))
    return publish.finish(part, reports, name, run_id)


def test_the_latest_run_is_shown_under_its_name_and_the_earlier_one_kept(tmp_path):
    run(tmp_path, "seeds", "one", "first")
    shown = run(tmp_path, "seeds", "two", "second")
    assert (shown / "index.html").read_text() == "second"
    assert (tmp_path / "runs" / "one" / "index.html").read_text() == "first"
    assert publish.latest(tmp_path, "seeds")["id"] == "two"


def test_a_run_that_is_not_finished_shows_nothing_and_leaves_the_last_one(tmp_path):
    run(tmp_path, "seeds", "one", "first")
    part = publish.begin(tmp_path)
    (part / "index.html").write_text("half")
    assert (tmp_path / "seeds" / "index.html").read_text() == "first"
    publish.discard(part)
    assert not part.exists()


def test_what_a_killed_run_left_is_cleared_away_after_a_day(tmp_path):
    old, young = publish.begin(tmp_path), publish.begin(tmp_path)
    os.utime(old, (time.time() - 2 * 24 * 3600,) * 2)
    publish.begin(tmp_path)
    assert (old.exists(), young.exists()) == (False, True)


def test_a_folder_that_is_no_report_is_never_replaced(tmp_path):
    own = tmp_path / "news" / "a.txt"
    own.parent.mkdir()
    own.write_text("mine")
    with pytest.raises(DatelineError, match="is there already and is no report"):
        publish.check_place(tmp_path, "news", [])
    with pytest.raises(DatelineError, match="is there already and is no report"):
        run(tmp_path, "news", "one", "first")
    assert own.read_text() == "mine"


def test_reports_inside_the_documents_are_refused(tmp_path):
    with pytest.raises(DatelineError, match="inside the documents' folder"):
        publish.check_place(tmp_path / "out", "news", [tmp_path])


def test_a_damaged_record_counts_as_none(tmp_path):
    shown = run(tmp_path, "seeds", "one", "first")
    (shown / publish.RECORD).write_text("{")
    assert publish.latest(tmp_path, "seeds") is None


def test_two_runs_of_one_moment_are_both_kept(tmp_path):
    run(tmp_path, "seeds", "one", "first")
    shown = run(tmp_path, "seeds", "one", "second")
    assert (shown / "index.html").read_text() == "second"
    assert sorted(p.name for p in (tmp_path / "runs").iterdir()) == ["one", "one-2"]


def test_where_links_cannot_be_made_a_copy_is_swapped_in(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError("no links here")

    monkeypatch.setattr("pathlib.Path.symlink_to", refuse)
    run(tmp_path, "seeds", "one", "first")
    shown = run(tmp_path, "seeds", "two", "second")
    assert not shown.is_symlink()
    assert (shown / "index.html").read_text() == "second"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["runs", "seeds"]


@pytest.mark.parametrize("name", ["../up", "a/b", "", "runs", ".hidden", "index.html", "x" * 81, "a\nb", "dot."])
def test_a_name_that_cannot_be_a_folder_is_refused(name):
    with pytest.raises(DatelineError, match="cannot name a report"):
        publish.checked_name(name)


@pytest.mark.parametrize(
    ("text", "name"), [("news 2022", "news-2022"), ("…", "report"), ("Ізюм", "Ізюм"), ("..", "report")]
)
def test_a_name_is_made_from_any_folder(text, name):
    assert publish.checked_name(publish.as_name(text)) == name
