"""What is kept on disk is whole or is made again, whatever a killed run left."""

import json
import os
import shutil

import filelock
import pandas as pd
import pytest

import analysis as dl
from analysis import folders
from analysis.corpus import opening, store


@pytest.fixture
def place(news):
    kept = dl.open(news)
    return store.folder(kept.name, kept.key)


def equal(one, other):
    for table in store.TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))


@pytest.mark.parametrize("table", store.TABLES)
@pytest.mark.parametrize("harm", ["lacking", "cut short", "changed", "empty", "another"])
def test_a_table_that_is_not_whole_is_made_again(news, place, table, harm):
    before = dl.open(news)
    path = place / f"{table}.parquet"
    data = path.read_bytes()
    if harm == "lacking":
        path.unlink()
    elif harm == "another":
        shutil.copy(place / ("refused.parquet" if table != "refused" else "ledger.parquet"), path)
    else:
        middle = len(data) // 3
        changed = data[:middle] + bytes(255 - b for b in data[middle : middle + 40]) + data[middle + 40 :]
        path.write_bytes({"cut short": data[: len(data) // 2], "changed": changed, "empty": b""}[harm])
    equal(dl.open(news), before)


def test_rows_that_are_not_as_many_as_were_written_are_made_again(news, place):
    before = dl.open(news)
    about = json.loads((place / "corpus.json").read_text())
    assert about["rows"]["documents"] == 2
    (place / "corpus.json").write_text("{")
    equal(dl.open(news), before)


def test_a_run_killed_between_the_two_renames_loses_nothing(news, place, monkeypatch):
    before = dl.open(news)
    aside = place.parent / f"{folders.OLD}{place.name}-x1"
    aside.mkdir()
    place.rename(aside / place.name)  # and then the machine went down
    with monkeypatch.context() as patched:
        patched.setattr(opening.build, "build", None)
        equal(dl.open(news), before)
    dl.open(news, fresh=True)
    assert not aside.exists()


def test_a_run_stopped_between_the_two_renames_puts_the_tables_back(news, place, monkeypatch):
    before = dl.open(news)
    real = type(place).rename

    def stopped(self, target):
        if self.name.startswith(folders.PART):
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(type(place), "rename", stopped)
        with pytest.raises(KeyboardInterrupt):
            dl.open(news, fresh=True)
    monkeypatch.setattr(opening.build, "build", None)
    equal(dl.open(news), before)


def test_what_killed_runs_left_is_cleared_but_not_what_a_living_one_is_writing(news, place):
    dead, living, mine = (
        place.parent / f"{folders.PART}{name}-x1" for name in ("dead-0123", "living-0123", place.name)
    )  # fmt: skip
    for folder in (dead, living, mine, place.parent / f"{folders.PART}old"):
        folder.mkdir()
    with filelock.FileLock(place.parent / ".living-0123.lock"):
        dl.open(news, fresh=True)
        assert [p.name for p in place.parent.glob(f"{folders.PART}*")] == [living.name]
    dl.open(news, fresh=True)
    assert not living.exists()


def test_a_name_that_is_not_utf_8_is_stored_with_replacement_characters(news):
    (news / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"The caf\xe9 on the Elbe reopened on Monday, said its owner.")
    (news / os.fsdecode(b"bad\xe9.txt")).write_bytes(b"")
    corpus = dl.open(news)
    assert "caf\ufffd.txt" in set(corpus.documents["path"])
    assert corpus.refused["path"].tolist() == ["bad\ufffd.txt"]
    equal(dl.open(news), corpus)


def test_a_file_that_may_not_be_read_stops_nothing(news, monkeypatch):
    real = type(news).open

    def refuses(self, *words, **more):
        if self.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *words, **more)

    monkeypatch.setattr(type(news), "open", refuses)
    corpus = dl.open(news)
    assert corpus.documents["path"].tolist() == ["a.txt"]
    assert corpus.refused["path"].tolist() == ["b.txt"]
    assert "Permission denied" in corpus.refused["reason"].iloc[0]
