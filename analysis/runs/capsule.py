"""Describes a run for other programs as an RO-Crate: what was read, with what, by which notebooks, and what came of it.

The description follows the Process Run Crate profile: one action for each notebook and one for the report, whose
objects are the inputs and whose results are the files of the report. The inputs themselves stay where they are; they
are named by their relative paths and known by the sha256 of their bytes.
"""

import json
from collections.abc import Mapping
from typing import Any

from analysis.wording import several

NAME = "ro-crate-metadata.json"
PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
#: Who is cited, and for what; CITATION.cff says the same.
AUTHORS = "The Dateline developers"
TITLE = "Dateline: a research workbench for reading the news as data"
_TYPES = {
    ".html": "text/html", ".ipynb": "application/x-ipynb+json", ".json": "application/json", ".csv": "text/csv",
    ".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


def described(record: Mapping[str, Any], files: Mapping[str, str]) -> str:
    """The text of a report's `ro-crate-metadata.json`.

    `record` is what `provenance.record` gives, with `status`, `notebooks` and `ended`; `files` are the paths of the
    report's files with their sha256.
    """
    from rocrate.model.contextentity import ContextEntity  # noqa: PLC0415 - paid only by a run
    from rocrate.rocrate import ROCrate  # noqa: PLC0415

    crate = ROCrate()

    def entity(address: str, kind: str, **told: Any) -> Any:
        return crate.add(ContextEntity(crate, address, {"@type": kind, **told}))

    crate.name = f"Dateline report “{record['name']}”"
    crate.description = f"Made from {several(len(record['inputs']), 'file')}, run {record['id']}."
    root = crate.root_dataset
    root["datePublished"] = record["made"]
    root["identifier"] = record["id"]
    root["conformsTo"] = entity(PROFILE, "CreativeWork", name="Process Run Crate", version="0.5")
    licence = entity("#rights", "CreativeWork", name="The rights in the articles are their publishers'.")
    root["license"] = licence
    tools = [_tool(entity, name, version, record) for name, version in record["versions"].items()]
    inputs = [
        entity(f"#input/{n}", "DigitalDocument", name=i["path"], sha256=i["sha256"])
        for n, i in enumerate(record["inputs"], start=1)
    ]
    given = [
        entity(f"#parameter/{name}", "PropertyValue", name=name, value=json.dumps(value, ensure_ascii=False))
        for name, value in record["parameters"].items()
    ]
    made = [crate.add_file(dest_path=path, properties=_file(path, digest)) for path, digest in files.items()]
    kept = {f.id: f for f in made}
    read = [*inputs, *given]
    actions = [_notebook(entity, name, about, kept, read, tools) for name, about in record["notebooks"].items()]
    whole = entity(
        "#report", "CreateAction", name="Running the notebooks and rendering the report", startTime=record["made"],
        endTime=record["ended"], actionStatus=_status(record["status"] == "ok"),
    )  # fmt: skip
    whole["object"], whole["instrument"], whole["result"] = read, tools[0], made
    root["mentions"] = [whole, *actions]
    return json.dumps(_settled(crate.metadata.generate(), record["made"]), indent=1, ensure_ascii=False) + "\n"


def _tool(entity: Any, name: str, version: str, record: Mapping[str, Any]) -> Any:
    own = {"softwareRequirements": f"requirements.lock, sha256 {record['lock']}"} if record["lock"] else {}
    if record["commit"]:
        own["identifier"] = f"commit {record['commit']}"
    return entity(
        f"#software/{name}", "SoftwareApplication", name=name, version=version, **(own if name == "dateline" else {})
    )


def _file(path: str, digest: str) -> dict[str, str]:
    ending = path[path.rfind(".") :]
    return {"name": path, "sha256": digest, "encodingFormat": _TYPES.get(ending, "application/octet-stream")}


def _notebook(
    entity: Any, name: str, about: Mapping[str, Any], kept: Mapping[str, Any], read: list[Any], tools: list[Any]
) -> Any:
    """The running of one notebook: its time, and the executed copy and page that came of it."""
    action = entity(
        f"#notebook/{name}", "CreateAction", name=f"Running {name}", actionStatus=_status(about["ok"]),
        description=f"{about['seconds']} s",
    )  # fmt: skip
    action["object"] = read
    action["instrument"] = [t for t in tools if t["name"] in ("dateline", "papermill", "python")]
    action["result"] = [kept[p] for p in (f"notebooks/{name}.ipynb", f"{name}.html") if p in kept]
    return action


def _status(ok: bool) -> str:
    return f"http://schema.org/{'Completed' if ok else 'Failed'}ActionStatus"


def _settled(crate: dict[str, Any], made: str) -> dict[str, Any]:
    """The crate with the run's own moment where the library puts the clock's."""
    for item in crate["@graph"]:
        if item["@id"] == "./":
            item["datePublished"] = made
    return crate


def citation(record: Mapping[str, Any], figure: str | None = None) -> str:
    """How a report, or one figure of it, is cited: who, what, with which version, when, and by what it is known.

    `figure` is the figure's title with its closing quotation mark and its address.
    """
    about = f"Figure “{figure} of the report" if figure else "Report"
    version = record["versions"]["dateline"]
    commit = f", commit {record['commit']}" if record["commit"] else ""
    inputs = several(len(record["inputs"]), "file")
    return (
        f"{about} “{record['name']}”, made from {inputs} on {record['made'][:10]}. {AUTHORS}, "
        f"{TITLE}, version {version}{commit}. Run {record['id']}, fingerprint of notebooks, parameters, inputs "
        f"and code: {record['key']}."
    )
