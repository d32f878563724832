"""Carries a plan out: runs the notebooks, measures what reader pages show, builds the pages, publishes them whole."""

import dataclasses
import datetime
import json
import os
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import runs, sentiment, subsets, timeline, voices
from analysis.corpus import Corpus
from analysis.corpus.opening import NAMED_SOURCES
from analysis.report.build import build
from analysis.report.index import reports_index
from analysis.report.model import InputFile, PageResult, Provenance
from analysis.report.template import title_of
from analysis.runs import cache, capsule, plan, provenance, publish


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The folder in which the report is shown, and what became of its notebooks."""

    folder: Path
    executed: Sequence[runs.Executed]


def produce(
    made: runs.Plan, corpus: Corpus, sources: Sequence[str], reports: Path, how: runs.How = runs.How(),  # noqa: B008
    meant: Mapping[str, str] | None = None,
) -> Outcome:  # fmt: skip
    """Run the notebooks of the plan over `corpus` and show the report below `reports`.

    `sources` is what the user named; the notebooks are told it without paths that only this machine has (or, with
    `meant`, these names as they are and what they stand for). A notebook that fails keeps its partial page. Where
    anything else stops the work, the last report stays as it was, and the notebooks that had ended are not run again by
    the next call, unless `how` asks for it.
    """
    parts = {asked: subsets.described(corpus, asked) for asked in _parts(made)}  # or an error, before anything runs
    record = provenance.record(made, datetime.datetime.now(datetime.UTC))
    names, outside = (list(sources), meant) if meant else plan.source_names(sources, Path.cwd())
    os.environ[NAMED_SOURCES] = json.dumps(outside)
    given = {plan.SOURCE: names[0] if len(names) == 1 else names}
    part = publish.begin(reports)
    try:
        jobs = [_job(sheet, given, part, made) for sheet in made.sheets]
        executed = runs.execute(jobs, how, cwd=Path.cwd())
        record["status"] = "ok" if all(e.ok for e in executed) else "failed"
        record["sources"] = names
        record["notebooks"] = {
            e.name: {"ok": e.ok, "seconds": round(e.seconds, 2), "notebook": s.notebook.name}
            for e, s in zip(executed, made.sheets, strict=True)
        }
        pages = [page_of(e, sheet, parts) for e, sheet in zip(executed, made.sheets, strict=True)]
        build(part, corpus, pages, _provenance(record, names), measured(corpus, made), name=made.name)
        record["ended"] = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        crate = capsule.described(record, publish.files(part))
        (part / capsule.NAME).write_text(crate, "utf-8")
        record["files"] = publish.files(part)
        (part / publish.RECORD).write_text(json.dumps(record, indent=1, sort_keys=True), "utf-8")
    except BaseException:
        publish.discard(part)
        raise
    shown = publish.finish(part, reports, made.name, record["id"])
    publish.write_whole(reports / "index.html", reports_index(reports))
    return Outcome(shown, executed)


def measured(corpus: Corpus, made: runs.Plan) -> dict[str, pd.DataFrame]:
    """The tables that the reader pages show in place, under the same choices as the notebooks of the plan.

    Of a parameter with several values the first decides; the overview says so.
    """
    chosen: dict[str, Any] = {}
    for values in made.values.values():
        chosen = {**values, **chosen}
    dates = timeline.dates(corpus, mode=chosen.get("mode", "news"))
    return {
        "dates": dates,
        "events": timeline.events(corpus, dates, undated=chosen.get("undated", "leave")),
        "quotes": voices.quotes(corpus),
        "scores": sentiment.score(corpus, lexicon=chosen.get("lexicon", "news")),
    }


def _parts(made: runs.Plan) -> list[str]:
    """The parts of the corpus that notebooks of the plan are asked to read."""
    asked = (str(sheet.values.get(name) or "") for sheet in made.sheets for name in ("subset", "against"))
    return list(dict.fromkeys(filter(None, asked)))


def _job(sheet: plan.Sheet, given: Mapping[str, Any], part: Path, made: runs.Plan) -> runs.Job:
    """One notebook to run; its key in the cache names all that it is made from. One that saves files always runs."""
    values = {**given, **sheet.values}
    target = part / "notebooks" / f"{sheet.name}.ipynb"
    if made.files:
        return runs.Job(sheet.notebook, values, target, files=part.resolve() / "files" / sheet.name)
    key = cache.key(sheet.notebook, values, made.work)
    return runs.Job(sheet.notebook, values, target, key, covered=made.located)


def page_of(executed: runs.Executed, sheet: plan.Sheet, parts: Mapping[str, str]) -> PageResult:
    """An executed notebook as a page of the report, called by what is varied in it too."""
    told = ", ".join(f"{name} {value}" for name, value in sheet.varied.items())
    title = title_of(executed.notebook, executed.name)
    return PageResult(
        name=executed.name,
        title=f"{title} · {told}" if told else title,
        notebook=executed.notebook,
        status="ok" if executed.ok else "failed",
        error=executed.error,
        seconds=executed.seconds,
        parameters=sheet.values,
        varied=sheet.varied,
        reads=parts.get(str(sheet.values.get("subset") or ""), ""),
    )


def _command(record: Mapping[str, Any], sources: Sequence[str]) -> list[str]:
    """The words that make the same report: with the verb of its kind, and every value of what is varied."""
    used = list(dict.fromkeys(about["notebook"] for about in record["notebooks"].values()))
    alone = used if len(used) == 1 else []
    if record["varied"]:
        verb = ["sweep", *sources, *(word for name in alone for word in ("--notebook", Path(name).stem))]
    else:
        verb = ["run", Path(alone[0]).stem, *sources] if alone else ["report", *sources]
    given = [(k, v) for k, v in record["given"].items()] + [(k, v) for k, vs in record["varied"].items() for v in vs]
    told = [word for k, v in given for word in ("-p", f"{k}={','.join(v) if isinstance(v, list) else v}")]
    return ["dateline", *verb, *told, *(["--files"] if record["saved"] else [])]


def _provenance(record: Mapping[str, Any], sources: Sequence[str]) -> Provenance:
    words = _command(record, sources)
    return Provenance(
        run_id=record["id"],
        parameters=record["parameters"],
        inputs=[InputFile(i["path"], i["sha256"]) for i in record["inputs"]],
        versions=record["versions"],
        commit=record["commit"],
        when=record["made"],
        command=shlex.join(words),
    )
