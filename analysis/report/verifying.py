"""Makes a report again from what its record says, and says what of it is the same."""

import contextlib
import dataclasses
import datetime
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis import runs
from analysis import settings as choices
from analysis.corpus import opening
from analysis.errors import DatelineError
from analysis.report.producing import produce
from analysis.runs import compare, plan, provenance, publish
from analysis.wording import agree, first_of, several


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What was found: sentences in the order of the work, every file compared, and whether all of it is the same."""

    sentences: tuple[str, ...]
    files: tuple[compare.Compared, ...]
    same: bool


def verify(folder: Path, sources: Sequence[str] = (), how: runs.How = runs.How()) -> Verdict:  # noqa: B008
    """Run the report in `folder` again, over `sources` (default: those it names), and compare file by file.

    Raises DatelineError for a folder that is no report, sources that are not there, and a notebook that is gone.
    """
    record = compare.read(folder)
    if not {"given", "varied", "saved", "sources"} <= set(record):
        raise DatelineError(f"“{folder}” was made by an earlier version, and lacks what it takes; make it anew.")
    said = [_intact(folder, record)]
    names = list(record["sources"])
    given = [str(s) for s in sources] or names
    if len(given) != len(names):
        raise DatelineError(f"the report was made from {several(len(names), 'source')}, and {len(given)} are named.")
    located = [path for source in given for path in _located(source, sources)]
    settings = choices.load(located[0] if located[0].is_dir() else located[0].parent)
    made = plan.make(record["name"], located, record["given"], settings, _notebooks(record), record["varied"])
    made = made.with_files() if record["saved"] else made
    said += _differences(record, made)
    with tempfile.TemporaryDirectory() as place, _nothing_kept(Path(place) / "processed"):
        meant = {n: str(opening.locate(g)[0].resolve()) for n, g in zip(names, given, strict=True)} if sources else {}
        with opening.meaning(meant):
            corpus = opening.open(names, published=made.given.get("published"), settings=settings)
            again = produce(made, corpus, names, Path(place), dataclasses.replace(how, fresh=True), meant).folder
        found = tuple(compare.files(folder, again))
    said.append(_in_words(found))
    whole = said[0].startswith("All") and all(f.verdict in (compare.SAME, compare.TIMES, compare.CLOSE) for f in found)
    return Verdict(tuple(said), found, whole)


@contextlib.contextmanager
def _nothing_kept(place: Path) -> Iterator[None]:
    """Read, clean, date and measure everything anew: nothing that was kept before is found."""
    before = choices.PROCESSED
    choices.PROCESSED = place
    try:
        yield
    finally:
        choices.PROCESSED = before


def _located(source: str, told: Sequence[str]) -> list[Path]:
    try:
        return opening.locate(source)
    except DatelineError as error:
        if told:
            raise
        raise DatelineError(
            f"the report was made from “{source}”, which is not found from here; name it: dateline verify REPORT "
            f"path/to/{source}."
        ) from error


def _intact(folder: Path, record: Mapping[str, Any]) -> str:
    bad = publish.damaged(folder, record["files"])
    total = len(record["files"])
    if not bad:
        return f"All {total} files of the report are as they were written."
    return f"{len(bad)} of {total} files are lacking or not as they were written: {first_of(bad)}."


def _notebooks(record: Mapping[str, Any]) -> list[Path]:
    """The notebooks that a run was made with, as they stand in this checkout."""
    names = list(dict.fromkeys(about["notebook"] for about in record["notebooks"].values()))
    lacking = [n for n in names if not (choices.NOTEBOOKS / n).is_file()]
    if lacking:
        raise DatelineError(f"the report was made with {lacking[0]}, which {choices.NOTEBOOKS.name}/ lacks.")
    return [choices.NOTEBOOKS / n for n in names]


def _differences(record: Mapping[str, Any], made: plan.Plan) -> Iterator[str]:
    """What the second run is made from that the first was not."""
    now = provenance.record(made, datetime.datetime.now(datetime.UTC))
    found = list(compare.made_from(record, {**now, "parameters": record["parameters"]}))
    if made.key == record["key"]:
        yield "Inputs, notebooks, parameters, settings, code and lock are the same."
    elif found:
        yield f"Made from what is not the same: {'; '.join(found)}."
    else:
        yield "The notebooks, the settings or the workbench's code are not the same."


def _in_words(found: Sequence[compare.Compared]) -> str:
    counts = {v: sum(f.verdict == v for f in found) for v in dict.fromkeys(f.verdict for f in found)}
    told = [f"{several(n, 'file')} {_PHRASES[v].format(agree(n, 'is', 'are'))}" for v, n in counts.items()]
    aside = "the run’s own record and description are not compared"
    return f"Made again from the files alone: {'; '.join(told)} ({aside})."


_PHRASES = {
    compare.SAME: "{0} the same byte for byte", compare.TIMES: "{0} the same, times aside",
    compare.CLOSE: f"{{0}} the same with numbers that differ by less than {compare.TOLERANCE:g} of themselves",
    compare.OTHER: "{0} not the same", compare.GONE: "{0} not made any more", compare.NEW: "{0} new",
}  # fmt: skip
