"""Reads a sentence as a row of words with simple kinds, a quotation counting as one of them.

There is no trained tagger: the small closed classes of English (articles, pronouns, prepositions, auxiliaries) are
listed, the rest is told by place and capital letters. That is enough to find who stands before a verb of speech.
"""

import bisect
import dataclasses
import re
from collections.abc import Iterator

from analysis import language
from analysis.voices.lexicon import PAST, THIRD, lexicon
from analysis.voices.marks import Marked, is_title
from analysis.voices.words import ADVERB, NOT_ADVERB

#: a sentence of more tokens than this is read in pieces
_LONGEST = 200
#: a title is shorter than so many characters
_TITLE = 120
#: a dash and a name to the end of the line, as under a motto
_SIGNED = re.compile(r"\s*[—–-]\s?[A-Z][\w.’'-]*(?: (?:of|de|van|von|the|[A-Z][\w.’'-]*)){0,5}[.,]?\s*")
_PUNCT = re.compile(r"\S")


@dataclasses.dataclass(slots=True)
class Tok:
    """A word, a punctuation mark or a whole quotation: where it stands, its counted form and its kind.

    Kinds: "w" a word, "p" a mark, "q" a quotation, whose stretch between marks is then in `quote`; `title` is whether
    its words read as a title.
    """

    start: int
    end: int
    norm: str
    kind: str
    capital: bool = False
    quote: Marked | None = None
    title: bool = False


@dataclasses.dataclass(slots=True)
class Unit:
    """A sentence as it reads from outside: quotations folded into one token each.

    `headline`: whether Most Words Have a Capital. `places`: where a clause may end, once `clauses` has looked.
    """

    toks: list[Tok]
    start: int
    end: int
    paragraph: int
    first: bool
    headline: bool = False
    places: list[int] | None = None


def units(text: str, quotes: list[Marked]) -> list[Unit]:
    """The sentences of `text`, put back together where a cut falls inside a quotation, as rows of tokens."""
    spans = _outer_sentences(text, quotes)
    words = language.tokens(text)
    found: list[Unit] = []
    word_at, quote_at, paragraph, last_end = 0, 0, 0, 0
    for start, end in spans:
        first = not found or "\n" in text[last_end:start]
        paragraph += first
        toks: list[Tok] = []
        at = start
        while quote_at < len(quotes) and quotes[quote_at].outer_start < end:
            mark = quotes[quote_at]
            word_at = _plain(text, at, mark.outer_start, words, word_at, toks)
            named = mark.end - mark.start < _TITLE and is_title(text[mark.start : mark.end])
            toks.append(Tok(mark.outer_start, mark.outer_end, "“" + text[mark.end - 1], "q", quote=mark, title=named))
            at = mark.outer_end
            while word_at < len(words) and words[word_at].start < at:
                word_at += 1
            quote_at += 1
        word_at = _plain(text, at, end, words, word_at, toks)
        last_end = end
        pieces = _pieces(toks)
        found += [Unit(p, p[0].start, p[-1].end, paragraph, first, _is_headline(p)) for p in pieces]
    return found


def _pieces(toks: list[Tok]) -> Iterator[list[Tok]]:
    """The tokens of a sentence, cut where a blank was lost after a full stop, and where it has no end in sight.

    The second cut keeps time linear in the length of a "sentence" of a megabyte.
    """
    begin = 0
    for n, tok in enumerate(toks):
        glued = tok.norm == "." and 0 < n < len(toks) - 1 and _glued(toks[n - 1], tok, toks[n + 1])
        if glued or n + 1 - begin >= _LONGEST:
            yield toks[begin : n + 1]
            begin = n + 1
    if begin < len(toks):
        yield toks[begin:]


def _glued(before: Tok, stop: Tok, after: Tok) -> bool:
    """Whether a full stop between two words ends a sentence whose following blank is missing: "it ended.He said"."""
    words = before.kind == "w" and after.kind == "w" and before.end == stop.start and stop.end == after.start
    return words and after.capital and not before.capital and len(before.norm) > 2 and len(after.norm) > 1


def _outer_sentences(text: str, quotes: list[Marked]) -> list[tuple[int, int]]:
    starts = [q.outer_start for q in quotes]
    found: list[tuple[int, int]] = []
    open_start: int | None = None
    for span in language.sentences(text):
        begin = span.start if open_start is None else open_start
        n = bisect.bisect_right(starts, span.end - 1) - 1
        inside = n >= 0 and quotes[n].outer_end > span.end
        if inside:
            open_start = begin
            continue
        if n >= 0 and quotes[n].outer_end >= span.end and _speaker_follows(text, span.end):
            open_start = begin
            continue
        found.append((begin, span.end))
        open_start = None
    if open_start is not None:
        found.append((open_start, len(text.rstrip())))
    return found


def _speaker_follows(text: str, at: int) -> bool:
    """Whether "Trump said" or "asked the reporter" follows a closed quotation: `“Really?” Trump said.`"""
    line = text[at : at + 90].split("\n", 1)[0]
    words = [w.norm for w in language.tokens(line)][:7]
    if _SIGNED.fullmatch(line):
        return True
    ends = text[max(0, at - 2) : at]
    speech = [n for n, w in enumerate(words) if is_speech_verb(w)]
    if not speech or any(c in line[: len(line) // 2] for c in ':“"'):
        return False
    return any(c in ends for c in "?!…") and speech[0] <= 4 and "that" not in words[: speech[0] + 2]


def is_speech_verb(word: str) -> bool:
    """Whether a word is a finite form of a verb that hands on words between marks ("said", "asks")."""
    return any(kind in (PAST, THIRD) and "q" in cue.frames for kind, cue in lexicon().verbs.get(word, ()))


def _plain(text: str, start: int, end: int, words: list[language.Token], word_at: int, toks: list[Tok]) -> int:
    """Adds the words and marks between `start` and `end` to `toks`; where in `words` to go on."""
    at = start
    while word_at < len(words) and words[word_at].start < start:
        word_at += 1
    while word_at < len(words) and words[word_at].end <= end:
        word = words[word_at]
        toks += _marks(text, at, word.start)
        toks.append(Tok(word.start, word.end, word.norm, "w", word.text[0].isupper()))
        at = word.end
        word_at += 1
    toks += _marks(text, at, end)
    return word_at


def _marks(text: str, start: int, end: int) -> Iterator[Tok]:
    for m in _PUNCT.finditer(text, start, end):
        yield Tok(m.start(), m.end(), language.straighten(m.group()), "p")


def _is_headline(toks: list[Tok]) -> bool:
    """Whether most longer words have a capital, as in a headline."""
    long_words = [t for t in toks if t.kind == "w" and len(t.norm) > 3]
    return len(long_words) >= 3 and sum(t.capital for t in long_words) > 0.75 * len(long_words)


def is_adverb(tok: Tok) -> bool:
    """Whether a word is an adverb by list or ending."""
    return tok.kind == "w" and (
        tok.norm in ADVERB or (tok.norm.endswith("ly") and len(tok.norm) > 4 and tok.norm not in NOT_ADVERB
                               and not tok.capital)
    )  # fmt: skip


def bare(norm: str) -> str:
    """A word without a contracted auxiliary: "he's" -> "he"."""
    head, mark, tail = norm.rpartition("'")
    return head if mark and tail in ("s", "d", "ll", "ve", "re", "m") else norm


def contracted(norm: str) -> str:
    """The auxiliary contracted into a word: "he's" -> "s"; empty for none."""
    head, mark, tail = norm.rpartition("'")
    return tail if mark and head and tail in ("s", "d", "ll", "ve", "re", "m") else ""
