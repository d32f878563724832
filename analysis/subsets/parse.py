"""Reads a search into a tree: OR binds loosest, then AND, then NOT, then NEAR and ADJ; parentheses before all."""

import re
from collections.abc import Mapping

from analysis.errors import DatelineError, nearest, one_of
from analysis.subsets import days
from analysis.subsets.scan import LONGEST, Piece, pieces
from analysis.subsets.tree import All, Either, Expression, Field, Near, Node, Not, Saved, Search, Words, trouble
from analysis.terms.pattern import compile_pattern

#: Parentheses within parentheses, and searches within searches.
DEEPEST = 50
#: Operators within operators, those of the searches that are named among them.
HIGHEST = 150
#: Words, phrases, expressions and fields of one search.
MOST = 1000
#: Of these, regular expressions, each of which may read all of the text; and words of one phrase.
MOST_EXPRESSIONS, LONGEST_PHRASE = 50, 50

_SENTENCES = re.compile(r"\s*sentences:")
_OPERAND = "a word, \"a phrase\", /an expression/, a field such as source:reuters, NOT or “(”"


def parse(query: str, saved: Mapping[str, str] | None = None) -> Search:
    """The search that `query` asks for; `saved` are searches by name, which `subset:NAME` stands for.

    A search that begins with `sentences:` picks sentences, any other articles. Raises DatelineError, with the place
    and what was expected there, for one that cannot be read, is too long or too deep, names a field or subset that
    there is not, or uses itself.
    """
    return _Reader(saved or {}).search(query)


def check_saved(saved: Mapping[str, str]) -> None:
    """Raise DatelineError for the first of the `saved` searches that cannot be read."""
    reader = _Reader(saved)
    for name in saved:
        reader.saved(name)


class _Reader:
    """Reads searches and those they name, each of these once."""

    def __init__(self, saved: Mapping[str, str]) -> None:
        self._texts = saved
        self._known: dict[str, Search] = {}
        self._open: list[str] = []
        self._heights: dict[int, int] = {}
        self.deep = 0

    def search(self, query: str) -> Search:
        """The search that `query` asks for."""
        if len(query) > LONGEST:
            raise DatelineError(f"the search is {len(query):,} characters long; it may be {LONGEST:,}.")
        head = _SENTENCES.match(query)
        tree = _Parser(query, head.end() if head else 0, self).whole()
        found = Search(query.strip(), "sentence" if head else "article", tree)
        self._heights[id(found)] = self._height(tree)
        if self._heights[id(found)] > HIGHEST:
            raise trouble(query, 0, f"its operators stand more than {HIGHEST} deep, with those of the subsets it names")
        return found

    def _height(self, node: Node) -> int:
        """How many nodes stand above one another; a search has at most `DEEPEST` parentheses, so this ends."""
        if isinstance(node, Saved):
            return 1 + self._heights[id(node.search)]
        parts = node.parts if isinstance(node, All | Either) else (node.part,) if isinstance(node, Not) else ()
        return 1 + max((self._height(part) for part in parts), default=0)

    def saved(self, name: str) -> Search:
        """The saved search of that name. Raises DatelineError where it cannot be used."""
        if name in self._known:
            return self._known[name]
        if name in self._open:
            chain = " → ".join([*self._open[self._open.index(name) :], name])
            raise DatelineError(f"the subset “{name}” uses itself ({chain}); a subset can use only others.")
        if self.deep >= DEEPEST:
            deep = f"{DEEPEST} parentheses and subsets deep"
            raise DatelineError(f"the subset “{name}” stands {deep}, and that is too deep to be read.")
        self._open.append(name)
        self.deep += 1
        try:
            self._known[name] = self.search(self._texts[name])
        except DatelineError as error:
            if str(error).startswith("the search"):
                raise DatelineError(f"[subsets] {name}: {error}") from None
            raise
        finally:
            self._open.pop()
            self.deep -= 1
        return self._known[name]

    def named(self, query: str, piece: Piece) -> Search:
        """The search that `subset:NAME` stands for."""
        if piece.value not in self._texts:
            if not self._texts:
                raise trouble(query, piece.at, f"there is no subset “{piece.value}”; dateline.toml saves none")
            says = f"there is no subset “{piece.value}”; expected {one_of(sorted(self._texts))}."
            raise trouble(query, piece.at, says + nearest(piece.value, self._texts))
        return self.saved(piece.value)


class _Parser:
    """Reads one search, piece by piece."""

    def __init__(self, query: str, start: int, reader: _Reader) -> None:
        self._query = query
        self._pieces = list(pieces(query, start))
        self._next = 0
        self._count = self._expressions = 0
        self._reader = reader

    def whole(self) -> Node:
        if self._here.kind == "end":
            raise DatelineError(f"the search is empty; expected {_OPERAND}.")
        tree = self._either()
        if self._here.kind == ")":
            raise self._trouble("“)” closes nothing; expected “(” before it")
        if self._here.kind != "end":
            raise self._between()
        return tree

    @property
    def _here(self) -> Piece:
        return self._pieces[self._next]

    def _take(self) -> Piece:
        piece = self._here
        self._next += 1
        return piece

    def _either(self) -> Node:
        parts = [self._all()]
        while self._here.kind == "OR":
            self._take()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self) -> Node:
        parts = [self._not()]
        while self._here.kind == "AND":
            self._take()
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _not(self) -> Node:
        turned = False
        while self._here.kind == "NOT":
            self._take()
            turned = not turned
        part = self._near()
        return Not(part) if turned else part

    def _near(self) -> Node:
        first_at = self._here.at
        left = self._atom()
        if self._here.kind not in ("NEAR", "ADJ"):
            return left
        operator, at = self._take(), self._here.at
        sides = _group(left), _group(self._atom())
        for side, where in zip(sides, (first_at, at), strict=True):
            if side is None:
                says = f"{operator.kind} takes words, phrases and expressions, or several of them joined by OR"
                raise trouble(self._query, where, f"{says} between parentheses")
        if self._here.kind in ("NEAR", "ADJ"):
            raise self._trouble(f"{operator.text} has two sides; join two of them with AND")
        assert sides[0] is not None and sides[1] is not None
        return Near(sides[0], sides[1], operator.reach, operator.kind == "ADJ")

    def _atom(self) -> Node:
        piece = self._here
        if piece.kind == "(":
            return self._inside()
        if piece.kind not in ("word", "phrase", "expression", "field"):
            raise self._lacking()
        self._take()
        self._count += 1
        if self._count > MOST:
            raise trouble(self._query, piece.at, f"that is more than the {MOST:,} words and fields a search may have")
        if piece.kind == "expression":
            self._expressions += 1
            if self._expressions > MOST_EXPRESSIONS:
                raise trouble(self._query, piece.at, f"that is more than {MOST_EXPRESSIONS} regular expressions")
            compile_pattern(piece.text)
            return Expression(piece.text)
        if piece.kind != "field":
            if len(piece.words) > LONGEST_PHRASE:
                says = f"the phrase has {len(piece.words)} words; it may have {LONGEST_PHRASE}"
                raise trouble(self._query, piece.at, says)
            return Words(piece.words)
        if piece.text == "subset":
            return Saved(piece.value, self._reader.named(self._query, piece))
        if piece.text in ("published", "month"):
            days.span(self._query, piece.at, piece.text, piece.value)
        return Field(piece.text, piece.value, piece.quoted, piece.at)

    def _inside(self) -> Node:
        opening = self._take()
        self._reader.deep += 1
        if self._reader.deep > DEEPEST:
            says = f"parentheses stand more than {DEEPEST} deep here; save parts of the search under [subsets]"
            raise trouble(self._query, opening.at, says)
        tree = self._either()
        if self._here.kind == "end":
            raise trouble(self._query, opening.at, "“(” is never closed; expected “)”")
        if self._here.kind != ")":
            raise self._between()
        self._take()
        self._reader.deep -= 1
        return tree

    def _lacking(self) -> DatelineError:
        """Something else stands where a word has to."""
        before = self._pieces[self._next - 1].text if self._next else ""
        after = f" after “{before}”" if before else ""
        here = "the search ends" if self._here.kind == "end" else f"“{self._here.text}” stands"
        return self._trouble(f"{here}{after} where something to look for was expected: {_OPERAND}")

    def _between(self) -> DatelineError:
        """Two things to look for stand side by side."""
        one, other = self._pieces[self._next - 1], self._here
        if other.kind == "NOT":
            return self._trouble("expected AND or OR before NOT; write AND NOT")
        says = "expected AND, OR, NEAR/5 or ADJ/3"
        words = [p.text for p in (one, other) if p.kind == "word"]
        small = next((w for w in words if w.upper() in ("AND", "OR", "NOT", "NEAR", "ADJ")), None)
        if small:
            return self._trouble(f"{says}; “{small}” is read as a word: operators are written in capitals")
        if len(words) == 2:
            says += f"; words that follow each other go between marks: \"{' '.join(words)}\""
        return self._trouble(f"{says} before “{other.text}”" if len(words) < 2 else says)

    def _trouble(self, says: str) -> DatelineError:
        return trouble(self._query, self._here.at, says)


def _group(node: Node) -> tuple[Words | Expression, ...] | None:
    """The words and expressions that a side of NEAR offers; None where it is something else."""
    if isinstance(node, Words | Expression):
        return (node,)
    if not isinstance(node, Either):
        return None
    found: list[Words | Expression] = []
    for part in node.parts:
        inner = _group(part)
        if inner is None:
            return None
        found += inner
    return tuple(found)
