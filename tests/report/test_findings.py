"""Findings hold as they are printed: ties are told, repeats are no voices, and a date comes from where it came from."""

import re

import pandas as pd
import pytest

import analysis as dl

FLOOD = (
    "Floods hit the coast\n\nThe river burst its banks on Friday and killed two people, officials said. The terrible "
    "storm destroyed the old bridge on Thursday. A rescue team reached the village on Friday.\n"
)
PARK = "Council opens park\n\nThe council opened a new park on Thursday. Residents welcomed the good decision.\n"
FAIR = "Fair returns to town\n\nThe fair returned to the market square on Thursday. Visitors came from afar.\n"
DATED = {"a.txt": "2022-09-10", "b.txt": "2022-09-10", "c.txt": "2022-09-10"}


@pytest.fixture
def corpus(tmp_path):
    """A function of texts by name: the corpus of a folder with these, the dates of some supplied."""

    def make(texts, dates=DATED, settings=""):
        for name, text in texts.items():
            (tmp_path / name).write_text(text, "utf-8")
        rows = [f"{name},{dates[name]}" for name in texts if name in dates]
        if rows:
            (tmp_path / "metadata.csv").write_text("\n".join(["file,published", *rows]), "utf-8")
        if settings:
            (tmp_path / "dateline.toml").write_text(settings, "utf-8")
        return dl.open(tmp_path)

    return make


def _timeline(news):
    found = dl.timeline.dates(news)
    return dl.findings.timeline(news, found, dl.timeline.events(news, found))


def _terms(news):
    words, pairs = dl.terms.frequency(news), dl.terms.collocations(news, window="adjacent", min_count=2)
    return dl.findings.terms(news, words, pairs, dl.terms.positions(news, words["term"].head(8).tolist()))


def _tone(news):
    scores = dl.sentiment.score(news)
    told = dl.sentiment.in_order(news, scores, dl.voices.voice_of(news))
    means, agreement = dl.sentiment.by_voice(told, news.settings), dl.sentiment.agreement(news)
    return dl.findings.tone(told, means, agreement, news.settings.interval, corpus=news)


def _said(findings):
    return " ".join(f.text for f in findings)


def test_the_day_told_of_most_is_told_by_most_voices_not_by_copies(corpus):
    """Two printings of one article tell four times of Friday; two articles of their own tell once each of Thursday."""
    news = corpus({"a.txt": FLOOD, "b.txt": FLOOD, "c.txt": PARK})
    top = _timeline(news)[0]
    assert top.text == (
        "The day told of most is Thursday, 8 September 2022, by 2 independent voices, in 3 sentences (1 of them by "
        "inference). Repeats are not counted."
    )
    assert len(top.evidence) == 3
    strip = dl.figures.event_strip(dl.timeline.events(news), news.documents)
    assert strip.title == "Most voices tell of 8 September 2022: 2 voices, in 3 sentences"


def test_days_that_tie_are_all_named_or_counted(corpus):
    days = "".join(f"The court sat on {day}.\n\n" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
    top = _timeline(corpus({"a.txt": f"Court sits\n\n{days}"}))[0].text
    assert top == (
        "No one day is told of most: 5 days are told of equally, each in 1 sentence: 5 September 2022, "
        "6 September 2022, 7 September 2022 and 2 more."
    )


def test_words_and_pairs_that_tie_are_told_as_ties(corpus):
    said = _terms(corpus({"a.txt": "Names\n\nRed barn, red barn. Old mill, old mill.\n"}))
    assert said[0].text == (
        "4 words are the most frequent of those counted, 2 times each: “barn”, “mill”, “old” and 1 more."
    )
    assert said[1].text.startswith("2 pairs of neighbouring words keep company most beyond chance, all equally")
    assert "“old mill” and “red barn”" in said[1].text


@pytest.mark.parametrize(("times", "surely"), [(5, False), (14, True)])
def test_a_word_that_keeps_to_one_half_is_told_with_what_chance_may_do(corpus, times, surely):
    places = [f"place{'abcdefghijklmn'[n]}" for n in range(times)]
    early = " ".join(f"The harbour took in grain at {place}." for place in places)
    halves = early + "\n\n" + " ".join(f"Snow fell on the hills of {place}." for place in places)
    found = [f.text for f in _terms(corpus({"a.txt": f"Names\n\n{halves}\n"})) if "half of the text" in f.text]
    assert f"“harbour” falls wholly into the first half of the text, all of its {times} occurrences" in " ".join(found)
    assert all(("chance may bring that about" not in text) == surely for text in found)


def test_words_that_occur_once_are_no_finding(corpus):
    said = _said(_terms(corpus({"a.txt": "The mayor opened the bridge on Monday.\n"})))
    assert said == "No word occurs more than once: each of the 4 words counted stands alone."


def test_counts_of_words_say_that_other_languages_are_in_them(corpus):
    french = "Le maire a ouvert le pont lundi, et les habitants de la ville ont dit que la route est rouverte."
    said = _said(_terms(corpus({"a.txt": FLOOD, "b.txt": french}, dates={})))
    assert "These counts take in 1 document not in English." in said


def test_counts_of_words_say_that_repeats_are_in_them(corpus):
    assert "repeat" not in _said(_terms(corpus({"a.txt": FLOOD, "c.txt": PARK})))
    assert "sentences, copies included." in _terms(corpus({"a.txt": FLOOD + PARK, "b.txt": FLOOD + PARK}))[0].text
    assert "take in 1 document that repeats another" in _said(_terms(corpus({"a.txt": FLOOD, "b.txt": FLOOD})))


@pytest.mark.parametrize(("voices", "expected"), [
    (["narration", "quoted"], "The mean tone is −0.20 alike in narration (9 scored) and quoted (9 scored)."),
    (["narration", "quoted", "reported"], "the lowest mean tone is −0.20, in narration (9 scored) and quoted (9 "),
])  # fmt: skip
def test_voices_that_tie_share_an_end(voices, expected):
    told = pd.DataFrame({"role": ["body"], "score": [-0.2], "sentence_id": ["d.1"], "text": ["x"]})
    means = [-0.201, -0.199, 0.3][: len(voices)]
    named = {"voice": ["all sentences", *voices], "mean": [-0.1, *means]}
    table = pd.DataFrame({**named, "n": 9, "low": -0.4, "high": 0.1})
    agreement = pd.DataFrame({"n": [1], "n_both": [0], "same_sign": [float("nan")]})
    assert expected in _said(dl.findings.tone(told, table, agreement, 0.9))


def test_one_sentence_is_not_several(corpus):
    text = "New bridge\n\nThe mayor opened the bridge on Monday. Residents praised the good work.\n"
    news = corpus({"a.txt": text}, {})
    said = _said([*_tone(news), *_timeline(news)])
    assert "1 holds no word of the lexicon" in said and "1 scored sentence is too few" in said
    assert "1 of 1 time expression stays off the timeline" in said


GERMAN = (
    "Sturm zerstört die Brücke\n\nEin schwerer Sturm hat am Freitag die Brücke zerstört. Die Rettungskräfte sind "
    "vor Ort und arbeiten an der Beseitigung der Trümmer. Der Bürgermeister sagte, dass die Arbeiten lange dauern.\n"
)


def test_tone_and_times_are_read_in_english_sentences_alone_and_say_so(corpus):
    news = corpus({"a.txt": PARK, "b.txt": GERMAN})
    assert "Of 2 sentences read for tone (3 more are in other languages)" in _said(_tone(news))
    assert "2 of 2 sentences of the body in English can be placed" in _said(_timeline(news))
    news = corpus({"c.txt": PARK})
    said = "Of 2 sentences read for tone (3 more are in other languages, 2 more stand in copies and are not counted), "
    assert said in _said(_tone(news))


def test_a_corpus_of_other_languages_alone_has_findings_all_the_same(corpus):
    news = corpus({"b.txt": GERMAN}, {})
    tone, times = _said(_tone(news)), _said(_timeline(news))
    assert "There is no sentence in English to read for tone: the 3 sentences of the body" in tone
    assert "There is no sentence in English in which times could be read." in times
    assert "“Friday”" not in times


def test_a_date_that_was_worked_out_is_not_said_to_be_read(corpus):
    text = "Court hears appeal\n\nThe court heard the appeal on Friday, September 9. The judge rules on Saturday.\n"
    news = corpus({"a.txt": text}, {}, 'earliest = "2022-08-01"\nlatest = "2022-10-01"\n')
    assert news.documents["published_from"].tolist() == ["constraints"]
    said = _said(dl.findings.cleaning(news))
    assert "was worked out from what the text names, within the bounds set." in said
    assert "page" not in said.split("date of")[1]


def test_each_origin_of_dates_is_counted(corpus):
    texts = {"a.txt": FLOOD, "b.txt": f"Published: 9 September 2022\n{PARK}", "c.txt": FAIR}
    news = corpus(texts, {"a.txt": "2022-09-10"})
    said = _said(dl.findings.cleaning(news))
    assert "2 of 3 documents are dated, published from 9 September 2022 to 10 September 2022." in said
    assert "Of the dates 1 was supplied with the article and 1 was read from the text." in said


def test_dates_of_one_day_are_no_span(corpus):
    said = _said(dl.findings.cleaning(corpus({"a.txt": PARK, "b.txt": FAIR})))
    assert "published on 10 September 2022. All of the dates were supplied with the articles." in said


def test_a_repair_is_not_a_cut(corpus):
    news = corpus({"a.txt": "\ufeffCouncil opens park\r\n\r\nThe coun\u0007cil opened a new park on Thursday.\r\n"})
    said = _said(dl.findings.cleaning(news))
    assert "Nothing of the page was cut." in said and "paragraph" not in said
    assert "of blank space and slips of saving" in said
    assert "Mended: " in said and "with characters that nobody sees" in said
    assert "nothing of the page" in dl.figures.kept_and_cut(news.ledger, news.documents).title


def test_a_day_that_is_the_only_one_is_not_told_of_most(corpus):
    said = _timeline(corpus({"a.txt": PARK}))[0].text
    assert said.startswith("The one day told of is Thursday, 8 September 2022, in ")


def _plain(findings):
    """What findings say, without the clause on copies."""
    return [re.sub(r" \([\d,]+ more stands? in (?:a copy|copies) and (?:is|are) not counted\)|, repeats left out,"
                   r"| Repeats are not counted\.", "", f.text) for f in findings]  # fmt: skip


def test_planted_copies_change_no_finding_on_tone_or_time(corpus):
    """What is said of sentences is said of one article of each group, and the rest is said to be left out."""
    texts = {"a.txt": FLOOD, "b.txt": PARK, "c.txt": FAIR}
    alone = corpus(texts)
    tone, times = _plain(_tone(alone)), _plain(_timeline(alone))
    assert "more stand" not in _said([*_tone(alone), *_timeline(alone)])
    copies = {f"{n}.txt": FLOOD for n in ("0", "d", "z")}
    news = corpus({**texts, **copies}, dict.fromkeys([*texts, *copies], "2022-09-10"))
    assert news.documents["cluster"].nunique() == 3
    assert (_plain(_tone(news)), _plain(_timeline(news))) == (tone, times)
    told = _said(_tone(news))
    assert "Of 7 sentences (9 more stand in copies and are not counted), " in told
    assert "of 7 sentences of the body (9 more stand in copies and are not counted) can be" in _said(_timeline(news))


def test_the_figures_of_tone_count_what_the_findings_count(corpus):
    news = corpus({"a.txt": FLOOD, "b.txt": FLOOD, "c.txt": PARK})
    told = dl.sentiment.in_order(news, dl.sentiment.score(news), dl.voices.voice_of(news))
    means = dl.sentiment.by_voice(told, news.settings)
    along, voices = dl.figures.tone_along(told), dl.figures.tone_by_voice(means.iloc[1:], told)
    assert "of 5 sentences with evidence" in along.subtitle and len(along.data) == 5
    assert "3 sentences of copies not drawn" in along.subtitle and "3 sentences of copies" in voices.subtitle


def test_lexicons_that_score_too_few_sentences_are_not_said_to_agree(corpus):
    said = _said(_tone(corpus({"a.txt": PARK})))
    assert "Our news lexicon and VADER both score 1 of 2 sentences: too few to say how often they agree." in said
    assert "%)" not in said


def test_sentences_on_the_publication_date_are_no_inference(corpus):
    news = corpus({"a.txt": f"{FAIR}\nIt was a quiet affair.\n".replace(". Visitors", ".\n\nVisitors")})
    found = dl.timeline.dates(news)
    events = dl.timeline.events(news, found, undated="publication")
    said = dl.findings.timeline(news, found, events)
    assert said[0].text == (
        "The day told of most is Saturday, 10 September 2022, in 2 sentences (2 only because the publication date "
        "stands in for a day of their own)."
    )
    assert said[1].text == (
        "1 of 3 sentences of the body can be placed in time: 1 by their own words, 0 by inference. 2 more stand on the "
        "publication date, as was asked for, for want of a day that is told."
    )
    strip = dl.figures.event_strip(events, news.documents)
    assert strip.title == "Most stands on 10 September 2022: 2 of 3 placed sentences, 2 for want of a day of their own"
    assert "2 on the publication date for want of a day" in strip.alt and "inferred" not in strip.alt


def test_one_sentence_without_a_day_is_told_as_one(corpus):
    assert "The 1 sentence of the body cannot be placed in time." in _said(_timeline(corpus({"a.txt": "It rained.\n"})))


def test_expressions_off_the_timeline_are_listed_by_what_differs(corpus):
    text = "It rained recently. It snowed recently. He came lately, and he left recently for five months.\n"
    said = _said(_timeline(corpus({"a.txt": text})))
    assert "different ones, such as" in said
