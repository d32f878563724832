"""The page that lists all reports: the latest of each name, and every run behind it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.report import safe, shell
from analysis.report.model import Context
from analysis.wording import several


def reports_index(reports_dir: Path) -> str:
    """The page that lists the reports below a folder: the latest of each name, then every run, newest first."""
    latest = [found for path in sorted(reports_dir.glob("*/report.json")) if (found := _about(path, reports_dir))]
    runs = [found for path in sorted(reports_dir.glob("runs/*/report.json")) if (found := _about(path, reports_dir))]
    runs.sort(key=lambda r: (str(r["when"]), str(r["href"])), reverse=True)
    listed = "".join(_report_card(r) for r in latest) or "<li><p>No report has been made yet.</p></li>"
    history = (
        f"<details><summary>Every run ({len(runs)})</summary><ul>{''.join(map(_run, runs))}</ul></details>"
        if runs
        else ""
    )
    main = (
        '<div class="dl-page"><header><p class="dl-kicker">Dateline</p><h1>Reports</h1></header><div class="dl-body">'
        f'<ul class="dl-cards">{listed}</ul>{history}</div></div>'
    )
    return shell.document(title="Reports", main=main, context=Context("Dateline"), here="index.html")


def _about(path: Path, base: Path) -> dict[str, Any] | None:
    """What a report says of itself in its report.json, or None where that cannot be read as one."""
    try:
        about = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(about, dict) or not (path.parent / "index.html").is_file():
        return None
    return {
        "href": f"{path.parent.relative_to(base).as_posix()}/index.html",
        "name": about.get("name") or path.parent.name,
        "says": about.get("says", ""),
        "when": about.get("when") or "",
        "failed": about.get("failed") or [],
    }


def _report_card(about: Mapping[str, Any]) -> str:
    when = f'<p class="dl-status">{_made_at(about)}</p>'
    name = safe.isolated(safe.short(about["name"], 90))
    return (
        f'<li><h3><a href="{safe.text(about["href"])}">{name}</a></h3><p>{safe.isolated(about["says"])}</p>{when}</li>'
    )


def _run(about: Mapping[str, Any]) -> str:
    name = safe.isolated(safe.short(about["name"], 90))
    return f'<li><a href="{safe.text(about["href"])}">{name}</a>, {_made_at(about)}</li>'


def _made_at(about: Mapping[str, Any]) -> str:
    made = f"made {safe.moment(str(about['when']))}" if about["when"] else "time not recorded"
    failed = len(about["failed"])
    return made + (f", {several(failed, 'page')} stopped by an error" if failed else "")
