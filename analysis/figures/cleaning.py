"""The figure of the notebook on cleaning: what was kept of the articles' files, what was cut, and for what reason."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.rows import beside, rows, widest
from analysis.figures.style import BLUE, GREY, INK, ORANGE, PAPER, Plate, joined, listed, several

COLUMNS = ["rule", "action", "characters", "edits"]
WORDS = {"drop": "cut", "replace": "mended", "mark": "kept, marked"}
COLORS = {"drop": ORANGE, "replace": BLUE, "mark": GREY}


def kept_and_cut(ledger: pd.DataFrame, documents: pd.DataFrame, *, scope: str = "", source: str = "") -> Plate:
    """Characters kept and cut: one bar for the whole, and one for each rule, on a scale of their own.

    `ledger` and `documents` are a corpus's tables. Characters are those of the raw text. `data` has a row a rule: rule,
    action (cut, mended, or kept and marked), characters, edits.
    """
    style.need(ledger, ["raw_start", "raw_end", "action", "rule"], "edits")
    style.need(documents, ["raw_text"], "documents")
    total = int(documents["raw_text"].str.len().sum())
    if not total:
        return style.nothing("There is no text, so nothing was kept or cut.", COLUMNS, source)
    data = _by_rule(ledger)
    cut = int(data.loc[data["action"] == WORDS["drop"], "characters"].sum())
    articles = several(len(documents), "article")
    title, alt = _words(data, total, cut)
    subtitle = joined(f"Characters of {articles}, {total:,} in all", f"the lower bars are on a scale of their own: "
                      f"{several(int(data['edits'].sum()), 'edit')} by rule" if len(data) else "", scope)  # fmt: skip
    figure, narrow = style.drawn(lambda: _draw(data, total, cut))
    source = source or "From the ledger of edits, which accounts for every character."
    return Plate(figure, title, subtitle, alt, data, source, narrow)


def _by_rule(ledger: pd.DataFrame) -> pd.DataFrame:
    table = ledger.assign(characters=ledger["raw_end"] - ledger["raw_start"], edits=1)
    table = table.groupby(["rule", "action"], as_index=False, observed=True)[["characters", "edits"]].sum()
    table["action"] = table["action"].map(WORDS)
    table["order"] = table["action"].map(list(WORDS.values()).index)
    table = table.sort_values(["order", "characters", "rule"], ascending=[True, False, True], ignore_index=True)
    return table[COLUMNS].astype({"characters": "int64", "edits": "int64"})


def _draw(data: pd.DataFrame, total: int, cut: int) -> Figure:
    labels = [str(r) for r in data["rule"]]
    said = [
        f"{n:,} {action}" + (f", {edits:,} places" if edits > 1 and not style.is_narrow() else "")
        for n, action, edits in zip(data["characters"], data["action"], data["edits"], strict=True)
    ]
    drawn = rows(labels, above=0.95, below=0.02, right=0.1 + widest(said))
    top = style.panel(drawn.figure, 0, 0.3, 0, 0.32)
    top.set_xlim(0, total)
    top.set_ylim(0, 1)
    kept = total - cut
    top.barh([0.5, 0.5], [kept, cut], left=[0, kept], height=1, color=[BLUE, ORANGE])
    words = f"{kept:,} characters kept ({_percent(kept, total)})"
    share = style.wide() * kept / total
    if style.width(words, style.SIZE) + 0.2 < share:
        style.write(top, 0.1 * total / style.wide(), 0.5, words, color=PAPER, va="center_baseline")
    else:
        style.write(top, 0, 1.25, words, color=BLUE, va="bottom")
    if cut:
        style.write(top, total, 1.25, f"{cut:,} cut ({_percent(cut, total)})", color=INK, ha="right", va="bottom")
    if labels:
        axes, longest = drawn.axes, max(1, int(data["characters"].max()))
        axes.set_xlim(0, longest)
        for k, (action, n) in enumerate(zip(data["action"], data["characters"], strict=True)):
            color = COLORS[next(a for a, w in WORDS.items() if w == action)]
            hollow = action == WORDS["mark"]
            axes.barh([k], [n], height=0.6, color="none" if hollow else color, edgecolor=color, lw=1.2)
            beside(axes, n, k, said[k])
    return drawn.figure


def _words(data: pd.DataFrame, total: int, cut: int) -> tuple[str, str]:
    cuts = data[data["action"] == WORDS["drop"]]
    title = f"{_percent(total - cut, total)} of the characters were kept"
    if cut:
        largest = cuts.iloc[0]
        many = several(int(largest["characters"]), "character")
        title += f"; the most was cut as “{style.named(largest['rule'])}” ({many})"
    else:
        title += "; nothing was cut"
    parts = [f"{style.named(r['rule'])}: {r['characters']:,} {r['action']}" for _, r in data.head(8).iterrows()]
    alt = f"Bars of characters kept and cut. {title}. {_sentence(parts)}"
    return title, alt


def _sentence(parts: list[str]) -> str:
    return f"By rule, {listed(parts)}." if parts else "There are no edits."


def _percent(part: int, whole: int) -> str:
    """A share in percent that says 100 or 0 only where it is."""
    value = 100 * part / whole
    if 0 < part < whole and not 0.95 <= value <= 99.05:
        return f"{value:.1f}%" if 0.05 <= value <= 99.95 else ("under 0.1%" if value < 1 else "over 99.9%")
    return f"{value:.0f}%"
