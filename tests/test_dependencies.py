"""pyproject.toml is the one list: the lock, the conda environment and CI's own lock say nothing else."""

import importlib.metadata
import importlib.util
import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rattler import MatchSpec

from .conftest import ROOT

spec = importlib.util.spec_from_file_location("lock", ROOT / ".ci" / "lock.py")
lock = importlib.util.module_from_spec(spec)
spec.loader.exec_module(lock)

DESCRIBED = lock.project()["project"]
WANTED = [Requirement(r) for r in DESCRIBED["dependencies"] + DESCRIBED["optional-dependencies"]["dev"]]


def locked(name):
    """{package: versions} of a lock file."""
    found = {}
    for package, version in re.findall(r"(?m)^([\w.-]+)==(\S+)", (ROOT / name).read_text("utf-8")):
        found.setdefault(canonicalize_name(package), []).append(version)
    return found


def conda_specs():
    text = (ROOT / "environment.yml").read_text("utf-8")
    return re.findall(r"(?m)^  - (?!conda-forge|nodefaults|pip:)(.+)$", text)


def test_the_conda_environment_is_what_pyproject_makes():
    assert (ROOT / "environment.yml").read_text("utf-8") == lock.environment()


@pytest.mark.parametrize("line", conda_specs())
def test_each_conda_line_is_a_strict_match_spec(line):
    assert MatchSpec(line, strict=True).name is not None


@pytest.mark.parametrize("requirement", WANTED, ids=str)
def test_the_lock_holds_every_requirement_at_a_version_it_allows(requirement):
    versions = locked("requirements.lock")[canonicalize_name(requirement.name)]
    assert all(requirement.specifier.contains(v) for v in versions)


@pytest.mark.parametrize("name", ["requirements.lock", ".ci/requirements.lock"])
def test_every_locked_package_has_a_hash_and_no_host_is_named(name):
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://|--index-url|--find-links", text)
    for entry in re.split(r"(?m)^(?=\w)", text):
        assert not re.match(r"\w", entry) or "--hash=sha256:" in entry


def test_the_two_locks_never_disagree():
    main, ci = locked("requirements.lock"), locked(".ci/requirements.lock")
    assert {n: ci[n] for n in main.keys() & ci.keys()} == {n: main[n] for n in main.keys() & ci.keys()}


def test_the_override_keeps_the_slow_package_out():
    assert "rfc3987-syntax" not in locked("requirements.lock")


def licence_of(package):
    """What an installed package says of its licence, in one line."""
    said = importlib.metadata.metadata(package)
    named = [c.rpartition("::")[2] for c in said.get_all("Classifier") or [] if c.startswith("License")]
    return " ".join([said.get("License-Expression") or (said.get("License") or "").split("\n")[0], *named])


def test_no_library_would_bind_this_projects_licence():
    """The GPL family binds whoever builds on it; a library that offers another licence beside it does not."""
    here = {canonicalize_name(d.metadata["Name"]) for d in importlib.metadata.distributions()}
    needed = [p for p in locked("requirements.lock") if p in here]
    assert len(needed) > 50
    binding = [p for p in needed if re.search(r"GPL|General Public", text := licence_of(p)) and " OR " not in text]
    assert binding == []
