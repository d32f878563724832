"""The lines of a page are read together; each is the same as read alone."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning import clean, cues, glued, reading, repeats, rules, sketches
from analysis.cleaning.features import AT
from analysis.cleaning.vocabulary import BITS, CUES, numbers

PARTS = [
    "Share", "the army", "said", "on Saturday", "that it had gone home", "don’t", "don't", "e\u0301te\u0301", "12", "٣",
    "U.S.", "you may also like", "sign up", "privacy policy", "©", "»", "HERE", ":", "|", "/", "(Photo: AP)",
    "日本語", "Война", "İstanbul", "ſo", "ΣΑΣ", "²", "May 3, 2022", "10:15", "By Ann Lee", "a_b", "\U0010ffff",
    "“", "”", ".",
    "Kyiv.The", "videoRussian", ", ", "…", "..", "?", "https://a.b", "Empty streets", "most", "read", "more",
    "k\u212ay",
]  # fmt: skip
line = st.one_of(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=40).map(" ".join),
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=12).map("".join),
    st.text(min_size=1, max_size=60),
).map(lambda x: " ".join(x.split("\n")).strip())
lines = st.lists(line.filter(bool), min_size=1, max_size=12)


def told(facts):
    """What a line says of itself, but for the numbers of its words, which are given as they come."""
    return facts._replace(numbers=b"", content=b"", row=facts.row)


@settings(deadline=None, max_examples=150)
@given(lines)
def test_a_line_is_the_same_alone_and_among_others(found):
    reading.forget()
    together = [told(f) for f in reading.read(found)]
    reading.forget()
    assert together == [told(reading.read([x])[0]) for x in found]


@settings(deadline=None, max_examples=150)
@given(lines)
def test_words_are_counted_as_they_are_written(found):
    for text, facts in zip(found, reading.read(found), strict=True):
        words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)
        low = [w.lower().replace("’", "'") for w in words]
        assert list(facts.lowered) == low and len(numbers([facts.numbers])) == len(low)
        assert bool(facts.any & BITS["stop"]) == any(w in cues.STOP_WORDS for w in low)
        assert len(numbers([facts.content])) == len({w for w in low if len(w) > 3 and w not in cues.STOP_WORDS})


@settings(deadline=None, max_examples=150)
@given(lines)
def test_where_a_line_cannot_match_no_pattern_does(found):
    for text, facts in zip(found, reading.read(found), strict=True):
        assert facts.may_stamp or not (rules.CONTRIBUTED.match(text) or rules._IN_DIGITS.fullmatch(text))
        assert facts.may_path or len(text) > 120 or not any(c in text for c in "›»→>")
        assert facts.may_credit or len(text) >= 400 or "photo" not in facts.lowered
        assert facts.may_join_sentences or not list(glued.sentences(text, 0))
        assert facts.may_join_words or not glued._WORDS.search(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("You may also like this", "related"), ("Sign up now", "subscribe"), ("What do you think of it", "comment")],
)
def test_a_cue_of_many_words_is_found_where_it_stands_whole(text, kind):
    whole, parted = reading.read([text, " ".join(text.split()[:1] + text.split()[2:])])
    assert whole.cues & CUES[kind] and not parted.cues & CUES[kind]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(st.sampled_from(PARTS), min_size=4, max_size=30).map(" ".join), min_size=2, max_size=8))
def test_repeats_are_the_same_by_number_and_by_word(found):
    read = dict(enumerate(reading.read(found)))
    text = dict(enumerate(found))
    assert sketches.near(read, 0.5) == repeats.near(text, 0.5)
    assert sketches.exact(read) == repeats.exact(text)


def test_threads_that_read_at_once_read_the_same():
    pages = ["\n".join(f"{a} {b} word{i * j} Saturday" for i, a in enumerate(PARTS)) for j, b in enumerate(PARTS[:20])]
    reading.forget()
    alone = [clean(page).edits for page in pages]
    reading.forget()
    with ThreadPoolExecutor(4) as team:
        assert [done.edits for done in team.map(clean, pages)] == alone


def test_a_very_long_line_is_read_by_its_ends():
    facts = reading.local("Home " * 2000 + "is where it ends.")
    assert facts.words < 900 and facts.row[AT["ends as a sentence"] // 8] >> 7 - AT["ends as a sentence"] % 8 & 1
