"""Statements beside a name without a verb: "X: …" in a headline, "chants of “…”", "“…” — X" under a motto."""

from collections.abc import Iterator

from analysis.voices.clauses import clause_end
from analysis.voices.grammar import Unit, is_adverb
from analysis.voices.lexicon import lexicon
from analysis.voices.opening import main_subject
from analysis.voices.readings import norm
from analysis.voices.sources import holder_of, source_phrase
from analysis.voices.statements import Found, stated
from analysis.voices.words import DET, PREP, SUB, TIME, WH

_SHOUTS = frozenset(["chant", "chants", "shout", "shouts", "cry", "cries", "scream", "screams", "yell", "yells"])
_SLOGANS = frozenset(["slogan", "slogans", "motto", "mantra", "catchphrase", "tagline"])
#: what begins whom or what a label speaks to or of: "Keller to Council: Pay up"
_ADDRESSED = frozenset(["to", "on", "about", "after", "amid"])
_LINKS = frozenset(["of", "is", "was", ",", ":", "-"])


def labelled_statements(unit: Unit) -> list[Found]:
    """The statements of a sentence handed on by a colon, a word for shouts or slogans, or a name after the mark."""
    return [*_colon(unit), *_introduced(unit), *_called_out(unit), *_by(unit)]


def _colon(unit: Unit) -> Iterator[Found]:
    """A name and a colon: `TRUMP: …` in a transcript, `Poll: Clinton leads` in a headline."""
    toks = unit.toks
    at = next((k for k in range(1, min(len(toks), 9)) if toks[k].kind == "p" and toks[k].norm == ":"), None)
    if (
        at is None
        or at + 2 >= len(toks)
        or not all(t.kind == "w" or t.norm in (".", "-", ",", "(", ")") for t in toks[:at])
    ):
        return
    words = [t for t in toks[:at] if t.kind == "w"]
    if not all(t.capital or t.norm in PREP or t.norm in DET or t.norm == "and" for t in words) or not words:
        return
    if words[-1].norm in lexicon().labels or words[0].norm in lexicon().labels & PREP:
        return  # "Photo: Ola Berg", "To: ola@berg.example"
    if words[0].norm in TIME or words[0].norm in DET | SUB | WH or any(is_adverb(t) for t in words):
        return
    last = toks[at + 1].kind == "q"
    if not last and (toks[at + 1].norm[:1].isdigit() or toks[at + 1].kind == "p"):
        return  # "Keller: 547", "Twitter: @keller"
    sure = 0.85 if last else 0.6 if unit.headline or unit.paragraph == 1 else 0.5
    span = (at + 1, at + 2) if last else (at + 1, clause_end(unit, at + 1))
    if span[1] > span[0]:
        end = next((k for k in range(1, at) if toks[k].norm in _ADDRESSED and toks[k - 1].kind == "w"), at)
        yield stated(unit, span, (0, end), (at, at + 1), "a name and a colon", sure)


def _introduced(unit: Unit) -> Iterator[Found]:
    """`… surprises pollster Daron Shaw: “…”`: a name, a colon and words between marks, wherever they stand."""
    toks = unit.toks
    for k in range(2, len(toks)):
        if toks[k].kind == "q" and toks[k - 1].norm == ":" and toks[k - 2].capital:
            if toks[k - 2].norm in lexicon().labels:
                continue
            start = k - 2
            while (
                start > 0
                and toks[start - 1].kind == "w"
                and (toks[start - 1].capital or norm(toks, start - 1) == "and")
            ):
                start -= 1
            if k - 1 - start <= 8:
                yield stated(
                    unit, (k, k + 1), (start, k - 1), (k - 1, k), "a name, a colon and words between marks", 0.8
                )


def _called_out(unit: Unit) -> Iterator[Found]:
    """`chants of “…”`, `his slogan is “…”`: words that a crowd calls out or a campaign goes by, however few."""
    toks = unit.toks
    for k in range(1, len(toks)):
        if toks[k].kind != "q":
            continue
        link = k - 1 if toks[k - 1].norm in _LINKS else k
        noun = norm(toks, link - 1)
        if (noun in _SHOUTS and norm(toks, link) == "of") or noun in _SLOGANS:
            holder = holder_of(unit, link - 1) or main_subject(unit, link - 1)
            yield stated(unit, (k, k + 1), holder, (link - 1, link), "words called out", 0.7)


def _by(unit: Unit) -> Iterator[Found]:
    """`“…” By X`, `“…” — X`: a name right after the closing mark, at the sentence's end."""
    toks = unit.toks
    for k, tok in enumerate(toks[:-2]):
        if tok.kind == "q" and (norm(toks, k + 1) == "by" or toks[k + 1].norm == "-"):
            name = source_phrase(toks, k + 2)
            if name and toks[name[0]].capital and name[1] >= len(toks) - 1:
                yield stated(unit, (k, k + 1), name, (k + 1, k + 2), "a name after the mark", 0.85)
