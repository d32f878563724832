"""Writes a cleaned corpus as plain files that any other tool reads: texts, what is known of them, every edit."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import folders, tables
from analysis.corpus.model import Corpus
from analysis.errors import DatelineError, one_of
from analysis.settings import ROLES

#: The file that says of a folder that it was made here, and from what.
RECORD = "dateline-clean.json"
TEXTS = "articles"
_KEPT = ("title", "published", "published_from", "published_why", "source", "author", "lang", "url", "cluster", "note")
_UNSAFE = re.compile(r"[^\w .()#+,=@-]")
#: Control characters, which few programs take in a table, as the signs that stand for them; line ends and tabs stay.
SHOWN = {n: 0x2400 + n for n in range(32) if chr(n) not in "\t\n\r"} | {0x7F: 0x2421}
#: A folder must not look like a file of a kind that programs open.
_FILE_ENDING = re.compile(r"\.(?:zip|gz|xlsx?|ods|json|csv)$", re.IGNORECASE)
#: Bytes of a file's name; most systems take 255.
_LONGEST = 200


def check_place(folder: Path, sources: Sequence[Path], record: str = RECORD) -> None:
    """Raise DatelineError where writing to `folder` would take the place of something else, or be read as a source.

    `record` is the file by which a folder is known that the same command has written.
    """
    if folder.exists() and not folder.is_dir():
        raise DatelineError(f"--out “{folder}” is a file; name a folder, which is made where it is missing.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / record).is_file():
        raise DatelineError(f"“{folder}” holds files that were not made by this command; give another --out.")
    place = folder.resolve()
    for source in sources:
        if source.is_dir() and (place.is_relative_to(source.resolve()) or source.resolve().is_relative_to(place)):
            raise DatelineError(
                f"“{folder}” and the documents' folder “{source.name}” lie one in the other; give another --out."
            )


def check_roles(roles: Collection[str]) -> tuple[str, ...]:
    """`roles` in the order in which they are known. Raises DatelineError for one that is none."""
    for role in roles:
        if role not in ROLES:
            raise DatelineError(f"there is no role “{role}”; valid: {one_of(ROLES)}.")
    return tuple(role for role in ROLES if role in roles)


def write(corpus: Corpus, folder: Path, roles: Collection[str] = ("heading", "body")) -> Path:
    """Write `corpus` to `folder`, in place of what an earlier call wrote there; return it.

    `articles/` holds a text for each document, a line for each paragraph whose role is in `roles`, and a metadata.csv
    about them, so that it can be opened as a corpus itself; ledger.csv every edit, with the characters of the raw text
    that it touches and what stood there; refused.csv what could not be read. Raises DatelineError for a role that is
    none; OSError where the folder cannot be written.
    """
    wanted = check_roles(roles)
    with folders.written(folder) as part:
        _fill(part, corpus, wanted)
    return folder


def _fill(part: Path, corpus: Corpus, roles: Sequence[str]) -> None:
    paragraphs = _paragraphs(corpus, roles)
    names = list(_names(corpus.documents["path"]))
    for name, doc_id in zip(names, corpus.documents["doc_id"], strict=True):
        path = part / TEXTS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(paragraphs.get(doc_id, [])) + "\n", "utf-8", newline="\n")
    known = corpus.documents[list(_KEPT)].assign(published=corpus.documents["published"].dt.strftime("%Y-%m-%d"))
    known.insert(0, "file", names)
    known.insert(1, "original", corpus.documents["path"])
    known.to_csv(part / TEXTS / "metadata.csv", index=False)
    _edits(corpus, names).to_csv(part / "ledger.csv", index=False)
    corpus.refused.to_csv(part / "refused.csv", index=False)
    record = {"made by": f"dateline {version('dateline')}", "corpus": corpus.name, "made from": corpus.key,
              "roles": list(roles), "rules off": list(corpus.settings.rules_off)}  # fmt: skip
    (part / RECORD).write_text(json.dumps(record, indent=1) + "\n", "utf-8")


def _paragraphs(corpus: Corpus, roles: Sequence[str]) -> dict[str, list[str]]:
    """For each document its paragraphs of `roles`, as they stand in its text."""
    chosen = corpus.sentences[corpus.sentences["role"].isin(roles)]
    spans = chosen.groupby(["doc_id", "paragraph"], sort=False).agg(start=("start", "min"), end=("end", "max"))
    texts = dict(zip(corpus.documents["doc_id"], corpus.documents["text"], strict=True))
    found: dict[str, list[str]] = {}
    for (doc_id, _), start, end in spans.itertuples():
        found.setdefault(doc_id, []).append(texts[doc_id][start:end])
    return found


def _edits(corpus: Corpus, names: Sequence[str]) -> pd.DataFrame:
    known = corpus.documents.set_index("doc_id")
    file = dict(zip(corpus.documents["doc_id"], names, strict=True))
    raw = known["raw_text"]
    rows: list[dict[str, Any]] = [
        {"file": file[e.doc_id], "rule": e.rule, "action": e.action, "raw_start": e.raw_start, "raw_end": e.raw_end,
         "raw": raw[e.doc_id][e.raw_start : e.raw_end].translate(SHOWN), "replacement": e.replacement,
         "reason": e.reason}
        for e in tables.rows(corpus.ledger)
    ]  # fmt: skip
    columns = ["file", "rule", "action", "raw_start", "raw_end", "raw", "replacement", "reason"]
    return pd.DataFrame(rows, columns=columns)


def _names(paths: "pd.Series[str]") -> Iterator[str]:
    """For each document's path a file name that any system takes, each once, whatever case is told apart there."""
    taken: set[str] = {"metadata.csv"}
    for path in paths:
        parts = [_cut(_UNSAFE.sub("_", p).strip(" .")) or "_" for p in str(path).split("/")]
        parts[:-1] = [f"{p}_" if _FILE_ENDING.search(p) else p for p in parts[:-1]]  # a folder that was an archive
        stem = "/".join(parts).removesuffix(".txt")
        name, n = f"{stem}.txt", 1
        while name.lower() in taken:
            n += 1
            name = f"{stem} ({n}).txt"
        taken.add(name.lower())
        yield name


def _cut(name: str) -> str:
    """`name` with no more bytes than a file system takes, whole characters alone."""
    return name.encode()[:_LONGEST].decode("utf-8", "ignore")
