"""How fast words are counted, by term, by document and by month, beside what else counts words; and what comes after.

usage: python benchmarks/bench_terms.py [MEGABYTES | FOLDER] [--only PEER,PEER]

Without a folder of articles a corpus of 200 MB is made (or of as many as told; see made_corpus.py). Each peer counts in
a process of its own, one after the other; all have to agree on five numbers. MB/s are of text, from the Parquet file to
the three counts; the workbench also keeps its counts on disk in that time, from which later questions are answered.
"""

# ruff: noqa: PLC0415 - what is timed, and what is a peer's own, is loaded where it is used

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import count_peers
import numpy as np
import pandas as pd
import polars as pl
import pyarrow.parquet as pq

HERE = Path(__file__).resolve().parent
NAMES = {
    "workbench": "Dateline", "compiled": "C, one thread", "scikit_learn": "CountVectorizer",
    "re_counter": "re + Counter",
    "pandas": "pandas findall + explode", "nltk": "NLTK RegexpTokenizer + FreqDist",
}  # fmt: skip
#: What is to be reached: at least so many times as fast as these.
REACH = {"scikit_learn": 4, "nltk": 15, "pandas": 7, "compiled": 0.5}
KEY = "0" * 32


def peak() -> float:
    return count_peers.peak_kb() / 1024


def timed(what: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    found = what()
    return time.perf_counter() - began, found


def corpus(folder: Path) -> Any:
    """The corpus that was made, with its tables in memory as `dl.open` gives it."""
    from analysis import tables
    from analysis.corpus import Corpus

    documents = pd.read_parquet(folder / "documents.parquet")
    documents["published"] = pd.to_datetime(documents["published"])
    nothing = {t: tables.frame(t, []) for t in ("ledger", "refused")}
    sentences = tables.from_arrow(pq.read_table(folder / "sentences.parquet"))
    return Corpus(documents, sentences, name="made", key=KEY, **nothing)


def placed(folder: Path) -> None:
    """Let the corpus in `folder` be found where tables of corpora stand."""
    from analysis import settings

    settings.PROCESSED = folder / "processed"
    place = settings.PROCESSED / f"made-{KEY[:16]}"
    place.mkdir(parents=True, exist_ok=True)
    for old in place.glob("counts-*"):
        shutil.rmtree(old)
    for name in ("documents.parquet", "sentences.parquet"):
        if not (place / name).exists():
            (place / name).symlink_to(folder / name)
    (place / "corpus.json").write_text("{}")


def workbench(folder: Path) -> dict[str, Any]:
    """The three counts, from the sentences on disk, with nothing kept before."""
    from analysis import settings
    from analysis.terms import counts, groups, kept

    placed(folder)
    place = settings.PROCESSED / f"made-{KEY[:16]}"
    began, before = time.perf_counter(), peak()
    table = kept.made(place)
    found = counts.in_roles(table, "", ("body",))
    published = pd.read_parquet(folder / "documents.parquet", columns=["published"])["published"]
    month, labels = pd.factorize(pd.to_datetime(published).dt.strftime("%Y-%m").fillna("unknown"))
    totals = groups.added_up(groups.Units(found, np.zeros(len(month), dtype=np.int64), [()]))
    by_month = groups.added_up(groups.Units(found, month, [(name,) for name in labels]))
    squares = sum(int((part["count"].cast(pl.Int64) ** 2).sum()) for part in found.parts())
    pairs = int(totals["documents"].sum())
    check = [len(totals), int(totals["count"].sum()), pairs, len(by_month), squares]
    return {"seconds": time.perf_counter() - began, "peak_mb": peak(), "start_mb": before, "check": check}


def later(folder: Path, seconds: float) -> None:
    """The questions that come after the count, each with its seconds."""
    from analysis import terms
    from analysis.terms import counts

    placed_before = next((folder / "processed").glob("*/counts-lower-*"), None)
    assert placed_before is not None
    from analysis import settings

    settings.PROCESSED = folder / "processed"
    spent, whole = timed(lambda: corpus(folder))
    print(f"\nthe tables of the corpus are read in {spent:.1f} s; then")
    early = whole.documents["published"] < whole.documents["published"].median()
    halves = [whole.select(early, "the first half"), whole.select(~early, "the second half")]
    table = counts.counted(whole)
    ranked = table.rows.group_by("word0").agg(pl.col("count").sum()).sort("count", descending=True)
    common, rare = (str(table.words[int(ranked["word0"][k])]) for k in (5, len(ranked) // 10))
    share = whole.documents.index.to_series() % 10 == 0
    asked: list[tuple[str, Callable[[], Any], float]] = [
        ("every word: count, rate, articles", lambda: terms.frequency(whole), 1.0),
        ("the same of a tenth of the articles", lambda: terms.frequency(whole.select(share, "a tenth")), 1.0),
        (
            "every word by month, five times or more (trends)",
            lambda: terms.frequency(whole, by="month", min_count=5),
            1.0,
        ),
        (f"trend of a word with its sentences (“{rare}”)", lambda: terms.trend(whole, [rare]), 1.0),
        ("what tells articles apart (TF-IDF)", lambda: terms.tf_idf(whole), 1.0),
        ("document-term matrix", lambda: counts.matrix(whole), 1.0),
        ("leading words under three stop lists", lambda: terms.under_stop_lists(whole), 1.0),
        (
            "keyness of two halves, no intervals",
            lambda: terms.keyness(*halves, intervals=0, min_count=5),
            1.5 * seconds,
        ),
        (
            f"concordance of a rare word, first 1,000 (“{rare}”)",
            lambda: terms.concordance(whole, rare, limit=1000),
            1.0,
        ),
        (
            f"concordance of a common word, first 1,000 (“{common}”)",
            lambda: terms.concordance(whole, common, limit=1000),
            1.0,
        ),
        ("runs of two words", lambda: counts.counted(whole, n=2), 2 * seconds),
    ]
    for name, question, most in asked:
        first, _ = timed(question)
        again, _ = timed(question)
        met = "reached" if min(first, again) <= most else "not reached"
        print(f"  {name:62} {first:6.2f} s, again {again:6.2f} s   ({met}: {most:.1f} s)", flush=True)


def made(asked: str, folder: Path) -> float:
    """Put documents.parquet, documents.tsv and sentences.parquet into `folder`; the megabytes of text."""
    if asked.replace(".", "").isdigit():
        import made_corpus

        made_corpus.write(folder, float(asked))
    else:
        from analysis import open as opened

        found = opened(asked)
        body = found.sentences[found.sentences["role"] == "body"].sort_values(["doc_id", "start"])
        texts = body.groupby("doc_id")["text"].agg(" ".join)
        documents = found.documents.loc[found.documents["doc_id"].isin(texts.index), ["doc_id", "published"]]
        documents = documents.sort_values("doc_id").assign(text=lambda d: d["doc_id"].map(texts))
        documents.to_parquet(folder / "documents.parquet")
        body.to_parquet(folder / "sentences.parquet")
    table = pl.read_parquet(folder / "documents.parquet")
    month = table["published"].dt.strftime("%Y%m").fill_null("0")
    lines = (f"{m}\t{t}\n" for m, t in zip(month, table["text"].str.replace_all("[\n\t]", " "), strict=True))
    with (folder / "documents.tsv").open("w", encoding="utf-8") as file:
        file.writelines(lines)
    return float(table["text"].str.len_bytes().sum()) / 1e6


def measured(peer: str, folder: Path) -> dict[str, Any]:
    script = (
        [str(HERE / "bench_terms.py"), "--workbench"] if peer == "workbench" else [str(HERE / "count_peers.py"), peer]
    )
    run = subprocess.run(
        [sys.executable, *script, str(folder)], capture_output=True, text=True, check=False, cwd=HERE.parent
    )
    if run.returncode:
        return {"error": run.stderr.strip().splitlines()[-1]}
    return dict(json.loads(run.stdout.splitlines()[-1]))


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("corpus", nargs="?", default="200", help="megabytes to make, or a folder of articles")
    reader.add_argument("--only", help="these peers alone, with commas between")
    reader.add_argument("--workbench", action="store_true", help=argparse.SUPPRESS)
    given = reader.parse_args()
    if given.workbench:
        print(json.dumps(workbench(Path(given.corpus))))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        megabytes = made(given.corpus, folder)
        compiler = shutil.which("cc")
        peers = [p for p in NAMES if not given.only or p in given.only.split(",") or p == "workbench"]
        if (
            compiler
            and pl.read_parquet(folder / "documents.parquet")["text"].str.contains(r"[^\x00-\x7f]").any() is False
        ):
            subprocess.run([compiler, "-O2", "-o", folder / "count_c", HERE / "count_c.c"], check=True)
        else:
            print("no C compiler, or text that is not ASCII: the compiled count is left out")
            peers = [p for p in peers if p != "compiled"]
        ours = compare(peers, folder, megabytes)
        if given.corpus.replace(".", "").isdigit():
            half = folder / "half"
            of_half = made(str(float(given.corpus) / 2), half)
            less = measured("workbench", half)["peak_mb"]
            grows = (ours["peak_mb"] - less) / (megabytes - of_half)
            print(
                f"peak of {of_half:,.0f} MB: {less:,.0f} MB; memory grows {grows:.2f} times as fast as the corpus (0.5)"
            )
            shutil.rmtree(half)
        later(folder, ours["seconds"])


def compare(peers: list[str], folder: Path, megabytes: float) -> dict[str, Any]:
    """Print the table of peers; what the workbench took."""
    print(f"{megabytes:,.0f} MB of text: terms, documents × terms, months × terms\n")
    print(f"{'':34} {'seconds':>8} {'MB/s':>7} {'peak MB':>8} {'ratio':>7}  to reach")
    ours = measured("workbench", folder)
    if "error" in ours:
        raise SystemExit(ours["error"])
    for peer in peers:
        found = ours if peer == "workbench" else measured(peer, folder)
        if "error" in found:
            print(f"{NAMES[peer]:34} {found['error']}")
            continue
        ratio, reach = found["seconds"] / ours["seconds"], REACH.get(peer)
        agrees = "" if found["check"] == ours["check"] else f"  DIFFERS: {found['check']} for {ours['check']}"
        said = f"{reach} ×" if reach else ""
        line = f"{found['seconds']:8.1f} {megabytes / found['seconds']:7.1f} {found['peak_mb']:8.0f} {ratio:6.2f}×"
        print(f"{NAMES[peer]:34} {line}  {said}{agrees}", flush=True)
    terms, words, pairs, months, _ = ours["check"]
    print(f"\nall count {words:,} words, {terms:,} different, {pairs:,} in documents, {months:,} in months")
    return ours


if __name__ == "__main__":
    main()
