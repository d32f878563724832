"""Finds the line of publication in texts of other languages: “Stand: 12. Juni 2013, 18:40 Uhr”, “10 жовтня 2022”.

Only a whole date that has its line to itself, near the head, beside a clock, a weekday or a word for publication: the
prose of other languages is not read for dates.
"""

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
#: A month's name, in small letters, and its number.
MONTHS = {name: n for names in _NAMES for n, name in enumerate(names.split(), start=1)}

_ENGLISH = frozenset((*_NAMES[0].split(), *_NAMES[1].split(), "date", "data"))
_HEAD = 4000
_LINES = 25
_LONGEST = 100
#: With more days on lines of their own, it is a list of dates.
_MOST_DAYS = 2
_DATE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:\.|er|º|ª)?\s(?:de\s|d[’'])?(?P<month>[^\W\d_]{3,12})\.?,?\s(?:del?\s)?"
    r"(?P<year>(?:18|19|20)\d\d)(?!\d)"
)
_PUBLISHED = (
    "stand veröffentlicht erschienen publiziert publié publiée paru parue mis en ligne le publicado publicada el em"
    " pubblicato pubblicata il gepubliceerd geplaatst op publicerad publiceret publisert julkaistu opublikowano"
    " publikováno publikované vydáno megjelent publicat yayınlanma yayın опубліковано опубликовано"
    " публикувано objavljeno објављено data datum date fecha дата am den um à a las alle at ore kl klo о в"
)
_CHANGED = (
    "aktualisiert geändert actualizado actualizada actualisé actualisée mis à jour modifié modificado aggiornato"
    " aggiornata bijgewerkt gewijzigd uppdaterad opdateret oppdatert päivitetty zaktualizowano aktualizováno frissítve"
    " güncelleme оновлено обновлено актуализирано"
)
_AROUND = (
    "uhr h hs hrs год года г р року рік czas kell klo kl mesz cet cest msk"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so"
    " lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"
    " lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag"
    " mandag tirsdag lørdag søndag poniedziałek wtorek środa czwartek piątek sobota niedziela"
    " понеділок вівторок середа четвер п ятниця субота неділя понедельник вторник среда четверг пятница суббота"
    " воскресенье"
)
_CHANGE_WORDS = frozenset(_CHANGED.split()) - frozenset(_PUBLISHED.split())
_KNOWN = frozenset(f"{_PUBLISHED} {_CHANGED} {_AROUND}".split())
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\d{1,2}\s?[:.hг]\s?\d\d(?::\d\d)?|\d{1,2}\s?(?=Uhr|h\b)")
_DAY_IN_DIGITS = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?![\d])")


def own_day(text: str) -> tuple[datetime.date, str] | None:
    """The day, and its words, of the first line near the head that is a line of publication in another language than
    English, or that writes a day as 12.06.2013 beside words of one; a line of a change counts
    after all others. None of several dates listed one below the other is the text's own."""
    own: list[tuple[datetime.date, str]] = []
    changed: list[tuple[datetime.date, str]] = []
    lines = [line.strip() for line in text[:_HEAD].split("\n")]
    for line in [line for line in lines if line][:_LINES]:
        if len(line) > _LONGEST or (found := _whole(line)) is None:
            continue
        day, words, is_change = found
        (changed if is_change else own).append((day, words))
    if len({day for day, _ in own}) > _MOST_DAYS:
        return None
    return next(iter([*own, *changed]), None)


def _whole(line: str) -> tuple[datetime.date, str, bool] | None:
    """The day of a line that holds nothing else but what belongs to a line of publication, its words, and whether it is
    that of a change."""
    match = _DATE.search(line) or _DAY_IN_DIGITS.search(line)
    if match is None:
        return None
    day, month, year = match.groups()
    number = int(month) if month.isdecimal() else MONTHS.get(month.lower(), 0)
    try:
        found = datetime.date(int(year), number, int(day))
    except ValueError:  # no month's name, or no day of the calendar
        return None
    before, after = line[: match.start()].lower(), line[match.end() :].lower()
    rest = _CLOCK.sub(" ", f"{before} | {after}")
    words = _WORD.findall(rest)
    if any(c.isdigit() for c in rest) or any(w not in _KNOWN for w in words):
        return None
    if (month.isdecimal() or month.lower() in _ENGLISH) and not any(len(w) > 2 and w not in _ENGLISH for w in words):
        return None  # as an English page writes it, too, of which other rules know more
    return found, match[0], any(w in _CHANGE_WORDS for w in _WORD.findall(before))
