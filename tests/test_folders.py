"""A folder in the place of another: whole or not at all, whatever moment its run is killed at."""

import os
import signal
import subprocess
import sys
import time

import pytest

from analysis import folders

#: Writes "new" to two files of the folder given, and is killed at the operation on the disk whose number is given.
WRITES = """
import os, signal, sys
from pathlib import Path
from analysis import folders

place, last = Path(sys.argv[1]), int(sys.argv[2])
seen = []

def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[0], str) and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "shutil.rmtree"):
        seen.append(event)
        if len(seen) == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
with folders.written(place) as part:
    for name in ("a", "b"):
        (part / name).write_text("new")
"""


def content(place):
    return {p.name: p.read_text() for p in place.iterdir()}


def test_a_kill_at_any_operation_leaves_the_old_folder_or_the_new_one(tmp_path):
    place = tmp_path / "out"
    endings = set()
    for last in range(1, 100):
        with folders.written(place) as part:
            for name in ("a", "b", "c"):
                (part / name).write_text("old")
        ran = subprocess.run([sys.executable, "-c", WRITES, str(place), str(last)], env={**os.environ}, check=False)
        folders.put_right(place)
        found = content(place)
        assert found in ({"a": "new", "b": "new"}, {"a": "old", "b": "old", "c": "old"})
        endings.add("new" if len(found) == 2 else "old")
        if ran.returncode == 0:
            break
        assert ran.returncode == -signal.SIGKILL
    else:
        raise AssertionError("it never ended")
    assert endings == {"old", "new"}
    assert last > 6


def test_what_fails_leaves_the_old_folder_and_nothing_beside_it(tmp_path):
    place = tmp_path / "deep" / "out"
    with folders.written(place) as part:
        (part / "a").write_text("old")
    with pytest.raises(KeyboardInterrupt), folders.written(place) as part:
        (part / "a").write_text("half")
        raise KeyboardInterrupt
    assert content(place) == {"a": "old"}
    assert [p.name for p in place.parent.iterdir()] == ["out"]


def test_a_move_that_fails_is_taken_back(tmp_path, monkeypatch):
    place, part = tmp_path / "out", tmp_path / ".part-out-1"
    for folder in (place, part):
        folder.mkdir()
        (folder / "a").write_text(folder.name)
    rename = type(place).rename

    def refuses(self, target):
        if self == part:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(type(place), "rename", refuses)
    with pytest.raises(OSError, match="No space"):
        folders.put(part, place)
    assert content(place) == {"a": "out"}


def test_only_what_was_left_long_ago_is_cleared(tmp_path):
    old, young, other = folders.fresh(tmp_path, "out"), folders.fresh(tmp_path, "out"), folders.fresh(tmp_path, "x")
    for folder in (old, other):
        os.utime(folder, (time.time() - 2 * folders.ABANDONED,) * 2)
    folders.clear(tmp_path, "out")
    assert [f.exists() for f in (old, young, other)] == [False, True, True]
    folders.clear(tmp_path)
    assert [f.exists() for f in (young, other)] == [True, False]
