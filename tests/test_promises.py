"""The promises of the design that no single layer can keep alone."""

import hashlib
import json
import shutil
import subprocess
import sys

import pytest

from .conftest import ROOT

NO_NETWORK = ["unshare", "--map-root-user", "--net"]


def can_cut_the_network():
    return (
        shutil.which("unshare")
        and subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    )


def report(folder, *before):
    command = [*before, sys.executable, "-m", "analysis", "report", "seeds", "--reports", str(folder), "--fresh"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not can_cut_the_network(), reason="this system lets no plain user make a namespace without network")
def test_a_report_is_made_without_any_network(tmp_path):
    ran = report(tmp_path, *NO_NETWORK)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "seeds" / "index.html").is_file()


def test_the_same_inputs_give_the_same_outputs(tmp_path):
    """Every cell's output and every table of a second run is the same, byte for byte."""
    outputs = []
    for name in ("one", "two"):
        assert report(tmp_path / name).returncode == 0
        shown = tmp_path / name / "seeds"
        cells = {p.name: [c.get("outputs") for c in json.loads(p.read_text("utf-8"))["cells"]]
                 for p in sorted((shown / "notebooks").glob("*.ipynb"))}  # fmt: skip
        pages = {p.name: hashlib.sha256(p.read_bytes().partition(b"<footer")[0]).hexdigest()
                 for p in sorted((shown / "read").glob("*.html"))}  # fmt: skip
        outputs.append((cells, pages))
    assert outputs[0] == outputs[1]


def test_raw_files_are_as_they_were(tmp_path):
    before = {p.name: p.read_bytes() for p in (ROOT / "seeds").iterdir()}
    assert report(tmp_path).returncode == 0
    assert {p.name: p.read_bytes() for p in (ROOT / "seeds").iterdir()} == before
