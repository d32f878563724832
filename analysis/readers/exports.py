"""What the exports of news databases share: many articles in one text, each with fields, its days and its prose."""

import datetime
import re
from collections.abc import Iterable, Mapping

from analysis.readers import languages
from analysis.readers.model import Claim
from analysis.readers.rows import Fault, Found

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    )
    for number, name in enumerate(names.split(), start=1)
} | {"sept": 9}
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er)?\.?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?((?:19|20|18)\d\d)\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20|18)\d\d)\b")
_YEAR_FIRST = re.compile(r"\b((?:19|20|18)\d\d)-(\d\d)-(\d\d)\b")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_]\w+)?", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|par|por|di|door)\s+", re.IGNORECASE)


def day(text: str) -> str | None:
    """The first day that `text` names with its month's name, or as ISO: as ISO; None where there is none."""
    found = [
        (match.start(), groups)
        for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_YEAR_FIRST, (1, 2, 3)))
        if (match := pattern.search(text)) and (groups := [match[g] for g in order])
    ]
    for _, (year, month, number) in sorted(found):
        index = int(month) if month.isdecimal() else _MONTHS.get(month.lower())
        try:
            return datetime.date(int(year), index or 0, int(number)).isoformat()
        except ValueError:  # no day of the calendar, or no month's name
            continue
    return None


def article(
    number: int, kind: str, prose: Iterable[str], said: Mapping[str, str | None], dated: str = ""
) -> Found | Fault:
    """An article of an export (`kind` names it), from its prose in order, of which the first piece is the headline, and
    what the fields of the export say; a Fault where it has no text. `dated` is the day as the export writes it."""
    pieces = [piece.strip("\n") for piece in prose]
    if not any(any(c.isalnum() for c in piece) for piece in pieces[1:]):
        title = f" (“{pieces[0][:80]}”)" if pieces and pieces[0] else ""
        return Fault(f"#{number}", f"Article {number} of the {kind} export{title} has no text of its own.")
    values = {**said, "published": day(dated)}
    if dated and not values["published"]:
        values["note"] = f"The export gives “{dated}” as its date, which is not one day."
    if not _LANGUAGE.fullmatch(values.get("lang") or "") and (values.get("lang") or "").lower() not in languages.NAMES:
        values["lang"] = None  # in a language that is not known here; the text itself will show
    author = values.get("author")
    values["author"] = _BY.sub("", author, count=1) if author and _BY.match(author) else author
    claims = [
        Claim(field, "export", " ".join(value.split()), f"{kind} export") for field, value in values.items() if value
    ]
    return Found(f"#{number}", "\n\n".join(piece for piece in pieces if piece.strip()), claims)
