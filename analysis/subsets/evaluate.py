"""Decides which articles or sentences a search picks: a truth for each of them, joined by the search's operators."""

import functools
from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis import language
from analysis.corpus import Corpus, as_sentences
from analysis.subsets import fields
from analysis.subsets.texts import Finder, Mask
from analysis.subsets.tree import All, Either, Expression, Field, Near, Node, Not, Saved, Search, Words


class Evaluation:
    """A search, carried out on a corpus: each word, field and saved search is looked for once."""

    def __init__(self, corpus: Corpus, search: Search) -> None:
        self.corpus, self.search = corpus, search
        self.sentences = as_sentences(corpus).reset_index(drop=True)
        codes = pd.Index(corpus.documents["doc_id"]).get_indexer(pd.Index(self.sentences["doc_id"]))
        self._article = np.asarray(codes, dtype=np.int64)
        self._named: dict[int, Words] = {}
        self._known: dict[tuple[int, str], Mask] = {}
        nodes = {id(node): node for node in _nodes(search)}  # a saved search stands in it as often as it is named
        self._fields = {id(n): self._of_sentences(n) for n in nodes.values() if _is_of_sentences(n)}
        leaves = [n for n in nodes.values() if isinstance(n, Words | Expression | Near)]
        self._finder = Finder(self.sentences["text"], [*leaves, *self._named.values()])

    def articles(self) -> Mask:
        """For each document whether the search picks it, or a sentence of it."""
        return self._of_search(self.search, "article")

    def picked(self) -> Mask:
        """For each sentence of the body whether the search picks it, or its article."""
        return self._of_search(self.search, "sentence")

    def telling(self) -> Mask:
        """For each sentence of the body whether it holds something that the search asks for, and does not exclude."""
        mask = np.zeros(len(self.sentences), dtype=bool)
        for node in _wanted(self.search):
            if isinstance(node, Words | Expression | Near) or _is_of_sentences(node):
                mask |= self._truth(node, "sentence")
        return mask

    def _of_sentences(self, node: Node) -> Mask | None:
        assert isinstance(node, Field)
        found = fields.of_sentences(self.corpus, self.sentences["sentence_id"], node)
        if found is None:  # no name that is known: the word itself
            self._named[id(node)] = Words(tuple(language.asked(node.value)) or (node.value,))
        return found

    def _of_search(self, search: Search, unit: str) -> Mask:
        own = self._truth(search.tree, search.unit)
        return own if unit == search.unit else self._lifted(own) if unit == "article" else own[self._article]

    def _truth(self, node: Node, unit: str) -> Mask:
        key = (id(node), unit)
        if key not in self._known:
            self._known[key] = self._found(node, unit)
        return self._known[key]

    def _found(self, node: Node, unit: str) -> Mask:
        if isinstance(node, Not):
            return ~self._truth(node.part, unit)
        if isinstance(node, All):
            return functools.reduce(np.logical_and, [self._truth(part, unit) for part in node.parts])
        if isinstance(node, Either):
            return functools.reduce(np.logical_or, [self._truth(part, unit) for part in node.parts])
        if isinstance(node, Saved):
            return self._of_search(node.search, unit)
        if isinstance(node, Field) and not _is_of_sentences(node):
            picked = fields.of_articles(self.corpus, node)
            return picked if unit == "article" else picked[self._article]
        mask = self._in_sentences(node)
        return self._lifted(mask) if unit == "article" else mask

    def _in_sentences(self, node: Node) -> Mask:
        if not isinstance(node, Field):
            assert isinstance(node, Words | Expression | Near)
            return self._finder.holding(node)
        found = self._fields[id(node)]
        return self._finder.holding(self._named[id(node)]) if found is None else found

    def _lifted(self, mask: Mask) -> Mask:
        """The articles of which a sentence is picked."""
        articles = np.zeros(len(self.corpus.documents), dtype=bool)
        articles[self._article[mask]] = True
        return articles


def _is_of_sentences(node: Node) -> bool:
    return isinstance(node, Field) and node.name in fields.OF_SENTENCES


def _nodes(search: Search) -> Iterator[Node]:
    """Every node of a search and of those it names, each of these once."""
    return (node for node, _ in _walk(search))


def looked_for(search: Search) -> list[str]:
    """The words and expressions that a search asks for, as patterns (`terms.pattern.compile_pattern`)."""
    found: list[str] = []
    for node in _wanted(search):
        for leaf in (*node.left, *node.right) if isinstance(node, Near) else (node,):
            if isinstance(leaf, Words):
                found.append(" ".join(leaf.words))
            elif isinstance(leaf, Expression):
                found.append(leaf.source)
            elif isinstance(leaf, Field) and leaf.name == "name":
                found.append(" ".join(language.asked(leaf.value.replace("*", ""))) or leaf.value)
    return [f for f in found if any(c.isalnum() for c in f)]


def _wanted(search: Search) -> Iterator[Node]:
    """The nodes that the search asks for: under no NOT, or under two."""
    return (node for node, wanted in _walk(search) if wanted)


def _walk(search: Search) -> Iterator[tuple[Node, bool]]:
    waiting: list[tuple[Node, bool]] = [(search.tree, True)]
    seen: set[tuple[int, bool]] = set()
    while waiting:
        node, wanted = waiting.pop()
        if (id(node), wanted) in seen:
            continue
        seen.add((id(node), wanted))
        yield node, wanted
        if isinstance(node, Not):
            waiting.append((node.part, not wanted))
        elif isinstance(node, All | Either):
            waiting += [(part, wanted) for part in node.parts]
        elif isinstance(node, Saved):
            waiting.append((node.search.tree, wanted))
