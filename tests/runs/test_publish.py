import json
import os
import time
from pathlib import Path

import pytest

from analysis.errors import DatelineError
from analysis.runs import publish


def run(reports, name, run_id, text):
    part = publish.begin(reports)
    (part / "index.html").write_text(text)
    (part / "read").mkdir()
    (part / "read" / "a.html").write_text("an article")
    record = {"id": run_id, "key": "k", "status": "ok", "made": "now", "files": publish.files(part)}
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


_NO_RECORDS = ["{", "", "[]", "null", '"text"', "7", "{}", '{"key": 1, "status": "ok", "made": []}']


@pytest.mark.parametrize("damage", _NO_RECORDS)
def test_a_damaged_record_counts_as_none(tmp_path, damage):
    shown = run(tmp_path, "seeds", "one", "first")
    (shown / publish.RECORD).write_text(damage)
    assert publish.latest(tmp_path, "seeds") is None


@pytest.mark.parametrize("files", [None, [], {}, "all", {"index.html": 7}, {"index.html": "0", "../../x": "0"}])
def test_a_record_that_does_not_say_what_was_written_counts_as_none(tmp_path, files):
    shown = run(tmp_path, "seeds", "one", "first")
    record = json.loads((shown / publish.RECORD).read_text())
    (shown / publish.RECORD).write_text(json.dumps({**record, "files": files}))
    assert publish.latest(tmp_path, "seeds") is None


@pytest.mark.parametrize("page", ["index.html", "read/a.html"])
@pytest.mark.parametrize("loss", ["missing", "cut short", "changed at the same size", "a folder"])
def test_a_report_with_a_page_lost_or_changed_is_no_report(tmp_path, page, loss):
    shown = run(tmp_path, "seeds", "one", "first")
    assert publish.latest(tmp_path, "seeds")["id"] == "one"
    path = shown / page
    text = path.read_text()
    path.unlink()
    if loss == "cut short":
        path.write_text(text[:2])
    elif loss == "changed at the same size":
        path.write_text("X" + text[1:])
    elif loss == "a folder":
        path.mkdir()
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


def test_where_links_cannot_be_made_a_kill_between_the_two_moves_loses_nothing(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError("no links here")

    monkeypatch.setattr("pathlib.Path.symlink_to", refuse)
    shown = run(tmp_path, "seeds", "one", "first")
    rename, moved = Path.rename, []

    def killed(path, target):
        moved.append(path)
        if path.name.startswith(".seeds-") or path.parent.name.startswith(".old-"):  # who is killed moves nothing back
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr("pathlib.Path.rename", killed)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, "seeds", "two", "second")
    assert shown in moved and not shown.exists()
    monkeypatch.setattr("pathlib.Path.rename", rename)
    assert publish.latest(tmp_path, "seeds")["id"] == "one"
    assert (shown / "index.html").read_text() == "first"


@pytest.mark.parametrize("name", ["../up", "a/b", "", "runs", ".hidden", "index.html", "x" * 81, "a\nb", "dot."])
def test_a_name_that_cannot_be_a_folder_is_refused(name):
    with pytest.raises(DatelineError, match="cannot name a report"):
        publish.checked_name(name)


@pytest.mark.parametrize(
    ("text", "name"), [("news 2022", "news-2022"), ("…", "report"), ("Ізюм", "Ізюм"), ("..", "report")]
)
def test_a_name_is_made_from_any_folder(text, name):
    assert publish.checked_name(publish.as_name(text)) == name
