"""Reads days as other languages and machines write them in metadata: 10. September 2022, 10 вересня 2022."""

import calendar
import datetime
import re

#: Months as they stand in a date, January to December; a word that means two months in two languages is left out.
_NAMES = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber mär apr mai jun jul aug sept okt nov dez",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago sept oct nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta"
    " marraskuuta joulukuuta",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "január február március április május június július augusztus szeptember október november december",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
)  # fmt: skip
_MONTHS = {name: n for names in _NAMES for n, name in enumerate(names.split(), start=1)}

_AROUND = r"(?:[^\W\d_]+\.?,?\s+)?"
_TIME = r"(?:\s*(?:[,|–-]|à|um|o|в|о|at)?\s*\d{1,2}[:.h]\d\d.{0,30})?"
_YEAR = r"(\d{4})(?:\s?(?:г|р|года|року|r)\b\.?)?"
_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), order)
    for form, order in (
        (rf"{_AROUND}(\d{{1,2}})(?:\.|er|º|th|st|nd|rd)?[\s/]+(?:de\s+)?([^\W\d_]{{3,12}})\.?,?[\s/]+(?:del?\s+)?{_YEAR}"
         r"(?::.{0,20})?" + _TIME, (3, 2, 1)),
        (rf"(\d{{4}})[.,]?\s+([^\W\d_]{{3,12}})\.?\s+(\d{{1,2}})\.?,?{_TIME}", (1, 2, 3)),
        (r"[a-z]{3},?\s+([a-z]{3})\s+(\d{1,2})\s+\d\d:\d\d(?::\d\d)?\s+(?:[+-]?\w{2,5}\s+)?(\d{4})", (3, 1, 2)),
        (r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号일].{0,30}", (1, 2, 3)),
        (r"(\d{4})(\d\d)(\d\d)\s+\d\d:?\d\d.{0,20}", (1, 2, 3)),
    )
)  # fmt: skip
_SPANS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>(?:19|20)\d\d)(?:[-/.](?P<month>\d{1,2}))?(?:[-/.]00)?",
        r"(?P<name>[^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)",
    )
)
_LONGEST = 80


def day(value: str) -> datetime.date | None:
    """The day that `value` as a whole names, or None: the year in full, and the month's name or an order that is
    fixed."""
    text = value.strip()
    for form, (year, month, number) in _FORMS if len(text) <= _LONGEST else ():
        match = form.fullmatch(text)
        if match:
            written = match[month].lower()
            found = int(written) if written.isdecimal() else _MONTHS.get(written, 0)
            try:
                return datetime.date(int(match[year]), found, int(match[number]))
            except ValueError:  # no day of the calendar, or no month's name
                continue
    return None


def span(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of the month or year that `value` as a whole names ("2022-09", "September 2022",
    "2022"), or None."""
    text = value.strip()
    match = next((m for form in _SPANS if len(text) <= _LONGEST and (m := form.fullmatch(text))), None)
    if match is None:
        return None
    said = match.groupdict()
    year = int(said["year"])
    month = _MONTHS.get(said["name"].lower(), 13) if said.get("name") else int(said.get("month") or 0)
    if month == 0:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if month > 12:
        return None
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
