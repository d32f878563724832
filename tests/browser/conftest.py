"""A headless Chromium without a network. Where there is none the tests are skipped, in CI they fail."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.report.build import build
from tests.report import hostile, sample

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def _missing(what: str) -> None:
    """Skip for want of a tool; in CI, where every tool is to be had, fail."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{what}, which CI must have")
    pytest.skip(f"{what}; see CONTRIBUTING.md for the browser checks")


@pytest.fixture(scope="session")
def browser() -> Iterator:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        _missing("there is no Chromium on the path")
    if importlib.util.find_spec("playwright") is None:
        _missing("the package playwright is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=program, args=_FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker axe-core, as it comes with the package axe-playwright-python."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or not found.submodule_search_locations:
        _missing("the package axe-playwright-python is not installed")
    return (Path(found.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")


class Opened:
    """A page in a context of its own, with everything that it said, asked for or raised."""

    def __init__(self, browser, path: Path, width: int = 1280, dark: bool = False, script: bool = True) -> None:
        self.trouble: list[str] = []
        self.context = browser.new_context(
            offline=True,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        self.context.route("**/*", self._route)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.trouble.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self._own = path.resolve().as_uri()
        self.page.goto(self._own)

    def _route(self, route) -> None:
        if route.request.url.split("#")[0] == self._own or route.request.is_navigation_request():
            route.continue_()
        else:
            self.trouble.append(f"request: {route.request.url}")
            route.abort()


@pytest.fixture
def opened(browser):
    """Open a page: `opened(path, width=…, dark=…, script=…)`."""
    made: list[Opened] = []

    def start(path: Path, width: int = 1280, dark: bool = False, script: bool = True) -> Opened:
        one = Opened(browser, path, width, dark, script)
        made.append(one)
        return one

    yield start
    for one in made:
        one.context.close()


@pytest.fixture(scope="session")
def folders(tmp_path_factory) -> dict[str, Path]:
    """Reports to open: a small one, a hostile one, and those that DATELINE_REPORTS names (paths parted by “:”)."""
    root = tmp_path_factory.mktemp("reports")
    corpus = sample.corpus(refused=[{"path": "broken.pdf", "reason": "It is not a kind of file that is read."}])
    build(root / "seed", corpus, sample.pages(corpus), sample.PROVENANCE, sample.marks(corpus))
    bad = hostile.corpus()
    build(root / "hostile", bad, [hostile.page(bad)], sample.PROVENANCE, sample.marks(bad))
    found = {"seed": root / "seed", "hostile": root / "hostile"}
    for place in filter(None, os.environ.get("DATELINE_REPORTS", "").split(":")):
        found[Path(place).name] = Path(place)
    return found


@pytest.fixture(scope="session")
def pages(folders) -> list[Path]:
    """The pages to look at: of each report all at its top and the first of its articles."""
    return [p for f in folders.values() for p in [*sorted(f.glob("*.html")), *sorted(f.glob("read/*.html"))[:4]]]
