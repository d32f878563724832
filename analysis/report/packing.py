"""Packs a finished report into one file to send: a zip of all of it, or its pages as one PDF to print."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from analysis import folders
from analysis.errors import DatelineError
from analysis.runs import compare, publish

#: Browsers that print a page from the command line, by the names they go by.
BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
)  # fmt: skip
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
#: Names the browser, where it is none of the usual ones.
BROWSER = "DATELINE_BROWSER"
_OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
    "--disable-extensions", "--no-pdf-header-footer", "--virtual-time-budget=10000",
)  # fmt: skip
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Seconds that a browser may take for one page.
_PATIENCE = 180


def pack(folder: Path, out: Path) -> Path:
    """Write the report in `folder` to `out`, whole or not at all: a `.zip` of its files, or a `.pdf` of its pages.

    The same report gives the same zip. Raises DatelineError for a folder that is no report or not as it was written,
    another ending, a place inside the report, and a PDF where no browser is found to print it.
    """
    record = compare.read(folder)
    bad = publish.damaged(folder, record["files"])
    if bad:
        raise DatelineError(f"“{folder}” is not as it was written ({bad[0]}); make the report again before sending it.")
    if out.resolve().is_relative_to(folder.resolve()):
        raise DatelineError(f"“{out}” lies inside the report; name a file elsewhere.")
    if out.suffix.lower() not in (".zip", ".pdf"):
        raise DatelineError(f"“{out.name}” ends in neither .zip nor .pdf; the ending says what is made.")
    if out.is_dir() or not out.parent.is_dir():
        raise DatelineError(f"“{out}” is no place for a file; name one in a folder that is there.")
    with folders.written_file(out) as part:
        if out.suffix.lower() == ".zip":
            _zip(folder, record, part)
        else:
            _pdf(folder, record, part)
    return out


def _zip(folder: Path, record: dict[str, Any], part: Path) -> None:
    """The files that the run recorded, and its record: nothing that was put beside them since."""
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted([*record["files"], publish.RECORD]):
            about = zipfile.ZipInfo(f"{record['name']}/{path}", _EPOCH)
            about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(about, (folder / path).read_bytes())


def _pdf(folder: Path, record: dict[str, Any], part: Path) -> None:
    """The overview and the notebooks' pages, one after the other, with their titles as bookmarks."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - only a PDF needs it

    browser = _browser()
    writer: Any = PdfWriter()
    starts: dict[str, int] = {}
    links: list[tuple[int, Any, str]] = []
    with tempfile.TemporaryDirectory() as place:
        for n, page in enumerate(["index.html", *(f"{name}.html" for name in record["notebooks"])]):
            printed = Path(place) / f"{n}.pdf"
            _print(browser, folder / page, printed, Path(place) / "profile")
            reader = PdfReader(printed)
            starts[page] = len(writer.pages)
            about = reader.metadata
            title = str(about.title if about and about.title else page).partition(" · ")[0]
            for number, sheet in enumerate(reader.pages):
                links += [(starts[page] + number, rect, address) for rect, address in _taken_off(sheet)]
                writer.add_page(sheet)
            writer.add_outline_item(title=title, page_number=starts[page])
        _put_back(writer, starts, links)
        writer.metadata = {"/Title": f"Dateline report {record['name']}, run {record['id']}"}
        writer.write(part)


def _browser() -> str:
    told = os.environ.get(BROWSER, "")
    found = [told] if told else [*filter(None, map(shutil.which, BROWSERS)), *filter(os.path.exists, _PLACES)]
    if not found:
        raise DatelineError(
            f"a PDF is printed by a browser, and none was found; install Chromium or Chrome, name one in {BROWSER}, or "
            "open index.html and print from there."
        )
    return found[0]


def _print(browser: str, page: Path, printed: Path, profile: Path) -> None:
    options = [*_OPTIONS, f"--user-data-dir={profile}", f"--print-to-pdf={printed}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # a browser refuses to start as root with one
    command = [browser, *options, page.resolve().as_uri()]
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):  # told below, as when it ends without a page
        subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)
    if not printed.is_file():
        raise DatelineError(f"“{Path(browser).name}” did not print {page.name}; name another browser in {BROWSER}.")


def _taken_off(page: Any) -> list[tuple[Any, str]]:
    """The links of a printed page, each with its place and address, which it then has no more.

    They hold the path of the machine; taken off before the page is copied, nothing of them gets into the file.
    """
    held = [annotation.get_object() for annotation in page.get("/Annots", None) or ()]
    for name in ("/Annots", "/StructParents", "/Tabs"):
        page.pop(name, None)
    return [(a["/Rect"], str(a.get("/A", {}).get("/URI", ""))) for a in held]


def _put_back(writer: Any, starts: dict[str, int], links: list[tuple[int, Any, str]]) -> None:
    """Links from page to page lead to their place in the PDF, links to the web where they led; others are left out."""
    from pypdf.annotations import Link  # noqa: PLC0415

    for number, rect, address in links:
        name = Path(unquote(urlsplit(address).path)).name
        if address.startswith(("https:", "http:")):
            writer.add_annotation(number, Link(rect=rect, url=address))
        elif address.startswith("file:") and name in starts:
            writer.add_annotation(number, Link(rect=rect, target_page_index=starts[name]))
