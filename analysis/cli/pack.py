"""`dateline pack`: a report as one file to send."""

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """The verb's grammar."""
    pack = commands.add_parser("pack", help="pack a report into one file to send: a zip, or a PDF of its pages")
    pack.add_argument("folder", type=Path, metavar="FOLDER", help="a report, such as reports/seeds")
    pack.add_argument("--out", type=Path, required=True, metavar="FILE", help="a name that ends in .zip or .pdf")
    pack.set_defaults(does=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; return the exit code."""
    from analysis.report.packing import pack  # noqa: PLC0415 - heavy imports wait until the words are understood

    made = pack(arguments.folder, arguments.out)
    print(f"Packed: {made} ({made.stat().st_size / 1e6:,.1f} MB)")
    return 0
