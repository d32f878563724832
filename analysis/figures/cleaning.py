"""The figure of the notebook on cleaning: what was kept of the articles' files, what was cut, and for what reason."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.cleaning import REPAIRS
from analysis.figures import style
from analysis.figures.rows import beside, rows, widest
from analysis.figures.style import BLUE, GREY, INK, ORANGE, PAPER, Plate, joined, listed, several
from analysis.wording import first_of, percent, quoted

COLUMNS = ["rule", "action", "characters", "edits"]
#: "tidy" is not an action of the ledger: it is a drop by a rule that mends how the text was saved.
WORDS = {"drop": "cut", "tidy": "tidied away", "replace": "mended", "mark": "kept, marked"}
COLORS = {"drop": ORANGE, "tidy": GREY, "replace": BLUE, "mark": GREY}


def kept_and_cut(ledger: pd.DataFrame, documents: pd.DataFrame, *, scope: str = "", source: str = "") -> Plate:
    """Characters kept and cut: one bar for the whole, and one for each rule, on a scale of their own.

    `ledger` and `documents` are a corpus's tables. Characters are those of the raw text. `data` has a row a rule: rule,
    action (cut, tidied away, mended, or kept and marked), characters, edits. What is tidied away are blank lines,
    control characters and the like: repairs, which take nothing from the page.
    """
    style.need(ledger, ["raw_start", "raw_end", "action", "rule"], "edits")
    style.need(documents, ["raw_text"], "documents")
    total = int(documents["raw_text"].str.len().sum())
    if not total:
        return style.nothing("There is no text, so nothing was kept or cut.", COLUMNS, source)
    data = _by_rule(ledger)
    cut, tidied = (int(data.loc[data["action"] == WORDS[a], "characters"].sum()) for a in ("drop", "tidy"))
    articles = several(len(documents), "article")
    title, alt = _words(data, total, cut, tidied)
    subtitle = joined(f"Characters of {articles}, {total:,} in all", f"the lower bars are on a scale of their own: "
                      f"{several(int(data['edits'].sum()), 'edit')} by rule" if len(data) else "", scope)  # fmt: skip
    figure, narrow = style.drawn(lambda: _draw(data, total, cut, tidied))
    source = source or "From the ledger of edits, which accounts for every character."
    return Plate(figure, title, subtitle, alt, data, source, narrow)


def _by_rule(ledger: pd.DataFrame) -> pd.DataFrame:
    table = ledger.assign(characters=ledger["raw_end"] - ledger["raw_start"], edits=1)
    table = table.groupby(["rule", "action"], as_index=False, observed=True)[["characters", "edits"]].sum()
    is_repair = (table["action"] == "drop") & table["rule"].isin(list(REPAIRS))
    table["action"] = table["action"].mask(is_repair, "tidy").map(WORDS)
    table["order"] = table["action"].map(list(WORDS.values()).index)
    table = table.sort_values(["order", "characters", "rule"], ascending=[True, False, True], ignore_index=True)
    return table[COLUMNS].astype({"characters": "int64", "edits": "int64"})


def _draw(data: pd.DataFrame, total: int, cut: int, tidied: int) -> Figure:
    labels = [str(r) for r in data["rule"]]
    said = [
        f"{n:,} {action}" + (f", {edits:,} places" if edits > 1 and not style.is_narrow() else "")
        for n, action, edits in zip(data["characters"], data["action"], data["edits"], strict=True)
    ]
    drawn = rows(labels, above=0.95, below=0.02, right=0.1 + widest(said))
    top = style.panel(drawn.figure, 0, 0.3, 0, 0.32)
    top.set_xlim(0, total)
    top.set_ylim(0, 1)
    kept = total - cut - tidied
    top.barh([0.5] * 3, [kept, cut, tidied], left=[0, kept, kept + cut], height=1, color=[BLUE, ORANGE, GREY])
    words = f"{kept:,} characters kept ({percent(kept, total)})"
    share = style.wide() * kept / total
    gone = f"{cut:,} cut ({percent(cut, total)})" if cut else ""
    if style.width(words, style.SIZE) + 0.2 < share:
        if tidied and not style.is_narrow():
            gone = ", ".join(filter(None, [gone, f"{tidied:,} tidied away"]))
        style.write(top, 0.1 * total / style.wide(), 0.5, words, color=PAPER, va="center_baseline")
    else:
        style.write(top, 0, 1.25, words, color=BLUE, va="bottom")
    if gone:
        style.write(top, total, 1.25, gone, color=INK, ha="right", va="bottom")
    if labels:
        axes, longest = drawn.axes, max(1, int(data["characters"].max()))
        axes.set_xlim(0, longest)
        for k, (action, n) in enumerate(zip(data["action"], data["characters"], strict=True)):
            color = COLORS[next(a for a, w in WORDS.items() if w == action)]
            hollow = action == WORDS["mark"]
            axes.barh([k], [n], height=0.6, color="none" if hollow else color, edgecolor=color, lw=1.2)
            beside(axes, n, k, said[k])
    return drawn.figure


def _words(data: pd.DataFrame, total: int, cut: int, tidied: int) -> tuple[str, str]:
    cuts = data[data["action"] == WORDS["drop"]]
    title = f"{percent(total - cut - tidied, total)} of the characters were kept"
    if cut:
        largest = cuts.iloc[0]
        many = several(int(largest["characters"]), "character")
        tied = cuts[cuts["characters"] == largest["characters"]]
        by = first_of(quoted([style.named(rule) for rule in tied["rule"]]))
        title += f"; the most was cut as {by} ({many}{' each' if len(tied) > 1 else ''})"
    elif tidied:
        title += "; what is gone are blanks and other slips of saving, nothing of the page"
    else:
        title += "; nothing was cut"
    parts = [f"{style.named(r['rule'])}: {r['characters']:,} {r['action']}" for _, r in data.head(8).iterrows()]
    alt = f"Bars of characters kept and cut. {title}. {_sentence(parts)}"
    return title, alt


def _sentence(parts: list[str]) -> str:
    return f"By rule, {listed(parts)}." if parts else "There are no edits."
