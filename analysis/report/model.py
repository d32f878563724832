"""What a report is made of: the executed notebooks, and where everything on a page comes from."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from nbformat import NotebookNode

Status = Literal["ok", "failed", "cached"]

#: How a status is said to a reader.
STATUS_WORDS: Mapping[str, str] = {
    "ok": "run now",
    "cached": "unchanged since an earlier run",
    "failed": "stopped by an error",
}


@dataclasses.dataclass(frozen=True)
class InputFile:
    """A file that was read: its path relative to the folder given, and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclasses.dataclass(frozen=True)
class Provenance:
    """What it takes to make a report again. Holds no absolute path, host or user name.

    `parameters` are those given to the run, `versions` package → version, `commit` the revision of the workbench
    (None where it is not known), `when` an ISO date and time (UTC), `unchanged` says the working tree had no edits.
    """

    run_id: str = ""
    parameters: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    inputs: Sequence[InputFile] = ()
    versions: Mapping[str, str] = dataclasses.field(default_factory=dict)
    commit: str | None = None
    when: str | None = None
    command: str | None = None


@dataclasses.dataclass(frozen=True)
class PageResult:
    """An executed notebook, whole or up to the cell that failed.

    `name` is what the page is called: the notebook's file name without its ending, and what is varied where it has
    several pages; the file is `<name>.html`. `error` is one line that says what went wrong where `status` is "failed".
    `varied` are the parameters in which the page differs from others of the same notebook. `reads` says, where it reads
    a part of the corpus, which and how much of it.
    """

    name: str
    title: str
    notebook: NotebookNode
    status: Status = "ok"
    error: str | None = None
    seconds: float | None = None
    parameters: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    varied: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    reads: str = ""


@dataclasses.dataclass(frozen=True)
class NavLink:
    """A way from one page of a report to another; `href` is relative to the report's folder."""

    href: str
    label: str


@dataclasses.dataclass(frozen=True)
class Ways:
    """The ways from one article to others: the one before and after it in time, and those that repeat it."""

    earlier: NavLink | None = None
    later: NavLink | None = None
    same: Sequence[NavLink] = ()


@dataclasses.dataclass(frozen=True)
class Context:
    """What every page of one report shares: its name, the ways between its pages, and its provenance."""

    report: str
    nav: Sequence[NavLink] = ()
    provenance: Provenance = dataclasses.field(default_factory=Provenance)


@dataclasses.dataclass(frozen=True)
class Page:
    """One notebook's page: what `template.render` needs beside the notebook.

    `previews` gives the sentence behind a link (`read/<doc>.html#s<n>` → its text), shown on hover.
    """

    name: str
    title: str
    context: Context
    status: Status = "ok"
    error: str | None = None
    seconds: float | None = None
    parameters: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    lang: str = "en"
    previews: Mapping[str, str] = dataclasses.field(default_factory=dict)
    reads: str = ""
