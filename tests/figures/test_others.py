import numpy as np
import pandas as pd
import pytest

from analysis import figures
from analysis.errors import DatelineError
from analysis.figures import style

from .conftest import NASTY, check, links, svg, texts


def freq(n, names=None):
    terms = [(names or ["term"])[k % len(names or [1])] + (f" {k}" if not names else "") for k in range(n)]
    counts = [max(1, 2000 // (k + 1)) for k in range(n)]
    return pd.DataFrame({"term": terms, "count": counts, "per_million": [c * 10.0 for c in counts], "documents": 1})


def places(n, terms=6):
    chance = np.random.default_rng(n)
    table = pd.DataFrame({"term": [f"term {k % terms}" for k in range(n)], "share": chance.uniform(0, 1, n)})
    table["sentence_id"] = [f"d.{k + 1}" for k in range(n)]
    return table.assign(doc_id="d", at=(table["share"] * 1000).astype(int))


def pairs(n):
    chance = np.random.default_rng(n)
    columns = {"count": chance.integers(2, 40, n), "log_likelihood": chance.uniform(1, 90, n)}
    table = pd.DataFrame({"pair": [f"one {k}" for k in range(n)], **columns, "pmi": chance.uniform(0.1, 9, n)})
    return table.assign(attracted=True)


def keys(n):
    ratios = np.linspace(-5, 4, n) if n > 1 else np.array([2.0] * n)
    table = pd.DataFrame({"term": [f"term {k}" for k in range(n)], "log_ratio": ratios})
    sure = np.where(np.abs(ratios) > 2, 0.01, 0.4)
    return table.assign(count_a=7, count_b=3, log_likelihood=np.abs(ratios) * 9, q=sure)


def tones(voices, n=20):
    return pd.DataFrame({"voice": voices, "mean": np.linspace(-0.4, 0.3, len(voices)), "n": n}).eval(
        "low = mean - 0.2\nhigh = mean + 0.1"
    )


def ledger(n):
    actions = ["drop", "replace", "mark"]
    rows = [(10 * k, 10 * k + 1 + k % 9, actions[k % 3], f"rule {k % 7}") for k in range(n)]
    return pd.DataFrame(rows, columns=["raw_start", "raw_end", "action", "rule"])


@pytest.mark.parametrize("n", [1, 5, 500])
@pytest.mark.parametrize(
    "draw",
    [
        lambda n: figures.term_bars(freq(n)), lambda n: figures.term_strip(places(n)),
        lambda n: figures.collocation_dots(pairs(n)), lambda n: figures.collocation_dots(pairs(n), measure="pmi"),
        lambda n: figures.keyness_dots(keys(n), names=("before the tenth", "after")),
        lambda n: figures.kept_and_cut(ledger(n), pd.DataFrame({"raw_text": ["x" * 20 * (n + 1)]})),
    ],
    ids=["bars", "strip", "pairs", "pairs by pmi", "keyness", "cleaning"],
)  # fmt: skip
def test_labels_never_meet(draw, n):
    check(draw(n))


@pytest.mark.parametrize("n", [1, 5, 50, 500])
def test_tone_along_never_lets_labels_meet(make_scores, n):
    plate = figures.tone_along(make_scores(n))
    check(plate)
    assert len(plate.data) == (make_scores(n)["role"] == "body").sum()


@pytest.mark.parametrize(
    "voices", [["narration"], ["narration", "quoted", "reported"], [f"speaker {k}" for k in range(9)]]
)
def test_tone_by_voice(make_scores, voices):
    check(figures.tone_by_voice(tones(voices), make_scores(300)))


@pytest.mark.parametrize(
    "plate",
    [
        lambda: figures.term_bars(freq(0)), lambda: figures.term_strip(places(0)),
        lambda: figures.collocation_dots(pairs(0)), lambda: figures.keyness_dots(keys(0)),
        lambda: figures.kept_and_cut(ledger(0), pd.DataFrame({"raw_text": []}, dtype="str")),
        lambda: figures.tone_along(pd.DataFrame({"sentence_id": [], "score": []})),
        lambda: figures.tone_by_voice(tones(["narration"], n=0)),
    ],
)  # fmt: skip
def test_nothing_to_show_is_said(plate):
    shown = plate()
    check(shown)
    assert shown.title == "Nothing to show"
    assert shown.alt.startswith("Nothing to show: ")
    assert texts(shown.figure)


def test_no_edit_at_all():
    plate = figures.kept_and_cut(ledger(0), pd.DataFrame({"raw_text": ["whole"]}))
    check(plate)
    assert plate.title == "100% of the characters were kept; nothing was cut"


def test_everything_cut():
    table = pd.DataFrame({"raw_start": [0], "raw_end": [5], "action": ["drop"], "rule": ["no article"]})
    plate = figures.kept_and_cut(table, pd.DataFrame({"raw_text": ["whole"]}))
    check(plate)
    assert plate.title.startswith("0% of the characters were kept")


def test_cleaning_adds_up(seed):
    plate = figures.kept_and_cut(seed.ledger, seed.documents)
    check(plate)
    cut = plate.data.loc[plate.data["action"].isin(["cut", "tidied away"]), "characters"].sum()
    dropped = seed.ledger[seed.ledger["action"] == "drop"]
    assert cut == (dropped["raw_end"] - dropped["raw_start"]).sum()
    assert plate.data["edits"].sum() == len(seed.ledger)


def test_titles_state_the_finding_that_is_in_the_table():
    table = pd.DataFrame({"term": ["siege", "port", "calm"], "count": [9, 4, 4], "per_million": [9e3, 4e3, 4e3]})
    table["documents"] = 1
    assert figures.term_bars(table).title == (
        "“siege” is the most frequent term: 9 occurrences, ahead of “calm” and “port” with 4 each"
    )
    tied = figures.term_bars(table.iloc[1:])
    assert tied.title == "“calm” and “port” are the most frequent terms, 4 times each"
    assert "in 1,000 words" in figures.term_bars(table).subtitle


def test_the_strip_finds_the_term_that_is_gathered():
    even = pd.DataFrame({"term": "even", "share": np.linspace(0.01, 0.99, 9)})
    late = pd.DataFrame({"term": "late", "share": np.linspace(0.7, 0.99, 7)})
    table = pd.concat([even, late]).assign(doc_id="d", sentence_id="d.1", at=0)
    assert figures.term_strip(table).title == "“late” gathers in the last third: all of its 7 occurrences"


def test_the_signs_are_counted_and_silence_is_apart():
    words = ["One", "Two", "Three", "Four"]
    table = pd.DataFrame({"sentence_id": ["a.2", "a.3", "a.5", "a.6"], "score": [-0.5, -0.1, 0.3, None], "text": words})
    plate = figures.tone_along(table)
    assert plate.title == "2 sentences are negative, 1 positive; 1 of 4 holds no evidence"
    assert "lowest is −0.50 at sentence 2 (“One”)" in plate.alt
    assert "highest is +0.30 at sentence 5 (“Three”)" in plate.alt


def test_overlapping_intervals_are_no_difference():
    near = tones(["narration", "quoted", "reported", "other"]).iloc[:2]
    assert "intervals overlap" in figures.tone_by_voice(near).title
    apart = pd.DataFrame({"voice": ["a", "b"], "mean": [-0.5, 0.5], "low": [-0.6, 0.4], "high": [-0.4, 0.6], "n": 9})
    assert figures.tone_by_voice(apart).title.endswith("their intervals do not meet")


def test_a_mean_over_too_few_is_not_drawn():
    groups = tones(["narration", "quoted"])
    groups.loc[1, ["mean", "low", "high"]] = float("nan")
    plate = figures.tone_by_voice(groups)
    check(plate)
    assert "too few" in plate.alt
    assert "Only narration" in plate.title


def test_no_key_word_is_sure():
    table = keys(5).assign(q=0.3)
    assert figures.keyness_dots(table, names=("May", "June")).title.startswith("No single word sets May and June apart")


@pytest.mark.parametrize("label", NASTY)
def test_labels_are_data(label):
    check(figures.term_bars(freq(3, [label, "siege", "port"])))


def test_headings_and_rules_are_data(make_scores):
    check(figures.tone_along(make_scores(7 * len(NASTY), NASTY), scope="scope"))
    for label in NASTY[:2]:
        check(figures.kept_and_cut(ledger(3).assign(rule=label), pd.DataFrame({"raw_text": ["x" * 99]})))


def test_a_formula_is_not_set_as_one():
    plate = figures.term_bars(freq(1, ["$\\alpha$"]))
    assert "$\\alpha$" in [t.get_text() for t in texts(plate.figure)]


def test_marks_are_links_to_their_sentences(make_scores):
    scores = make_scores(30)
    plate = figures.tone_along(scores, link=lambda s: f"read/d.html#{s}")
    assert links(plate) == {f"read/d.html#{s}" for s in plate.data["sentence_id"]}
    assert "read/d.html#d.5" in links(figures.term_strip(places(10), link=lambda s: f"read/d.html#{s}"))
    bars = figures.term_bars(freq(3), link=lambda t: "#" + t.replace(" ", "-"))
    assert links(bars) == {"#term-0", "#term-1", "#term-2"}


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "https://example.org", "//example.org", "/etc/passwd", "data:text/html,x", "a b",
     'x"onclick="y', "JAVASCRIPT:x", "\\\\host", "x\ny", "vbscript:x"],
)  # fmt: skip
def test_links_out_of_the_report_are_refused(address):
    with pytest.raises(DatelineError, match="not a relative address"):
        style.href(lambda _: address, "d.1")


@pytest.mark.parametrize("address", ["read/ab12.html#s4", "#s4", "../x.html", "2_terms.html"])
def test_links_within_the_report_are_kept(address):
    assert style.href(lambda _: address, "d.1") == address


def test_no_link_without_a_function_or_an_id():
    assert style.href(None, "d.1") is None
    assert style.href(str, None) is None


def test_the_same_table_draws_the_same_picture():
    assert svg(figures.term_bars(freq(9)).figure).count("<use") == svg(figures.term_bars(freq(9)).figure).count("<use")
    assert figures.term_bars(freq(9)).png() == figures.term_bars(freq(9)).png()


def test_the_users_own_matplotlib_is_left_alone():
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    figures.term_bars(freq(3))
    assert dict(mpl.rcParams) == before


def test_an_unknown_measure_is_an_error():
    with pytest.raises(DatelineError, match="Did you mean “pmi”"):
        figures.collocation_dots(pairs(3), measure="pmii")


@pytest.mark.parametrize("text", NASTY)
def test_fitted_text_fits(text):
    for inches in (0.5, 2.0, 7.0):
        assert style.width(style.fitted(text, inches), style.SIZE) <= inches


def test_a_cut_label_ends_at_a_word():
    assert style.fitted("Ukrainian forces have stormed Izium after forcing troops to flee", 3.0).endswith("…")
    assert style.fitted("Izium", 3.0) == "Izium"


def test_figures_of_the_seed(seed):
    import analysis as dl

    freq_table = dl.terms.frequency(seed)
    check(figures.term_bars(freq_table))
    check(figures.term_strip(dl.terms.positions(seed, freq_table["term"].head(8).tolist())))
    check(figures.collocation_dots(dl.terms.collocations(seed)))
    events = dl.timeline.events(seed)
    check(figures.event_strip(events, seed.documents))
    check(figures.coverage_over_time(events))


def test_several_articles_are_laid_over_each_other(make_scores):
    table = pd.concat([make_scores(30).assign(doc_id=d) for d in ("a", "b", "c")])
    table["sentence_id"] = [f"{d}.{k}" for k, d in enumerate(table["doc_id"], start=1)]
    plate = figures.tone_along(table)
    check(plate)
    assert "3 articles laid over each other" in plate.subtitle
    assert plate.data["at"].between(0, 100).all()
    assert plate.data.groupby(plate.data["sentence_id"].str[0])["at"].apply(lambda at: at.is_monotonic_increasing).all()


def _contrast(one, other="#ffffff"):
    """WCAG 2's contrast of two colours."""
    from matplotlib.colors import to_rgb

    def light(colour):
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_and_marks_stand_out_from_the_paper_and_the_two_directions_from_each_other():
    assert min(_contrast(c) for c in (style.INK, style.QUIET, style.BLUE, style.RUST)) >= 4.5
    assert min(_contrast(c) for c in (style.BLUE, style.ORANGE, style.GREY)) >= 3
    assert _contrast(style.BLUE, style.ORANGE) > 1.5


def test_every_word_drawn_has_the_contrast_of_text(make_scores, make_events):
    plates = [
        figures.tone_along(make_scores(20)), figures.event_strip(make_events(9)), figures.keyness_dots(keys(5)),
        figures.tone_by_voice(tones(["narration", "quoted"])),
        figures.kept_and_cut(ledger(3), pd.DataFrame({"raw_text": ["x" * 99]})),
    ]  # fmt: skip
    for plate in plates:
        assert all(t.get_color() == style.PAPER or _contrast(t.get_color()) >= 4.5 for t in texts(plate.figure))


def test_long_words_on_both_sides_leave_room_for_the_bars():
    rules = {"a rule with quite a long name indeed": 52_000, "blanks": 2_864, "boilerplate": 129}
    ledger = pd.DataFrame(
        [{"rule": rule, "action": action, "raw_start": 0, "raw_end": 20}
         for rule, n in rules.items() for action in ("drop", "mark") for _ in range(n)]
    )  # fmt: skip
    plate = figures.kept_and_cut(ledger, pd.DataFrame({"raw_text": ["x" * 9_000_000]}))
    for figure in (plate.figure, plate.narrow):
        assert all(axes.get_position().width > 0.1 for axes in figure.axes)
