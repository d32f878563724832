"""A small report to test with: the seed page as a corpus, and notebooks that show it, made without running a kernel."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import cleaning, language, tables
from analysis.corpus.model import Corpus
from analysis.report import InputFile, PageResult, Provenance, helpers

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_cd06db6dfbca252d.txt"
DOC = "0123456789ab"
PROVENANCE = Provenance(
    run_id="20220910-000000-abcdef",
    parameters={"corpus": "seeds", "top": 20},
    inputs=[InputFile("000_cd06db6dfbca252d.txt", "ab" * 32)],
    versions={"python": "3.11", "dateline": "0.1"},
    commit="f" * 40,
    when="2022-09-11 08:00 UTC",
    command="dateline report seeds",
)


def document(
    raw: str, doc_id: str = DOC, **more: Any
) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """One text cleaned: its row of documents, its sentences, its ledger."""
    done = cleaning.clean(raw)
    sentences: list[dict[str, Any]] = []
    for number, line in enumerate(done.lines, start=1):
        part = done.text[line.start : line.end]
        spans = language.sentences(part) if line.role == "body" else [language.Span(0, len(part))]
        for span in spans:
            start, end = line.start + span.start, line.start + span.end
            sentences.append(
                {
                    "doc_id": doc_id,
                    "sentence_id": f"{doc_id}.{len(sentences) + 1}",
                    "start": start,
                    "end": end,
                    "paragraph": number,
                    "role": line.role,
                    "text": done.text[start:end],
                }
            )
    row = {
        "doc_id": doc_id,
        "path": "article.txt",
        "sha256": "ab" * 32,
        "title": done.title,
        "lang": "en",
        "raw_text": raw,
        "text": done.text,
    } | more
    return row, sentences, [{"doc_id": doc_id, **edit._asdict()} for edit in done.edits]


def corpus(*documents: tuple[Any, Any, Any], refused: Sequence[dict[str, str]] = (), name: str = "seeds") -> Corpus:
    """A corpus of such documents, or of the seed alone."""
    parts = documents or (seed(),)
    return Corpus(
        name=name,
        documents=tables.frame("documents", [d for d, _, _ in parts]),
        sentences=tables.frame("sentences", [s for _, rows, _ in parts for s in rows]),
        ledger=tables.frame("ledger", [e for _, _, rows in parts for e in rows]),
        refused=tables.frame("refused", list(refused)),
    )


def seed() -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    return document(
        SEED.read_text("utf-8"),
        path=SEED.name,
        published=datetime.date(2022, 9, 10),
        published_from="metadata",
        published_why="Given in metadata.csv.",
        note="The date was supplied; the page names none.",
    )


def marks(of: Any) -> dict[str, pd.DataFrame]:
    """The tables quotes, dates and scores over a corpus, made by hand from plain patterns: enough to draw with."""
    rows = of.sentences.to_dict("records")
    quotes, dates, scores = [], [], []
    for row in rows:
        base = {"doc_id": row["doc_id"], "sentence_id": row["sentence_id"]}
        text = row["text"]
        if "“" in text and "”" in text:
            start, end = text.index("“"), text.index("”") + 1
            quotes.append(
                base
                | {
                    "start": row["start"] + start,
                    "end": row["start"] + end,
                    "text": text[start:end],
                    "kind": "direct",
                    "speaker": "A speaker",
                    "cue": "said",
                    "rule": "marks",
                    "confidence": 0.9,
                }
            )
        if "Saturday" in text:
            at = row["start"] + text.index("Saturday")
            day = datetime.date(2022, 9, 10)
            dates.append(
                base
                | {
                    "start": at,
                    "end": at + 8,
                    "text": "Saturday",
                    "type": "DATE",
                    "value": "2022-09-10",
                    "from": day,
                    "to": day,
                    "precision": "day",
                    "anchor": "publication",
                    "rule": "weekday",
                    "why": "the latest Saturday",
                    "confidence": 0.9,
                }
            )
        if row["role"] == "body":
            score = round((len(text) % 11 - 5) / 6, 2)
            hit = {"token": text.split()[0], "start": row["start"], "end": row["start"] + 3, "amount": score}
            scores.append(base | {"score": score or None, "hits": 1, "coverage": 0.1, "contributions": [hit]})
    return {
        "quotes": tables.frame("quotes", quotes),
        "dates": tables.frame("dates", dates),
        "scores": tables.frame("scores", scores),
    }


def plate(title: str = "Attack words gather in the middle", **more: Any) -> Any:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.2, 2.6))
    axes = figure.add_subplot()
    axes.barh(["Kupyansk", "Kharkiv", "Izium"], [6, 8, 10], color=["#1f6cb0", "#d97a1a", "#8a939d"])
    axes.text(10.2, 2, "10 times", url=helpers.href(f"{DOC}.1"))
    axes.set_xlim(0, 14)
    data = pd.DataFrame(
        {
            "place": ["Izium", "Kharkiv", "Kupyansk"],
            "times": [10, 8, 6],
            "sentence_id": [f"{DOC}.1", f"{DOC}.2", f"{DOC}.3"],
        }
    )
    words = {
        "title": title,
        "subtitle": "Mentions in the body, 1 article, 10 September 2022",
        "alt": "Izium is named 10 times, Kharkiv 8 times, Kupyansk 6 times.",
        "source": "Source: the seed page",
    }
    return SimpleNamespace(**({"figure": figure, "narrow": None, "data": data} | words | more))


def shown(value: Any) -> NotebookNode:
    return new_output("display_data", data=value._repr_mimebundle_())


def notebook(of: Any) -> NotebookNode:
    """A notebook that shows one of everything."""
    body = of.sentences[of.sentences["role"] == "body"]
    ids = list(body["sentence_id"])
    table = body.head(20).assign(length=body["text"].str.len(), share=body["text"].str.len() / 1000)
    return new_notebook(
        cells=[
            new_markdown_cell(
                "# What words does this page return to?\n\nA page is read here by counting. First the places "
                "that it names, then the sentences that name them; each count leads to its sentences."
            ),
            new_code_cell('corpus: str = "seeds"  # a folder', metadata={"tags": ["parameters"]}),
            new_code_cell('# Parameters\ncorpus = "seeds"\n', metadata={"tags": ["injected-parameters"]}),
            new_markdown_cell("## The places\n\nThey say *where the reporting looks*, not where things happened."),
            new_code_cell("finding", outputs=[shown(helpers.finding("Izium is named in 10 sentences.", ids[:4]))]),
            new_code_cell("dl.figure(plate)", outputs=[shown(helpers.figure(plate()))]),
            new_code_cell(
                "note", outputs=[shown(helpers.note("A name as written.\n\nNo pronouns.", "How we counted"))]
            ),
            new_markdown_cell("## The sentences\n\n### Their length"),
            new_code_cell(
                "dl.table(...)",
                outputs=[
                    shown(
                        helpers.table(
                            table,
                            caption="The first sentences",
                            link={"text": "sentence_id"},
                            columns={"text": "sentence", "length": "characters", "share": "share"},
                            numbers={"share": ".1%"},
                        )
                    )
                ],
            ),
            new_markdown_cell("## Plain outputs\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
            new_code_cell(
                "print('x')",
                outputs=[
                    new_output("stream", name="stdout", text="twelve words\n"),
                    new_output("stream", name="stderr", text="/usr/lib/python3/thing.py:12: UserWarning: careful\n"),
                    new_output(
                        "execute_result", data={"text/html": pd.DataFrame({"n": [1, 2]}).to_html(), "text/plain": "n"}
                    ),
                ],
            ),
        ]
    )


def failing() -> NotebookNode:
    """A notebook as papermill leaves it when a cell fails."""
    return new_notebook(
        cells=[
            new_markdown_cell(
                '<span style="color:red">An Exception was encountered</span>',
                metadata={"tags": ["papermill-error-cell-tag"]},
            ),
            new_markdown_cell("# A page that fails"),
            new_markdown_cell("## The good part\n\nThis much was found."),
            new_code_cell("1 + 1", outputs=[new_output("execute_result", data={"text/plain": "2"})]),
            new_markdown_cell("## The bad part"),
            new_markdown_cell(
                '<span id="papermill-error-cell">Execution using papermill stopped</span>',
                metadata={"tags": ["papermill-error-cell-tag"]},
            ),
            new_code_cell(
                "1 / 0",
                outputs=[
                    new_output(
                        "error",
                        ename="ZeroDivisionError",
                        evalue="division by zero",
                        traceback=["\x1b[31mFile /home/somebody/analysis/terms.py:3\x1b[0m", "ZeroDivisionError: ..."],
                    )
                ],
            ),
            new_markdown_cell("## Never reached"),
            new_code_cell("2 + 2"),
        ]
    )


def pages(of: Any) -> list[PageResult]:
    return [
        PageResult("2_terms", "Words and places", notebook(of), seconds=1.2),
        PageResult("3_sentiment", "A page that fails", failing(), "failed", "ZeroDivisionError: division by zero"),
    ]
