"""Knows a line of page furniture by how it is put: whom it addresses, what it asks for, what it points to.

No phrase of any site stands here. Each rule is a small grammar over classes of words: a prompt to comment asks the
reader (an imperative, "you", "please", a wish) for a reply (a comment, a view, thoughts); a label that leads to other
articles holds nothing but words that select ("most", "related", "must") and words for things to read or watch. A line
that tells what somebody said or holds a quotation is never furniture by these rules.
"""

import functools
import itertools
import re
from collections.abc import Callable, Sequence

from analysis.cleaning import classes
from analysis.cleaning.pointers import points_elsewhere, short_of_verbs
from analysis.cleaning.reading import local
from analysis.cleaning.sentence import has_finite, tells
from analysis.cleaning.vocabulary import BITS

_PLACES = {
    ("in", "the", "comments"),
    ("in", "the", "comment"),
    ("the", "comments", "section"),
    ("the", "comment", "section"),
}
_WISH = re.compile(
    r"\b(?:would|we'd|i'd) (?:love|like|welcome|appreciate|value|be (?:glad|happy))\b|\b(?:love|want|keen) to hear\b"
)
#: what is the reader's to give, and the reader's mind
_YOUR_REPLY = re.compile(
    r"\b(?:your|us) (?:\w+ )?"
    r"(?:thoughts?|opinions?|views?|comments?|feedback|take|say|remarks?|reply|response|reaction)\b"
)
_YOU_THINK = re.compile(r"\byou (?:\w+ )?(?:think|agree|feel|believe|say|disagree|reckon)\b")
_FORM = re.compile(r"e ?mail address will not be published|required fields are marked")
_GOES_ON = re.compile(
    r"(?:(?:story|article|report|content|post|text) continues|continue reading"
    r"|scroll (?:down )?(?:to continue|for more)"
    r"|keep (?:scrolling|reading)|(?:paid|partner|branded) (?:content|post|partnership)|(?:sponsored|presented) by)\b"
)
_RIGHTS = re.compile(
    r"all rights reserved"
    r"|(?:may|must|can)(?:not| not) be (?:published|reproduced|copied|broadcast|rewritten|redistributed)"
    r"|\byour (?:personal )?(?:data|information)\b.{0,200}\b(?:consent|disclosed|processed|privacy|deleted)"
    r"|\bour (?:privacy|cookie|data protection) (?:policy|notice|statement)\b"
    r"|no part (?:of (?:this|it) .{0,40})?may be reproduced|subject to copyright"
    r"|(?:prior|written|express) permission of"
)
#: how a page speaks of itself and points at itself
_OF_PAGE = classes.words("here below page story article post material content video site permission rights click if")
_COPYRIGHT = re.compile(r"(?:copyright\b.{0,12})?(?:©|\(c\) ?(?:\d{4}|copyright)|copyright:? (?:©|\d{4}|by)).{0,200}$")


def _in_comments(words: Sequence[str]) -> bool:
    """Whether a short line ends by naming the place of the comments ("… in the comments below")."""
    return (len(words) <= 9 and tuple(words[-3:]) in _PLACES) or tuple(words[-4:-1]) in _PLACES


def _asks_for_reply(words: Sequence[str], line: str) -> bool:
    n = len(words)
    if not classes.REPLY.isdisjoint(words) and _labels_comments(words, line):
        return True
    if n > 24:
        return False
    joined = " ".join(words)
    wished = _WISH.search(joined) is not None
    asked = wished or "please" in words or words[0] in classes.CALL_FOR_REPLY or "?" in line
    if _YOUR_REPLY.search(joined) and (asked or (n <= 6 and not line.endswith("."))):
        return True
    if n <= 20 and not classes.REPLY.isdisjoint(words) and _calls_for_reply(words, wished):
        return True
    if _YOU_THINK.search(joined) and (wished or words[0] in classes.CALL_FOR_REPLY):
        return True
    question = "?" in line and n <= 12 and words[0] in classes.ASKING_WORDS and _YOU_THINK.search(joined)
    return bool(question) or _FORM.search(joined) is not None


def _labels_comments(words: Sequence[str], line: str) -> bool:
    """Whether a line only names or counts the comments, or says that they are closed."""
    n = len(words)
    if n <= 9 and all(w in classes.REPLY or w in classes.AROUND_REPLY or w.isdigit() for w in words):
        return (n > 1 and not line.endswith("?")) or words[0] in ("comment", "comments", "replies", "reply")
    return n <= 12 and "comment" in words[0] and not classes.REPLY_CLOSED.isdisjoint(words)


def _calls_for_reply(words: Sequence[str], wished: bool) -> bool:
    """Whether a line that names a reply asks for one: by a wish, a "please", where it is to go, or its first verb."""
    if wished or "please" in words or _in_comments(words):
        return True
    calls = words[0] in classes.CALL_FOR_REPLY and not classes.REPLY.isdisjoint(words[1:])
    return calls and (len(words) <= 8 or not classes.READER.isdisjoint(words))


def _asks_to_share(words: Sequence[str], line: str) -> bool:
    n = len(words)
    networks = sum(w in classes.NETWORKS for w in words)
    rest = [w for w in words if not w.isdigit()]
    bare = n <= 24 and all(w in classes.NETWORKS or w in classes.WITH_NETWORKS for w in rest)
    if bare and (networks > 0 or not classes.SHARED.isdisjoint(rest) or rest[:2] == ["follow", "us"]):
        return True
    if n <= 24 and rest[:2] in (["join", "us"], ["find", "us"], ["follow", "us"], ["like", "us"]) and networks > 0:
        return True
    if n > 14 or not rest or rest[0] not in classes.SHARING:
        return False
    if rest[0] == "like" and rest[1:2] != ["us"]:
        return False
    if rest[0] == "follow" and rest[1:2] == ["us"]:
        return True
    return networks > 0 or (
        not classes.SHARED_THING.isdisjoint(rest[1:]) and not line.endswith(".") and short_of_verbs(rest)
    )


def _asks_to_subscribe(words: Sequence[str], line: str) -> bool:
    n, at = len(words), 0
    while at < min(3, n) and words[at] in ("please", "to", "or"):
        at += 1
    start = tuple(words[at : at + 2])
    if not start or n > 40:
        return n <= 120 and _offers_within(words)
    if _offers_within(words):
        return True
    offers = not classes.OFFER.isdisjoint(words)
    if start in classes.ENTRY:
        return n <= 4 or offers or not classes.READER.isdisjoint(words) or (n <= 12 and not line.endswith("."))
    if start[0] in ("subscribe", "login", "logout", "unsubscribe"):
        return n <= 16
    if start[0] == "register" or start[0] in classes.ALONE_OFFERED:
        return n <= 3 or (start[0] == "register" and (offers or "free" in words))
    owned = (
        not classes.READER.isdisjoint(words)
        or not classes.OF_OFFER.isdisjoint(words)
        or ("the" in words and "app" in words)
    )
    return start[0] in classes.TAKING and offers and owned


def _offers_within(words: Sequence[str]) -> bool:
    """Whether a line asks within it to sign up for what comes by mail ("Glad to have you. Sign up for our …")."""
    asks = any(pair in (("sign", "up"), ("subscribe", "to")) for pair in itertools.pairwise(words))
    mailed = not classes.MAILED.isdisjoint(words)
    return asks and mailed and not (classes.READER | classes.OF_OFFER).isdisjoint(words)


def _labels_advert(words: Sequence[str], line: str) -> bool:
    if len(words) > 10:
        return False
    if not classes.ADVERT.isdisjoint(words) and all(w in classes.ADVERT or w in classes.AROUND_ADVERT for w in words):
        return True
    return _GOES_ON.match(" ".join(words)) is not None and (len(words) <= 6 or not line.endswith("."))


def _is_notice(words: Sequence[str], line: str) -> bool:
    n, low = len(words), line.lower()
    if _COPYRIGHT.match(low) or (n <= 120 and _RIGHTS.search(low)):
        return True
    if 1 < n <= 5 and not classes.PRESSED.isdisjoint(words) and classes.BUTTONS.issuperset(words):
        return True
    if (
        n <= 16
        and not classes.POLICIES.isdisjoint(words)
        and (classes.POLICIES | classes.AROUND_POLICIES).issuperset(words)
    ):
        return True
    of_site = not classes.COOKIES.isdisjoint(words) and not classes.OF_SITE.isdisjoint(words)
    return of_site and ("cookies" in words or "cookie" in words) and not classes.COOKIE_USE.isdisjoint(words)


def _claims_rights(words: Sequence[str], line: str) -> bool:
    return len(words) <= 120 and _RIGHTS.search(line.lower()) is not None


_RULES: Sequence[tuple[str, str, Callable[[Sequence[str], str], bool]]] = [
    ("comments", "A prompt to comment, not part of the article.", _asks_for_reply),
    ("share", "Names of networks or a prompt to share, not part of the article.", _asks_to_share),
    ("subscribe", "A prompt to subscribe or to log in, not part of the article.", _asks_to_subscribe),
    ("advertisement", "The label of an advertisement, not part of the article.", _labels_advert),
    ("legal", "A notice of rights, cookies or terms, not part of the article.", _is_notice),
    ("read more", "A pointer to other articles, not part of this one.", points_elsewhere),
]


#: what a sentence that narrates can still be
_RULES_OF_SENTENCES: Sequence[tuple[str, str, Callable[[Sequence[str], str], bool]]] = [
    ("legal", "A notice of rights, cookies or terms, not part of the article.", _claims_rights)
]
#: signs one of which stands for a word that asks
_SIGNS = re.compile(r">>|»|→|©|HERE\b|\(c\)")


@functools.lru_cache(maxsize=50_000)
def verdict(line: str) -> tuple[str, str] | None:
    """The rule and the reason by which a line (without the blanks around it) is furniture by what it says alone."""
    facts = local(line)
    if not facts.may_ask:
        return None
    signed = _SIGNS.search(line) is not None
    if not signed and not facts.any & BITS["trigger"]:
        return None
    words = facts.lowered
    rules = _RULES if not _narrates(words, line) else _RULES_OF_SENTENCES
    for rule, reason, holds in rules:
        if (signed or facts.any & BITS[rule]) and holds(words, line):
            return rule, reason
    return None


def _narrates(words: Sequence[str], line: str) -> bool:
    """Whether a line is a sentence of its own about other things: with a verb, and nothing said to or of the reader,
    the writers or their page ("Login records show that he was there.")."""
    if not line.endswith((".", "!")) or not has_finite(line) or not tells(line):
        return False
    spoken = classes.READER | classes.OF_SITE | classes.ADVERT | _OF_PAGE
    return spoken.isdisjoint(words) and words[0] not in classes.REPLY and not words[0].startswith("comment")
