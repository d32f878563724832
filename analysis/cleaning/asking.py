"""Asks of all the lines of a page at once what `features` names.

What can be asked of every line with a few sums over the page is asked so; the patterns that are left are tried only on
lines that hold a word or a sign without which they cannot match.
"""

import re
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.cleaning import cues, signs, vocabulary
from analysis.cleaning.features import ASKED, AT, SHOWN, WIDTH, WORD_BINS, Local, shown
from analysis.cleaning.signs import SIGNS
from analysis.cleaning.vocabulary import BITS, CUES, Vocabulary

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Table = NDArray[np.uint8]

SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"”’»)\]]*$")
_BULLET = re.compile(r"[-–—•*·◦▪#»›]|\(?\d{1,2}[.)]\s")
_DIGITS = re.compile(r"\d")
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ADDRESSES = ("http", "www.", "@", ".com", ".org")
_KINDS = np.arange(len(CUES))[:, None]
_ALL_CUES = sum(CUES.values())
_ANY_LENGTH = sum(CUES[k] for k in cues.ANY_LENGTH)
_CLOSING = sum(CUES[k] for k in ("comment", "related", "legal", "label", "subscribe"))
#: what no line that tells something has, see `sentence`
_UNTOLD = [
    AT[name] for name in (
        "addresses the reader", "cue notice", "crumbs", "capitals most", "all capitals", "byline", "no letters",
        "begins in lower case", "ends with dots",
    )
]  # fmt: skip
_ENDINGS = ("ends as a sentence", "ends with a colon", "ends with dots", "ends with a comma", "ends bare")
_SENTENCE, _COLON, _DOTS, _COMMA, _BARE = (AT[name] for name in _ENDINGS)
#: up to which length a line is asked whether it is furniture, a credit, a byline or a time, a path of sections
LONGEST_FURNITURE, LONGEST_CREDIT, LONGEST_STAMP, LONGEST_PATH = 900, 400, 200, 120
_FURNITURE = sum(BITS[rule] for rule in vocabulary.FURNITURE)
_OF_FURNITURE = SIGNS["pointing"] | SIGNS["bracket"]
_OF_PATH = SIGNS["of a path"] | SIGNS["pointing"]


def asked(lines: Sequence[str], known: Vocabulary) -> Iterable[Local]:
    """What can be said of each of different lines alone."""
    texts = [shown(x) for x in lines]
    words, chars = known.in_lines(texts), signs.in_lines(texts)
    table = np.zeros((WIDTH, len(lines)), dtype=np.uint8)
    table[0] = 1
    foreign = _foreign(texts, chars)
    n = words.size.copy()
    for i in np.flatnonzero(foreign):
        n[i] += len(_NO_SPACES.findall(texts[i])) // 3
    found = _cues(texts, words, chars)
    quoted = chars.any & SIGNS["quote"] != 0
    personal = ~quoted & (n >= 5) & (words.any & BITS["of oneself"] != 0)
    dated = _where(texts, (n <= 20) & (chars.any & SIGNS["numeral"] != 0), cues.DATE.search)
    at = np.arange(len(lines))
    long = chars.length >= SHOWN
    table[AT["words up to 1"] + np.searchsorted(WORD_BINS, n), at] = 1
    ending = _endings(texts, chars)
    table[ending, at] = 1
    _beginnings(table, texts, chars)
    _shares(table, texts, words, chars, foreign)
    asks = (ending == _BARE) | (chars.last & SIGNS["?"] != 0)
    headline = (n >= 5) & (n <= 18) & asks & (found & CUES["legal"] == 0)
    headline &= np.fromiter((x[:4] != "http" for x in texts), dtype=bool, count=len(texts))
    table[AT["two sentences"]] = (n > 3) & (chars.ends > 0)
    table[AT["four sentences"]] = (n > 3) & (chars.ends >= 3)
    table[AT["commas"]] = chars.commas >= 2
    table[AT["question"]] = chars.any & SIGNS["?"] != 0
    table[AT["holds a quote"]] = quoted
    table[AT["date"]] = dated
    table[AT["address"]] = _addresses(texts, chars)
    table[AT["crumbs"]] = _where(texts, chars.any & SIGNS["of a path"] != 0, cues.CRUMBS.search)
    table[AT["byline"]] = _where(texts, (n < 15) & (words.any & BITS["of the writer"] != 0), cues.BYLINE.match)
    table[AT["another script"]] = foreign
    table[AT["speaks of itself"]] = personal
    table[AT["addresses the reader"]] = ~quoted & (words.any & BITS["to the reader"] != 0)
    table[AT["like a headline"]] = headline
    table[AT["long and cut"]] = (n > 8) & (ending == _DOTS)
    kinds = found >> _KINDS & 1
    first = AT[f"cue {cues.KINDS[0]}"]
    table[first : first + len(kinds)] = kinds
    table[first + len(kinds) : first + 2 * len(kinds)] = kinds * (n <= 6)
    prose = (n >= 9) & (ending == _SENTENCE) & (table[AT["stop words none"]] == 0) | (n >= 25)
    closing = (n <= 8) & (found & _CLOSING != 0)
    timed = (n <= 10) & (dated | (found & CUES["when"] != 0))
    table[ASKED["prose"]], table[ASKED["closing"]], table[ASKED["timed"]] = prose, closing, timed
    untold = table[_UNTOLD].any(axis=0) | (words.any & BITS["of the site"] != 0)
    facts = (
        prose, closing, headline, timed, personal, table[AT["capitals most"]] != 0, table[AT["digits many"]] != 0,
        _may_ask(texts, words, chars, n, found), (ending == _SENTENCE) & (n > 1) & ~untold,
        _may_credit(words, chars), _may_stamp(words, chars, found),
        (chars.length <= LONGEST_PATH) & (chars.any & _OF_PATH != 0),
        long | (chars.sentences_met > 0), long | (chars.words_met > 0),
    )  # fmt: skip
    packed = np.packbits(table, axis=0).T.tobytes()
    width = WIDTH // 8
    rows = [packed[i : i + width] for i in range(0, len(packed), width)]
    columns = (n, words.any, words.rest, words.first, chars.any, found, *facts)
    return map(Local._make, zip(lines, rows, *(c.tolist() for c in columns), words.numbers, words.content, strict=True))


def _may_ask(texts: Sequence[str], words: vocabulary.InLines, chars: signs.InLines, n: Ints, found: Ints) -> Bools:
    """Which lines may be furniture by what they say: few hold a word or a sign that any such line holds; one that
    reports or quotes somebody, as the article does, never is."""
    signed = chars.any & _OF_FURNITURE != 0
    if any("HERE" in x for x in texts):
        signed |= np.fromiter(("HERE" in x for x in texts), dtype=bool, count=len(texts))
    short = (n <= cues.SHORT) | (found & CUES["notice"] != 0) | (words.any & BITS["mailed"] != 0)
    tells = (words.any & BITS["telling"] != 0) | (chars.any & SIGNS["quotation"] != 0)
    named = (words.any & BITS["trigger"] != 0) & (words.any & _FURNITURE != 0)
    may = (words.size > 0) & short & (signed | named) & ~tells
    out: Bools = may & (chars.length <= LONGEST_FURNITURE)
    return out


def _may_credit(words: vocabulary.InLines, chars: signs.InLines) -> Bools:
    """Which lines may credit a picture: they end in a bracket, or name an agency, or a picture."""
    signed = (chars.last & SIGNS["closing bracket"] != 0) | (chars.any & SIGNS["slash"] != 0)
    out: Bools = (chars.length < LONGEST_CREDIT) & (signed | (words.any & BITS["credit"] != 0))
    return out


def _may_stamp(words: vocabulary.InLines, chars: signs.InLines, found: Ints) -> Bools:
    """Which lines may be a byline or a time of publication."""
    signed = chars.any & (SIGNS["digit"] | SIGNS["far"] | SIGNS["odd"]) != 0
    named = words.any & (BITS["of the writer"] | BITS["contributed"]) != 0
    out: Bools = (chars.length <= LONGEST_STAMP) & (signed | named | (found & CUES["when"] != 0))
    return out


def _where(texts: Sequence[str], may: Bools, holds: Callable[[str], object]) -> Bools:
    """For each line whether it may and does match."""
    out = np.zeros(len(texts), dtype=bool)
    for i in np.flatnonzero(may).tolist():
        out[i] = holds(texts[i]) is not None
    return out


def _addresses(texts: Sequence[str], chars: signs.InLines) -> Bools:
    page = "\n".join(texts)
    held = [a for a in _ADDRESSES if a in page]
    may = (chars.any & SIGNS["of an address"] != 0) if held else np.zeros(len(texts), dtype=bool)
    return _where(texts, may, lambda x: cues.URL.search(x) if any(a in x for a in held) else None)


def _cues(texts: Sequence[str], words: vocabulary.InLines, chars: signs.InLines) -> Ints:
    """The kinds of cue in each line; in long lines only those that are looked for in any."""
    found = words.any & np.where(words.size > cues.SHORT, _ANY_LENGTH, _ALL_CUES)
    signed = SIGNS["of rights"] | SIGNS["of a credit"] | SIGNS["digit"] | SIGNS["far"]
    for i in np.flatnonzero((words.size <= cues.SHORT) & (chars.any & signed != 0)).tolist():
        for kind in cues.kinds_of_signs(texts[i]):
            found[i] |= CUES[kind]
    return found


def _foreign(texts: Sequence[str], chars: signs.InLines) -> Bools:
    """Whether most letters are of no Latin alphabet, so that the lists of words have nothing to say."""
    out = np.zeros(len(texts), dtype=bool)
    for i in np.flatnonzero(chars.beyond).tolist():
        if 2 * chars.beyond[i] < len(texts[i]) - texts[i].count(" "):
            continue
        sample = [c for c in texts[i][:200] if c.isalpha()]
        out[i] = len(sample) > 0 and sum(_LATIN.match(c) is not None for c in sample) < 0.5 * len(sample)
    return out


def _endings(texts: Sequence[str], chars: signs.InLines) -> Ints:
    """For each line the column of the feature that tells how it ends."""
    out = np.full(len(texts), _BARE)
    out[chars.last & SIGNS["colon"] != 0] = _COLON
    out[chars.last & SIGNS["comma"] != 0] = _COMMA
    ends = SIGNS["sentence end"] | SIGNS["closing"] | SIGNS["far"]
    for i in np.flatnonzero(chars.last & ends).tolist():
        text = texts[i]
        if text.endswith(("..", "…")):
            out[i] = _DOTS
        elif SENTENCE_END.search(text[-8:]):
            out[i] = _SENTENCE
    return out


def _beginnings(table: Table, texts: Sequence[str], chars: signs.InLines) -> None:
    lower = chars.first & SIGNS["lower"] != 0
    for i in np.flatnonzero(chars.first & SIGNS["far"]).tolist():
        lower[i] = texts[i][:1].islower()
    quote = chars.first & SIGNS["opening quote"] != 0
    numbered = SIGNS["bullet"] | SIGNS["bracket"] | SIGNS["digit"] | SIGNS["far"]
    table[AT["begins in lower case"]] = lower
    table[AT["begins with a quote"]] = quote
    table[AT["begins with a bullet"]] = _where(texts, ~lower & ~quote & (chars.first & numbered != 0), _BULLET.match)


def _shares(
    table: Table, texts: Sequence[str], words: vocabulary.InLines, chars: signs.InLines, foreign: Bools
) -> None:
    """The shares of capitals, stop words and digits in lines that hold a word at all."""
    n = np.maximum(words.size, 1)
    at = np.flatnonzero(words.size)
    table[AT["no letters"]] = words.size == 0
    table[AT["capitals few"] + np.searchsorted((0.3, 0.7), (words.capitals / n)[at], "right"), at] = 1
    at = np.flatnonzero((words.size > 0) & ~foreign)
    share = (words.stops / n)[at]
    table[AT["stop words none"] + np.where(share == 0, 0, 1 + np.searchsorted((0.2, 0.35), share, "right")), at] = 1
    table[AT["all capitals"]] = (words.size > 1) & np.fromiter(map(str.isupper, texts), dtype=bool, count=len(texts))
    digits = chars.digits.copy()
    for i in np.flatnonzero(chars.any & SIGNS["far"]).tolist():
        digits[i] = len(_DIGITS.findall(texts[i]))
    share = digits / np.maximum(chars.length, 1)
    table[AT["digits some"]] = (words.size > 0) & (share > 0.05) & (share <= 0.25)
    table[AT["digits many"]] = (words.size > 0) & (share > 0.25)
