"""Two parts side by side: what is on both is said, what differs is true, and what does not is said to be nothing."""

import math
import re

import pytest

import analysis as dl
from analysis.comparing.parts import difference
from analysis.errors import DatelineError

PLACES = ["Izium", "Kharkiv", "Lyman", "Kupiansk", "Balakliia", "Vovchansk", "Chuhuiv", "Barvinkove"]
KINDS = {
    "war": "Shelling killed {n} people in {place} as the siege went on. The port of {place} burned all night, and "
           "families fled in fear. Rescuers in {place} found {n} wounded soldiers near a destroyed bridge.",
    "feast": "The festival in {place} was a great success with {n} happy guests. Musicians at the port of {place} sang "
             "of love, and the crowd praised them. Bakers in {place} won {n} prizes for their beautiful bread.",
}  # fmt: skip
FILLS = ["Nobody in {place} had seen rain for weeks, farmers say.", "A tram line will join {place} and its station.",
         "The library of {place} keeps old maps of rivers.", "Two schools near {place} share a teacher of physics.",
         "Engineers tested the water of {place} on Monday.", "The mayor of {place} spoke about heating and taxes.",
         "Trains from {place} were late because of fog.", "The museum in {place} lent three paintings."]  # fmt: skip


def records(kind, days=True):
    for n, place in enumerate(PLACES):
        text = f"{FILLS[n]} {KINDS[kind]} {FILLS[-n - 1]} {FILLS[(n * 3 + len(kind)) % 8]}".format(n=n + 3, place=place)
        day = f"2022-{3 + n // 2:02}-{4 + n:02}" if days else None
        yield {"id": f"{kind}{n}.txt", "text": f"{place} {kind}\n\n{text}", "published": day, "lang": "en"}


@pytest.fixture(scope="module")
def whole():
    return dl.from_records([*records("war"), *records("feast")], name="whole")


@pytest.fixture(scope="module")
def parts(whole):
    war = whole.search("siege", name="war")
    return war, whole.except_(war, name="feast")


@pytest.fixture(scope="module")
def made(parts):
    return dl.compare(*parts)


def says(made, part):
    return next(f.text for f in made.findings if f.text.startswith(part))


def test_each_part_is_the_table_of_its_measure(parts, made):
    whole = dl.terms.keyness(*parts).set_index("term")
    for row in made.keyness.itertuples():
        assert (row.count_a, row.log_likelihood) == tuple(whole.loc[row.term, ["count_a", "log_likelihood"]])
        assert row.side == ("a" if row.log_ratio > 0 else "b")
        assert len(dl.terms.sentences_with(parts[0], row.term)) == len(row.sentence_ids_a)
    assert made.sizes["documents"].tolist() == [8, 8]
    assert made.sizes["words"].tolist() == [dl.terms.frequency(p, stop=None)["count"].sum() for p in parts]
    company = made.collocates[made.collocates["term"] == "port"]
    found = dl.terms.collocates(parts[0], "port", min_count=1).set_index("collocate")
    for row in company.itertuples():
        assert row.count_a == (found.loc[row.collocate, "count"] if row.collocate in found.index else 0)
    trend = dl.terms.trend(parts[0], made.trends["term"].iloc[0], by="month")
    own = made.trends[made.trends["term"] == made.trends["term"].iloc[0]].dropna(subset=["count_a"])
    assert own["count_a"].tolist() == trend["count"].tolist()
    scores = dl.sentiment.score(parts[1]).dropna(subset=["score"])
    assert made.tone["n"].tolist()[1] == len(scores)
    assert made.tone["mean"][1] == pytest.approx(scores["score"].mean())


def test_what_differs_is_told_with_its_sentences(made, whole):
    sure = r"Words: of \d+ terms tested, \d+ are surely more frequent in “war” and \d+ in “feast”"
    assert re.match(sure, says(made, "Words"))
    assert says(made, "Tone").endswith("“war” is the more negative.")
    company = r"both sides use “port”, and “\w+” stands by it \d times in “\w+” and never"
    assert re.search(company, says(made, "Company"))
    known = set(whole.sentences["sentence_id"])
    for finding in made.findings:
        assert set(finding.evidence) <= known
    assert made.overlap.empty


def test_swapping_the_sides_mirrors_every_number(parts, made):
    other = dl.compare(*parts[::-1])
    mine, theirs = (m.keyness.set_index("term").sort_index() for m in (made, other))
    assert mine["count_a"].tolist() == theirs["count_b"].tolist()
    assert (mine["log_ratio"] + theirs["log_ratio"]).abs().max() < 1e-9
    assert made.tone["mean"][2] == -other.tone["mean"][2]
    assert (made.tone["low"][2], made.tone["high"][2]) == (-other.tone["high"][2], -other.tone["low"][2])


def test_the_order_of_documents_changes_nothing(parts, made):
    turned = [p.select(p.documents["path"].notna(), p.name) for p in parts]
    turned = [
        type(p)(**{**vars(p), "documents": p.documents.iloc[::-1].reset_index(drop=True),
                   "sentences": p.sentences.iloc[::-1].sort_values(["doc_id", "start"], ascending=[False, True])})
        for p in turned
    ]  # fmt: skip
    other = dl.compare(*turned)
    assert other.keyness["term"].tolist() == made.keyness["term"].tolist()
    assert other.tone.equals(made.tone)
    assert [f.text for f in other.findings] == [f.text for f in made.findings]


def test_parts_that_are_alike_give_nothing_notable():
    texts = [{"id": f"{n}.txt", "text": fill.format(place=PLACES[n])} for n, fill in enumerate(FILLS)]
    corpus = dl.from_records(texts, name="eight")
    even = corpus.select(corpus.documents["path"].isin([f"{n}.txt" for n in range(0, 8, 2)]), "even")
    made = dl.compare(even, corpus.except_(even))
    assert says(made, "Words").startswith("Words: nothing notable")
    assert says(made, "Company") == "Company: nothing is compared, since no term stands five times on either side."
    assert says(made, "Tone").startswith("Tone: no difference is given")


def test_few_independent_articles_make_no_word_sure(parts):
    one = parts[1].select(parts[1].documents["path"] == "feast1.txt", "one")
    made = dl.compare(parts[0], one)
    told = dl.compare(dl.from_records([{"text": "The siege went on. " * 40}], name="many"), one)
    assert says(made, "Words").startswith("Words: nothing notable")
    assert says(told, "Words").startswith("Words: too few independent articles to be sure of any difference; of ")
    assert "comes nearest, 40 times in “many” and 0 in “one”" in says(told, "Words")


def test_articles_on_both_sides_are_counted_and_named(whole):
    war, some = whole.search("siege", name="war"), whole.search("festival OR Lyman OR Izium", name="some")
    made = dl.compare(war, some)
    assert made.overlap["path"].tolist() == ["war0.txt", "war2.txt"]
    on_both = "2 articles are on both sides and counted on each (“war0.txt” and “war2.txt”)"
    assert says(made, "2 articles").startswith(on_both)
    with pytest.raises(DatelineError, match=r"2 articles of “war” are in “some” too .*; give overlap=\"say\""):
        dl.compare(war, some, overlap="refuse")
    apart = dl.compare(war, some, overlap="leave out")
    assert apart.sizes["documents"].tolist() == [6, 8]
    assert says(apart, "2 articles") == "2 articles that were on both sides are left out of both."


def test_parts_of_one_article_are_no_overlap_where_they_share_no_sentence(whole):
    made = dl.compare(whole.search("sentences: siege"), whole.search("sentences: fled"))
    assert made.overlap.empty


def test_a_copy_on_the_other_side_is_named():
    (text, *_), (other, *_) = (list(records(kind)) for kind in ("war", "feast"))
    long = {**text, "text": text["text"] + " " + " ".join(f.format(place="Lyman") for f in FILLS)}
    corpus = dl.from_records([long, {**long, "id": "copy.txt"}, other], name="three")
    first = corpus.select(corpus.documents["path"] == "war0.txt", "first")
    made = dl.compare(first, corpus.except_(first))
    assert made.overlap[["kind", "path"]].values.tolist() == [["a copy is on the other side", "war0.txt"]]


@pytest.mark.parametrize(("make", "said"), [
    (lambda w: dl.compare(w, w), "hold the same sentences"), (lambda w: dl.compare(w, "text"), "was given str"),
    (lambda w: dl.compare(w.search("siege"), w, overlap="leave out"), "“siege” holds nothing else; compare with"),
    (lambda w: dl.compare(w, w, overlap="keep"), "valid: leave out, refuse or say"),
    (lambda w: dl.compare(w, w, top=0), "it takes 1 or more terms"),
    (lambda w: dl.compare(w.search("siege"), w.search("festival"), stop="nws"), "nws"),
    (lambda w: dl.compare(w.search("siege"), w.search("festival"), lexicon="nws"), "nws"),
])  # fmt: skip
def test_what_cannot_be_compared_says_why(whole, make, said):
    with pytest.raises(DatelineError, match=re.escape(said)):
        make(whole)


def test_without_dates_time_is_not_compared_and_unequal_sizes_are_said():
    corpus = dl.from_records([*records("war", days=False), *list(records("feast", days=False))[:1]], name="undated")
    made = dl.compare(corpus.search("siege", name="war"), corpus.search("festival", name="feast"))
    assert says(made, "Time") == "Time: nothing is compared, since a side has no article of known date."
    assert "8 times as many words in the one, so that what is rare in “feast” can hardly show" in made.findings[0].text


def test_the_difference_of_means_is_newcombes():
    """Newcombe 1998, table II, method 10: 56 of 70 against 48 of 80, from 0.0524 to 0.3339."""

    def wilson(hits, n, z=1.959964):
        p = hits / n
        middle, half = (p + z * z / (2 * n)), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return p, (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)

    found = difference(wilson(56, 70), wilson(48, 80))
    assert [round(x, 4) for x in found] == [0.2, 0.0524, 0.3339]


def test_it_shows_itself_with_every_text_escaped():
    hostile = "<script>alert(1)</script>"
    texts = [
        {"id": f"{n}.txt", "title": hostile, "text": f"The siege of {hostile} went on. {fill.format(place='x')}"}
        for n, fill in enumerate(FILLS[:4])
    ]
    corpus = dl.from_records(texts, name=hostile)
    first = corpus.select(corpus.documents["path"].isin(["0.txt", "1.txt"]), hostile)
    shown = dl.compare(first, corpus.select(corpus.documents["path"].isin(["1.txt", "2.txt"]), "b"))
    assert "<script" not in shown._repr_html_()
    assert "&lt;script&gt;" in shown._repr_html_()
    assert repr(shown).count("\n") == len(shown.findings)
