"""raw → text → raw: the ledger is exact, for any text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.cleaning import RULES, Edit, apply, clean
from analysis.cleaning.draft import Change, Draft

PARTS = [
    "The army said on Saturday that it had retaken two towns.",
    "“We are here, “he said.",
    "Share",
    "Read more",
    "",
    "Home > News > World",
    "Two Towns Retaken",
    "By Jane Doe",
    "\ufeff",
    "\x00",
    "\r\n",
    "\r",
    "\u2028",
    "\n",
    "\t",
    " ",
    "\xa0",
    "\u202eabc\u202c",
    "👩‍👧",
    "e\u0301",
    "donâ€™t",
    "KYIV, Sept 10 (Reuters) — The army said so on Saturday, again.",
    "...",
    "”“",
    "© 2022",
    "a\x0bb",
    "On September 9, troops arrive in Kharkiv.",
    "The army reached Kyiv.The city was calm on Monday.",
    "The videoRussian troops filmed was shown, and Russian papers spoke of the video on Monday.",
    "Empty streets Empty streets Empty streets",
    "Ann Lee is a staff writer at the Herald who covers trade.",
    "A headline about towns in the east",
    "Another headline about the grain market",
    "\u200b\u2028",
    "\f\u2028Page 2\u2028\f",
]
hostile = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=30).map("\n".join),
    st.lists(st.sampled_from(PARTS), max_size=30).map("".join),
    st.text(max_size=200),
    st.text(alphabet="“”\n .,ab\r\x00\ufeff", max_size=120),
)


@settings(deadline=None, max_examples=300)
@given(hostile, st.sets(st.sampled_from(sorted(RULES)), max_size=4))
@example("", set())
@example("\n\n", set())
@example("x", set())
@example("a\n\nb", {"blanks"})
def test_the_ledger_applied_to_the_raw_text_gives_the_text(raw, off):
    done = clean(raw, rules_off=sorted(off))
    assert done.raw == raw
    assert apply(raw, done.edits) == done.text
    assert not {e.rule for e in done.edits} & off
    for edit in done.edits:
        assert 0 <= edit.raw_start < edit.raw_end <= len(raw)
        assert edit.reason and edit.rule in RULES
        assert (edit.action == "replace") == (edit.replacement is not None)


@settings(deadline=None, max_examples=100)
@given(hostile, st.lists(st.sampled_from(["share", "a", "“", "", "Kyiv"])), st.lists(st.sampled_from(["army", " "])))
def test_naming_lines_leaves_the_ledger_exact(raw, keep, drop):
    done = clean(raw, keep=keep, drop=drop)
    assert apply(raw, done.edits) == done.text


@settings(deadline=None, max_examples=200)
@given(hostile)
def test_offsets_lead_from_the_text_to_the_raw_text_and_back(raw):
    done = clean(raw)
    replaced = {i for e in done.edits if e.action == "replace" for i in range(e.raw_start, e.raw_end)}
    for at in range(len(done.text)):
        there = done.to_raw(at)
        if there not in replaced:
            assert raw[there] == done.text[at]
            assert done.to_text(there) == at
    assert [done.to_raw(i) for i in range(len(done.text))] == sorted(done.to_raw(i) for i in range(len(done.text)))


@settings(deadline=None, max_examples=200)
@given(hostile)
def test_lines_cover_the_text_in_order_and_the_body_is_made_of_them(raw):
    done = clean(raw)
    at = 0
    for line in done.lines:
        assert line.start >= at and line.end > line.start and 0 <= line.confidence <= 1 and line.why
        assert not done.text[at : line.start].strip()
        at = line.end
    assert not done.text[at:].strip()
    read = [done.text[x.start : x.end] for x in done.lines if x.role in ("heading", "body")]
    assert done.body == "\n".join(read)


@settings(deadline=None, max_examples=150)
@given(hostile)
def test_the_character_rules_applied_twice_change_nothing_more(raw):
    on = ("encoding", "characters", "line ends", "blanks", "turned quotes", "glued sentences")
    off = [r for r in RULES if r not in on]
    once = clean(raw, rules_off=off)
    again = clean(once.text, rules_off=off)
    assert again.text == once.text


@given(st.text(max_size=60), st.data())
def test_changes_in_stages_end_in_one_exact_ledger(raw, data):
    draft = Draft(raw)
    for _ in range(3):
        cuts = data.draw(st.lists(st.integers(0, len(draft.text)), max_size=6, unique=True).map(sorted))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        wanted = [Change(a, b, data.draw(st.sampled_from(["", "x", "yz"])), "why", "rule") for a, b in pairs]
        expected, at = "", 0
        for change in wanted:
            expected, at = expected + draft.text[at : change.start] + change.replacement, change.end
        expected += draft.text[at:]
        draft.change(wanted)
        assert draft.text == expected == apply(raw, draft.edits)


def test_marks_change_nothing():
    assert (
        apply("abc", [Edit(0, 3, "mark", None, "why", "near repeat"), Edit(1, 2, "drop", None, "why", "blanks")])
        == "ac"
    )


def test_the_ledger_has_the_columns_of_its_table():
    rows = clean("Two words\n\n").ledger()
    assert set(rows[0]) == {"raw_start", "raw_end", "action", "replacement", "reason", "rule"}
