"""The promises of the design that no single layer can keep alone."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from .conftest import ROOT

NO_NETWORK = ["unshare", "--map-root-user", "--net"]

# Python runs this first in every process below, kernels too. Only sockets of one machine with itself are let through:
# a call to anywhere else ends the process and leaves a line in the file that the environment names.
NO_SOCKETS = """
import os, sys

def watch(event, arguments):
    if event == "socket.connect":
        address = arguments[1]
        away = isinstance(address, tuple) and str(address[0]) not in ("127.0.0.1", "::1", "localhost")
    else:
        away = event == "socket.getaddrinfo" and arguments[0] not in (None, "", "127.0.0.1", "::1", "localhost")
    if away:
        with open(os.environ["DATELINE_CALLS"], "a") as calls:
            calls.write(f"{event} {arguments!r}\\n")
        os._exit(97)

sys.addaudithook(watch)
"""


def can_cut_the_network():
    return (
        shutil.which("unshare")
        and subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    )


def report(folder, *before, **environment):
    command = [*before, sys.executable, "-m", "analysis", "report", "seeds", "--reports", str(folder), "--fresh"]
    given = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=given)


@pytest.mark.skipif(
    not can_cut_the_network(), reason="no plain user makes a namespace without network here; the next test stands in"
)
def test_a_report_is_made_in_a_namespace_without_network(tmp_path):
    ran = report(tmp_path, *NO_NETWORK)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "seeds" / "index.html").is_file()


@pytest.fixture
def watched(tmp_path):
    """The environment of processes that may call nobody, and the file in which a call would stand."""
    (tmp_path / "sitecustomize.py").write_text(NO_SOCKETS, "utf-8")
    return {"PYTHONPATH": str(tmp_path), "DATELINE_CALLS": str(tmp_path / "calls")}


def test_a_report_calls_nobody(tmp_path, watched):
    ran = report(tmp_path / "reports", **watched)
    assert not (tmp_path / "calls").exists(), (tmp_path / "calls").read_text("utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "reports" / "seeds" / "index.html").is_file()


def test_the_watch_on_calls_sees_one(tmp_path, watched):
    """Else the test above could pass on nothing."""
    words = [sys.executable, "-c", "import socket; socket.create_connection(('192.0.2.1', 9), timeout=1)"]
    ran = subprocess.run(words, capture_output=True, check=False, env={**os.environ, **watched})
    assert ran.returncode == 97
    assert "192.0.2.1" in (tmp_path / "calls").read_text("utf-8")


def timeless(text, record):
    """A file of a report without what tells of the one run: its name, its moment, and how long its notebooks took."""
    text = text.replace(record["id"], "RUN").replace(record["made"], "MOMENT")
    text = re.sub(r'<time datetime="MOMENT">[^<]*</time>', "MOMENT", text)
    return re.sub(r"(Run now|Run), [\d.]+ (?:s|min)\b", r"\1, TIME", text)


def test_the_same_inputs_give_the_same_outputs(tmp_path):
    """Every cell's output and every page of a second run is the same, character for character, times aside."""
    outputs = []
    for name in ("one", "two"):
        assert report(tmp_path / name).returncode == 0
        shown = tmp_path / name / "seeds"
        record = json.loads((shown / "run.json").read_text("utf-8"))
        cells = {p.name: [c.get("outputs") for c in json.loads(p.read_text("utf-8"))["cells"]]
                 for p in sorted((shown / "notebooks").glob("*.ipynb"))}  # fmt: skip
        pages = {p.relative_to(shown).as_posix(): timeless(p.read_text("utf-8"), record).splitlines()
                 for p in sorted([*shown.rglob("*.html"), shown / "report.json"])}  # fmt: skip
        assert len(cells) == 4 and {"index.html", "4_timeline.html", "report.json"} < set(pages) and len(pages) >= 7
        outputs.append((cells, pages))
        assert sorted(record["files"]) == sorted(
            [*pages, "ro-crate-metadata.json", *(f"notebooks/{name}" for name in cells)]
        )
    assert outputs[0][0] == outputs[1][0]
    for page, lines in outputs[0][1].items():
        assert lines == outputs[1][1][page], page


def test_raw_files_are_as_they_were(tmp_path):
    before = {p.name: p.read_bytes() for p in (ROOT / "seeds").iterdir()}
    assert report(tmp_path).returncode == 0
    assert {p.name: p.read_bytes() for p in (ROOT / "seeds").iterdir()} == before
