"""What stands under every overview: how the counting was done, and what it cannot show for this corpus."""

from analysis.report import summary
from analysis.wording import percent, several


def method(known: summary.Summary) -> str:
    """How the corpus was cleaned and counted, as a part of the overview."""
    share = percent(known.dropped, known.raw)
    return (
        '<h2 id="method">How we counted</h2><ul>'
        f"<li>Text that is not the article (menus, prompts, repeats) is cut by rules: {share} of all characters."
        " Nothing is cut in silence: each article’s page shows every cut in its place with the reason.</li>"
        "<li>Counts and tone read the body’s sentences. The title, headings and captions are kept and shown, and not "
        "counted unless a page says so.</li>"
        "<li>An article printed twice is one voice: repeats are grouped, and independent reports are counted by group."
        "</li><li>Findings, quotations, marks in figures and rows of tables lead to the sentences behind them, "
        "and these to the lines of the file.</li>"
        "</ul>"
    )


def limits(known: summary.Summary) -> str:
    """What the reader must not conclude from this corpus, as a part of the overview."""
    items = ["<li>What these articles say is not what happened: every figure here describes texts.</li>"]
    if known.voices <= 5:
        few, compared = several(known.voices, "independent voice"), "nothing" if known.voices == 1 else "little"
        items.append(
            f"<li>With {few} there is {compared} to compare: shares and trends are those of these texts alone.</li>"
        )
    if known.dated < known.documents:
        missing = several(known.documents - known.dated, "article")
        items.append(
            f"<li>{missing} without a known date: words such as “Friday” stay without a day there, until a date is "
            "given in metadata.csv.</li>"
        )
    items.append("<li>Tone is what lexicons find in words; irony, context and what is left unsaid escape them.</li>")
    return f'<h2 id="limits">What this cannot show</h2><ul>{"".join(items)}</ul>'
