"""Finds out which column holds what: by what the user told, or by the names that exports and collections use."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from analysis.readers.model import Claim
from analysis.readers.moments import from_epoch

#: field of a document -> the names its column may have, in order of precedence, as `plain` writes them
USUAL: Mapping[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "file": "file path filename filepath datei dateiname fichier archivo файл",
        "text": (
            "fulltext fulltextcontent articletext articlebody bodytext maintext text body content article story"
            " leadparagraph volltext artikeltext texte textecomplet texto textocompleto testo inhalt contenu contenido"
            " cuerpo текст повнийтекст полныйтекст текстстатті текстстатьи"
        ),
        "published": (
            "published publishedat publishedon publishedtime publishedtimestamp datepublished publicationdate"
            " publishdate pubdate datepublish datetimepub webpublicationdate displaydate date datetime timestamp"
            " createdutc epoch unixtime seendate veröffentlicht veröffentlichtam veröffentlichungsdatum erschienen"
            " erschienenam erscheinungsdatum datum datedepublication datedeparution publiéle fechadepublicación"
            " fechadepublicacion publicado fecha datadipubblicazione datadepublicação датапублікації опубліковано"
            " датапубликации опубликовано дата"
        ),
        "source": (
            "outlet pubtitle publicationtitle publicationname medianame sourcename sourcetitle sitename newspaper"
            " journal publication source publisher publishername site sourcedomain domain sourcecommonname"
            " v2sourcecommonname quelle zeitung medium medien fuente medio periódico periodico fonte testata джерело"
            " видання источник издание"
        ),
        "title": "title headline webtitle webheadline headlinemain articletitle head hed titel überschrift ueberschrift"
        " schlagzeile titre título titulo titular titolo заголовок назва название",
        "author": "author authors byline bylineoriginal fieldsbyline writer creator autor autorin autoren verfasser"
        " auteur auteurs autores autore автор автори авторы",
        "lang": "lang language metalang languagecode sprache langue idioma lingua мова язык",
        "url": "url weburl link uri canonicalurl articleurl documenturl documentidentifier v2documentidentifier"
        " address permalink",
        "note": "note notes comment",
    }.items()
}
#: Parts of a name that say only where in a record a value stands: fields.bodyText, v2.sourceCommonName.
_WHERE = ("fields", "thread", "metadata", "meta", "article", "doc")
_EPOCHS = ("timestamp", "createdutc", "epoch", "unixtime", "publishedtimestamp")
#: How tables write that there is nothing: of any field, and of a date.
_NOTHING = frozenset(("nan", "nat", "none", "null", "n/a", "#n/a", "\\n", "-", "--", "–", "—"))
_NO_DATE = frozenset((*_NOTHING, "na", "unknown", "undated", "n.d.", "nd", "?", "0", "0000-00-00", "tbd"))
_MARKUP = re.compile(r"</?(?:p|div|br|a|span|h\d)\b[^<>]{0,200}>", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")


class Mapped(NamedTuple):
    """What became of a column: `table` names the file, `field` what it was taken for (None: it is not used)."""

    table: str
    column: str
    field: str | None
    how: str


class Columns:
    """The columns of one table by field; a second one serves where the first is empty."""

    def __init__(self, table: str, chosen: Mapping[str, tuple[str, ...]]) -> None:
        self.table = table
        self.chosen = chosen

    def __contains__(self, field: str) -> bool:
        return field in self.chosen

    def value(self, row: Mapping[str, str | None], field: str) -> tuple[str, str]:
        """The first value of `field` that says something ("n/a" does not), blanks around it left out, and its column;
        else two empties."""
        for column in self.chosen.get(field, ()):
            found = (row.get(column) or "").strip()
            if found and found.lower() not in (_NO_DATE if field == "published" else _NOTHING):
                return found, column
        return "", ""

    def text(self, row: Mapping[str, str | None]) -> str:
        """The text of the article in `row` as it stands there, or nothing: of the first column that has one, or of one
        that holds at least twice as much and no markup (a summary is often called text, too)."""
        texts = [t for c in self.chosen.get("text", ()) if (t := row.get(c) or "").strip()]
        fuller = [t for t in texts[1:] if len(t) >= 2 * len(texts[0]) and not _MARKUP.search(t)]
        return max(fuller, key=len, default=texts[0] if texts else "")

    def claims(self, row: Mapping[str, str | None], origin: str = "column") -> list[Claim]:
        """What `row` says of an article beside its text."""
        found = []
        for field in self.chosen:
            value, column = self.value(row, field)
            if value and field not in ("text", "file"):
                if field == "published":
                    value = from_epoch(value, named=plain(column) in _EPOCHS) or value
                found.append(Claim(field, origin, value, f"{self.table}, column “{column}”"))
        return found


class Names:
    """Knows which columns are meant, as told and by their usual names, and keeps account of what it mapped."""

    def __init__(self, told: Mapping[str, str] | None = None) -> None:
        self.told = dict(told or {})
        self.met: set[str] = set()
        self._account: dict[tuple[str, str], Mapped] = {}
        self._known: dict[tuple[str, tuple[str, ...]], Columns] = {}

    def of(self, table: str, header: Iterable[str], without: Iterable[str] = ()) -> Columns:
        """The columns of `table` by field, `without` some fields; what was mapped to what is noted."""
        names = tuple(c for c in header if c)
        key = (table, names)
        if key not in self._known:
            self._known[key] = Columns(table, self._choose(table, names, frozenset(without)))
        return self._known[key]

    @property
    def account(self) -> list[Mapped]:
        """What became of each column, in the order in which they were met."""
        return list(self._account.values())

    def _choose(self, table: str, names: tuple[str, ...], without: frozenset[str]) -> dict[str, tuple[str, ...]]:
        by_plain: dict[str, str] = {}
        for column in reversed(names):  # of two columns with one name the first counts
            by_plain[plain(column)] = column
            by_plain.setdefault(_without_place(column), column)
        taken: dict[str, tuple[str, str]] = {}
        chosen: dict[str, tuple[str, ...]] = {}
        for field, usual in sorted(USUAL.items(), key=lambda f: f[0] not in self.told):  # what was told comes first
            if field in without:
                continue
            told = self._told(field, names)
            listed = [told] if told else [by_plain[n] for n in usual if n in by_plain]
            mine = tuple(dict.fromkeys(c for c in listed if c not in taken))
            for n, column in enumerate(mine):
                less = "holds less than half as much" if field == "text" else "is empty"
                how = "told" if told else "usual name" if n == 0 else f"where “{mine[0]}” {less}"
                taken[column] = (field, how)
            if mine:
                chosen[field] = mine
        for column in names:
            given, how = taken.get(column, (None, "not used"))
            self._account.setdefault((table, column), Mapped(table, column, given, how))
        return chosen

    def _told(self, field: str, names: Iterable[str]) -> str | None:
        wanted = self.told.get(field)
        if wanted is None:
            return None
        found = next((c for c in names if c == wanted), None)
        found = found or next((c for c in names if plain(c) == plain(wanted)), None)
        if found:
            self.met.add(field)
        return found


def apart(header: Iterable[str]) -> list[str]:
    """The names of a header with a number behind each that stood before: no column is lost behind another."""
    seen: dict[str, int] = {}
    named = []
    for name in header:
        seen[name] = seen.get(name, 0) + 1
        named.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return named


def plain(name: str) -> str:
    """A column's name without case, blanks, dots, dashes and underscores: "Pub Date" and "pubDate" are "pubdate"."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", name)).lower()


def _without_place(name: str) -> str:
    first, dot, rest = name.partition(".")
    return plain(rest) if dot and plain(first) in _WHERE else plain(name)


def flat(item: Mapping[str, object], before: str = "") -> dict[str, str]:
    """A JSON object as texts by name, those of an object inside it behind its name: {"source": {"name": …}} gives
    "source.name". A list of texts is joined by commas; other lists, and what lies deeper than four objects, is left
    out."""
    found: dict[str, str] = {}
    for key, value in item.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            found |= flat(value, f"{name}.") if before.count(".") < 3 else {}
        elif isinstance(value, list):
            texts = [v for v in value if isinstance(v, str)]
            found[name] = ", ".join(texts)
        elif isinstance(value, bool) or value is None:
            found[name] = ""
        elif isinstance(value, str | int | float):
            found[name] = str(value)
    return found
