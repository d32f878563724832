"""Lets through of a notebook's HTML only what is named here: prose, tables, drawings; never anything that runs.

The fragment is parsed, each element and attribute is looked up in a list, and the page's HTML is written anew from
what was found, so nothing that a parser might read differently survives. Elements that hold raw text or change how a
browser parses (script, style, template, math, …) go with all they hold; other unknown elements lose their tag alone.
"""

import re
from collections.abc import Iterator

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

from analysis.report import safe


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_HTML = _set(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup "
    "table tbody td tfoot th thead time tr u ul var wbr"
)
_SVG = _set(
    "svg g path rect circle ellipse line polyline polygon text tspan defs use clippath lineargradient radialgradient "
    "stop marker title desc a image"
)
_GONE = _set(
    "script style iframe frame frameset object embed applet template noscript noembed noframes xmp plaintext textarea "
    "select option button form input math annotation-xml foreignobject audio video source track base link meta head "
    "title portal set animate animatetransform animatemotion handler canvas dialog"
)
_VOID = _set("br hr img col wbr")
_ATTRS = _set(
    "id class title lang dir role scope colspan rowspan headers open datetime alt width height start reversed cite "
    "tabindex data-sort data-name"
)
_SVG_ATTRS = _set(
    "viewbox preserveaspectratio x y x1 y1 x2 y2 cx cy r rx ry d points transform fill stroke stroke-width "
    "stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity fill-opacity fill-rule opacity offset stop-color "
    "stop-opacity gradientunits gradienttransform clip-path clip-rule clippathunits text-anchor dominant-baseline "
    "font-size font-family font-weight font-style markerwidth markerheight refx refy orient marker-start marker-mid "
    "marker-end dx dy rotate focusable"
)
_STYLES = _set(
    "fill stroke stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity fill-opacity fill-rule opacity stop-color stop-opacity clip-path clip-rule font font-size "
    "font-family font-weight font-style font-stretch font-variant text-anchor text-align white-space "
    "background-color color width max-width min-width"
)
_VALUE = re.compile(r"[\w\s#%.,'\"()+/-]*\Z")
_FUNCTIONS = re.compile(r"\b(?:rgba?|hsla?|calc|var)\(|url\(#[^)\s]+\)|\(", re.IGNORECASE)
_LOCAL = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z")
_ID = re.compile(r"[^\s\"'<>`=&\x00-\x1f]{1,200}\Z")
_ENDS = re.compile(r"</?(?:html|body)\b[^<>]*>", re.IGNORECASE)
_REFERS = ("aria-labelledby", "aria-describedby", "aria-controls", "headers")


class Ids:
    """The ids given out on one page, so that no two elements share one."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def claim(self, wanted: str) -> str:
        """`wanted` where it is free, else `wanted` with a number."""
        name, n = wanted, self._next.get(wanted, 2)
        while name in self._taken:
            name, n = f"{wanted}-{n}", n + 1
        self._next[wanted] = n
        self._taken.add(name)
        return name


def clean(fragment: str, ids: Ids | None = None) -> str:
    """`fragment` of HTML with only the elements, attributes, styles and addresses that are allowed.

    Ids that are already taken in `ids` are renamed, with the references to them in the same fragment.
    """
    if not fragment.strip():
        return ""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    inner = _ENDS.sub("", safe.valid(fragment))  # a second body would end the first
    source = f"<!DOCTYPE html><html><body>{inner}</body></html>"
    tree = lxml.html.document_fromstring(source.encode(), parser=parser)
    body = tree.find("body")
    if body is None:  # a document whose body a stray tag has taken away holds nothing to show
        return ""
    return "".join(_written(body, _renamed(body, ids or Ids())))


def _renamed(body: etree._Element, ids: Ids) -> dict[str, str]:
    """Old id → new id, for every element that will be kept."""
    names: dict[str, str] = {}
    for element in body.iter():
        wanted = element.get("id") if isinstance(element.tag, str) else None
        if wanted is None or not _ID.match(wanted):
            continue
        name = ids.claim(wanted)
        names.setdefault(wanted, name)
        element.set("id", name)
    return names


def _written(body: etree._Element, names: dict[str, str]) -> Iterator[str]:
    """The HTML of what `body` holds. A stack in place of recursion: hostile nesting is only long, not deep."""
    stack: list[tuple[etree._Element | str, bool]] = [(child, False) for child in reversed(body)]
    yield safe.text(body.text or "")
    while stack:
        item, in_svg = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        tag = item.tag if isinstance(item.tag, str) else ""
        stack.append((safe.text(item.tail or ""), in_svg))
        inside = in_svg or tag == "svg"
        if not _kept(tag, in_svg) or (tag == "img" and not _PICTURE.match(item.get("src", ""))):
            continue
        if tag not in (_SVG if inside else _HTML):
            opened, closed = "", ""
        else:
            opened = f"<{tag}{''.join(_attributes(item, tag, inside, names))}>"
            closed = "" if tag in _VOID else f"</{tag}>"
        yield opened
        stack.append((closed, in_svg))
        if in_svg and tag in ("title", "desc"):  # a browser reads HTML in there: words only
            yield safe.text("".join(item.itertext()))
            continue
        yield safe.text(item.text or "")
        stack.extend((child, inside) for child in reversed(item))


def _kept(tag: str, in_svg: bool) -> bool:
    """Whether anything of an element may stay, its words included."""
    if in_svg:
        return tag in _SVG and tag != "svg"
    return bool(tag) and tag not in _GONE and tag not in _SVG - _HTML - {"svg"}


def _attributes(element: etree._Element, tag: str, in_svg: bool, names: dict[str, str]) -> Iterator[str]:
    outside = False
    for key, value in element.attrib.items():
        name, given = str(key).lower(), str(value)
        kept: str | None = None
        if name in ("href", "xlink:href"):
            name, kept = "href", _link(tag, given, names)
            outside = outside or bool(kept and "://" in kept)
        elif name == "src" and tag == "img":
            kept = given if _PICTURE.match(given) else None
        elif name == "style":
            kept = _style(given, names)
        elif name == "id":
            kept = given if _ID.match(given) else None
        elif name in _REFERS:
            kept = " ".join(names.get(part, part) for part in given.split())
        elif name in _ATTRS or name.startswith("aria-"):
            kept = given
        elif in_svg and name in _SVG_ATTRS:
            kept = _paint(given, names)
        if kept is not None:
            yield f' {name}="{safe.text(kept)}"'
    if outside:
        yield ' rel="noopener noreferrer"'


def _link(tag: str, given: str, names: dict[str, str]) -> str | None:
    if given.startswith("#"):
        return "#" + names.get(given[1:], given[1:])
    if tag == "a":
        return safe.address(given)
    return given if tag == "image" and _PICTURE.match(given) else None


def _paint(given: str, names: dict[str, str]) -> str | None:
    """A presentation attribute; it may refer to a place in this page, never to another address."""
    value = _LOCAL.sub(lambda m: f"url(#{names.get(m.group(1), m.group(1))})", given)
    return value if "url(" not in _LOCAL.sub("", value).lower() and "\\" not in value else None


def _style(given: str, names: dict[str, str]) -> str | None:
    kept = []
    for declaration in given.split(";"):
        name, _, value = declaration.partition(":")
        value = _LOCAL.sub(lambda m: f"url(#{names.get(m.group(1), m.group(1))})", value.strip())
        if name.strip().lower() in _STYLES and _VALUE.match(_LOCAL.sub("", value)) and _harmless(value):
            kept.append(f"{name.strip().lower()}: {value}")
    return "; ".join(kept) or None


def _harmless(value: str) -> bool:
    """Whether every bracket in a style's value belongs to a colour, a sum, a variable or a place in this page."""
    return all(found.group() != "(" for found in _FUNCTIONS.finditer(value))
