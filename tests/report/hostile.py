"""A corpus in which every field tries to run a script, to break the layout or to turn the words around it."""

from typing import Any

import pandas as pd
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.report import PageResult, helpers
from tests.report import sample

RUN = "window.ran=true;alert(1)"
SCRIPT = f"<script>{RUN}</script>"
ATTACKS = [
    SCRIPT,
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f'"><svg/onload={RUN}>',
    f"</title></style>{SCRIPT}",
    f"<a href='javascript:{RUN}'>x</a>",
    f"--></script>{SCRIPT}",
    f"<iframe srcdoc='{SCRIPT}'>",
    "</main></body></html>",
    "<style>*{display:none!important}</style>",
    "\u202e\u2066 txt.exe \u2067 abc",
    "x" * 3000,
    "Ж" * 200 + " שלום " + "ا" * 300,
]


def corpus() -> Any:
    parts = []
    for n, attack in enumerate(ATTACKS):
        raw = f"{attack}\n\n“{attack}” he said on Saturday, and {attack} again.\n\nMust Read\n\n{attack}"
        parts.append(
            sample.document(
                raw,
                f"doc{n}",
                path=f"{attack[:100]}.txt",
                title=attack,
                source=attack,
                author=attack,
                note=attack,
                lang=attack[:8],
                url=f"javascript:{RUN}",
                published_why=attack,
            )
        )
    return sample.corpus(*parts, refused=[{"path": SCRIPT, "reason": SCRIPT}], name=SCRIPT)


def page(of: Any) -> PageResult:
    """A notebook that shows those words in every way there is."""
    table = pd.DataFrame({"text": ATTACKS, SCRIPT: ATTACKS, "sentence_id": [f"doc{n}.1" for n in range(len(ATTACKS))]})
    plate = sample.plate(SCRIPT, subtitle=SCRIPT, alt=SCRIPT, source=SCRIPT, data=table)
    shown = [
        helpers.figure(plate),
        helpers.table(table, caption=SCRIPT, link={"text": "sentence_id"}),
        helpers.finding(SCRIPT, ["doc0.1"]),
        helpers.note("\n\n".join(ATTACKS), SCRIPT),
    ]
    cells = [
        new_markdown_cell(
            f"# {SCRIPT} <img src=x onerror={RUN}>\n\n[x](javascript:{RUN}) {ATTACKS[3]}\n\n## {SCRIPT}\n\n## B"
        )
    ]
    cells += [new_code_cell(f"'{SCRIPT}'", outputs=[sample.shown(one)]) for one in shown]
    raw = [new_output("display_data", data={"text/html": attack}) for attack in ATTACKS]
    raw.append(new_output("stream", name="stdout", text=SCRIPT))
    raw.append(new_output("error", ename=SCRIPT, evalue=SCRIPT, traceback=[SCRIPT]))
    cells.append(new_code_cell(SCRIPT, outputs=raw))
    return PageResult("1_x", SCRIPT, new_notebook(cells=cells), "failed", SCRIPT)
