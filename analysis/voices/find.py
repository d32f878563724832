"""Finds who says what in a text: every statement that the text gives to somebody, with the words that say so."""

import re

from analysis.voices.carried import carried_statements, is_speech, words_in
from analysis.voices.grammar import Tok, Unit, units
from analysis.voices.hedges import Hedges
from analysis.voices.labels import labelled_statements
from analysis.voices.lexicon import lexicon
from analysis.voices.marks import marked
from analysis.voices.model import Quote
from analysis.voices.sources import source_statements
from analysis.voices.speakers import Speakers
from analysis.voices.statements import ACTS, Found
from analysis.voices.transcripts import answers, outside, turns
from analysis.voices.verbs import verb_statements

#: statements less trusted than this are not given
THRESHOLD = 0.4
_FIRM = 0.7
#: a statement has a word, and is more than a "that" whose clause is missing
_WORD = re.compile(r"(?!\W*that\W*$)\W*\w", re.I)
#: what only announces the words that follow
_ANNOUNCED = re.compile(r"(?:that )?(?:the following|this|these|the below)\b", re.I)
#: what stands before the title of a work, a programme or a body
_WORK = re.compile(
    r"(?:[’']s|\b(?:titled|entitled|called|named|on|of|in|the|book|film|movie|show|program|series|song|album|novel|play"
    r"|article|essay|column|podcast|report|magazine|newspaper|group))\s*$"
)
#: "quoted as", "cited X as" right before "saying"
_CITED = re.compile(r"\b(cited|cites|citing|quoted|quotes|quoting)( [^.;:“”\"]{2,140}?)? as\s$")


def find_quotes(text: str) -> list[Quote]:
    """The statements that `text` attributes to somebody, in the order in which they stand.

    Direct speech, indirect statements and clauses that hold some of the speaker's own words ("mixed"), each with the
    speaker as written and as resolved within the text, the cue, the hedge, the rule that found it and a confidence.
    Marks may be turned, straight or missing; words at arm's length and titles of works are left out. Rules only, no
    model; time grows with the length of the text.
    """
    quotes = marked(text)
    sentences = units(text, quotes)
    by_unit = [_in_sentence(text, unit) for unit in sentences]
    found = [f for part in by_unit for f in part] + carried_statements(text, sentences, by_unit)
    speakers, hedges = Speakers(text, sentences), Hedges(text)
    spoken = answers(text, speakers.only_person) or turns(text)
    found = outside(found, spoken) + spoken if spoken else found
    ordered = sorted(_distinct(found), key=lambda f: (f.start, -f.end))
    trusted = [f for f in ordered if f.confidence >= THRESHOLD]
    return [_quote(text, f, speakers, hedges) for f in trusted if _WORD.match(text[f.start : min(f.end, f.start + 60)])]


def _in_sentence(text: str, unit: Unit) -> list[Found]:
    found = [*verb_statements(unit), *source_statements(unit), *labelled_statements(unit)]
    marks = [t for t in unit.toks if t.quote is not None]
    if unit.toks[-1].norm == ":":  # "issued the following statement:" hands on what follows
        found = [f for f in found if f.kind == "direct" or not _ANNOUNCED.match(text, f.start)]
    kept = [f for f in found if f.kind != "direct" or f.rule not in ACTS or _reads_as_speech(text, marks, f)]
    firm = [f for f in kept if f.kind == "indirect" and f.speaker and f.rule not in ACTS and f.confidence >= _FIRM]
    kept = [f for f in kept if f.kind == "direct" or not _only_reported(f, firm)]
    return kept + _own_words(text, marks, kept) + _hedged(unit, kept)


def _hedged(unit: Unit, kept: list[Found]) -> list[Found]:
    """A sentence that an adverb hands to nobody ("One clip allegedly came from …"), where no statement covers it."""
    toks = unit.toks
    at = next((t.start for t in toks if t.kind == "w" and t.norm in lexicon().asserted), None)
    if at is None or unit.headline or any(f.start <= at < f.end for f in kept):
        return []
    end = max((t.end for t in toks if t.kind != "p"), default=unit.end)
    start = min((t.start for t in toks if t.kind != "p"), default=unit.start)
    return [Found(start, end, None, None, "hedged by the writer", 0.42, "indirect", unit.paragraph)]


def _only_reported(f: Found, firm: list[Found]) -> bool:
    """Whether a statement of little weight stands inside another's: what X says Y wants is X's statement."""
    if f.rule not in ACTS and f.confidence >= _FIRM + 0.05:
        return False
    return any(g.start <= f.start and f.end <= g.end and (g.start, g.end) != (f.start, f.end) for g in firm)


def _reads_as_speech(text: str, marks: list[Tok], f: Found) -> bool:
    """Whether marked words after a weak cue are speech, not a title or a word at arm's length."""
    return any(is_speech(text, t) for t in marks if t.quote is not None and t.quote.start == f.start)


def _own_words(text: str, marks: list[Tok], kept: list[Found]) -> list[Found]:
    """The speakers' own words inside reported clauses: each quotation in one, unless it is a direct one itself.

    A quotation that several clauses hold is told once, by the clause most trusted, and not looked at again: a sentence
    of a hundred verbs and a hundred quotations costs about as much as its parts.
    """
    clauses = sorted((f for f in kept if f.kind == "indirect"), key=lambda f: (-f.confidence, f.speaker is None))
    direct = {f.start for f in kept if f.kind == "direct"}
    left = [q for t in marks if (q := t.quote) and q.start not in direct and not _names_a_work(text, t)]
    sound = {q: words_in(text, q) >= 4 for q in left} if clauses else {}
    found: list[Found] = []
    for f in clauses:
        firm = f.rule not in ACTS
        inside = [q for q in left if f.start <= q.outer_start and q.outer_end <= f.end + 1]
        taken = [q for q in inside if sound[q] or (firm and q.note != "single marks")]
        if taken:
            gone = set(taken)
            left = [q for q in left if q not in gone]
        rule = f"{f.rule}, own words"
        found += [Found(q.start, q.end, f.speaker, f.cue, rule, f.confidence, "mixed", f.paragraph) for q in taken]
    return found


def _names_a_work(text: str, tok: Tok) -> bool:
    """Whether words between marks are the title of a work that is named as one."""
    return tok.title and _WORK.search(text, max(0, tok.start - 24), tok.start) is not None


def _distinct(found: list[Found]) -> list[Found]:
    best: dict[tuple[int, int], Found] = {}
    for f in found:
        key = (f.start, f.end)  # one row for the same words: the best rule's
        if key not in best or (f.confidence, bool(f.speaker)) > (best[key].confidence, bool(best[key].speaker)):
            best[key] = f
    return list(best.values())


def _quote(text: str, f: Found, speakers: Speakers, hedges: Hedges) -> Quote:
    name = speakers.resolve(f)
    cue = None if f.cue is None else _cue(text, *f.cue)
    said_from, said_to = f.speaker or (None, None)
    hedge = hedges.of(f.start, f.end, f.kind, cue)
    words, sure = text[f.start : f.end], round(f.confidence, 2)
    return Quote(f.start, f.end, words, f.kind, name, said_from, said_to, cue, hedge, f.rule, sure, f.main)


def _cue(text: str, start: int, end: int) -> str:
    """The words that hand a statement on, with what introduces whom they cite: "quoted as saying"."""
    cue = " ".join(text[start:end].split())
    cited = _CITED.search(text, max(0, start - 160), start) if text[max(0, start - 3) : start - 1] == "as" else None
    if cited is None:
        return cue
    return f"{cited.group(1)} as {cue}" if cited.group(2) is None else f"{cited.group(1)} … as {cue}"
