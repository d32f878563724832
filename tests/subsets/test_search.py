"""What a search picks: words, phrases, expressions, distances and fields, in articles and in sentences."""

import pytest

import analysis as dl
from analysis.errors import DatelineError
from analysis.subsets.texts import follows


def paths(corpus, query, **more):
    """The articles that a search picks, by the first word of their files; none where it finds nothing."""
    try:
        found = corpus.search(query, **more)
    except DatelineError as error:
        assert "finds no" in str(error)
        return []
    return [path.removesuffix(".txt") for path in found.documents["path"]]


@pytest.mark.parametrize(("query", "found"), [
    ("siege", ["siege", "mariupol"]), ("SIEGE", ["siege", "mariupol"]), ("sieges", []),
    ("occup*", ["mariupol"]), ("*tion", []), ("th*tre", ["mariupol"]), ("ukraine's", ["siege"]),
    ("Ukraine’s", ["siege"]),
    ('"third week"', ["siege"]), ("“third week”", ["siege"]), ("„third week“", ["siege"]), ('"week third"', []),
    ('"quays the mayor"', []), ('"siege of *"', ["siege"]), ("/b[lr]ock?ade/", ["siege"]),
    ("/spring\\b/", ["mariupol"]),
    ("siege AND NOT Mariupol", ["siege"]), ('siege AND NOT "Mariupol"', ["siege"]), ("siege AND park", []),
    ("siege OR park", ["siege", "mariupol", "park"]),
    ("NOT siege", ["park", "hafen"]),
    ("park OR siege AND Mariupol", ["mariupol", "park"]), ("(park OR siege) AND Mariupol", ["mariupol"]),
    ("siege NEAR/3 port", ["siege"]), ("port NEAR/3 siege", ["siege"]), ("siege NEAR/2 port", []),
    ("siege ADJ/3 port", ["siege"]), ("port ADJ/3 siege", []), ("mayor NEAR/50 port", []),
    ("(siege OR blockade) NEAR/3 (port OR shops)", ["siege"]), ('blockade ADJ/2 /emptied/', ["siege"]),
    ('"siege of" ADJ/2 port', ["siege"]), ("NOT siege NEAR/3 port", ["mariupol", "park", "hafen"]),
    ("port NEAR/5 port", []), ("schiffe", ["hafen"]), ("Der", ["hafen"]), ("weiß", ["hafen"]),
])  # fmt: skip
def test_words_and_operators(four, query, found):
    assert paths(four, query) == found


@pytest.mark.parametrize(("query", "found"), [
    ("source:reuters", ["mariupol"]), ('source:"Elbe Post"', ["siege"]), ("source:“Elbe Post”", ["siege"]),
    ('source:"Post Elbe"', []), ("source:hafen*", ["hafen"]), ("source:unknown", ["park"]), ('source:"unknown"', []),
    ("SOURCE:reuters", ["mariupol"]), ("title:port", ["siege"]), ("author:keller", ["siege"]),
    ("author:unknown", ["park", "hafen"]), ("lang:en", ["siege", "mariupol", "park"]), ("lang:de", ["hafen"]),
    ("lang:en-gb", ["park"]), ("published:2022-09-03", ["siege"]), ("month:2022-09", ["siege", "mariupol"]),
    ("published:2022", ["siege", "mariupol", "hafen"]), ("published:2022-09-04..", ["mariupol", "hafen"]),
    ("published:..2022-09-28", ["siege", "mariupol"]), ("published:2022-09-28..2022-10", ["mariupol", "hafen"]),
    ("month:2022-10..", ["hafen"]), ("published:unknown", ["park"]), ("NOT published:2022", ["park"]),
    ("voice:Petrenko", ["mariupol", "park"]), ('voice:"Olena Petrenko" AND published:2022', ["mariupol"]),
    ("voice:said", ["siege", "mariupol", "park"]), ("voice:quoted", ["mariupol", "park"]),
    ("voice:narration AND park", ["park"]),
    ("name:Izium", ["mariupol"]), ("name:Mariupol", ["mariupol"]), ("name:blockade", ["siege"]), ("name:nowhere", []),
])  # fmt: skip
def test_fields(four, query, found):
    assert paths(four, query) == found


@pytest.mark.parametrize(("query", "texts"), [
    ("sentences: siege", ["The siege of the port went on for a third week.",
                          "In Mariupol the siege is remembered every spring."]),
    ("sentences:siege AND Mariupol", ["In Mariupol the siege is remembered every spring."]),
    ("sentences: port AND NOT siege", ["Nobody left the port by sea."]),
    ("sentences: voice:Petrenko", ["“We lost all that we had built here,” said Olena Petrenko.",
                                   "“It is a gift to the town,” said Olena Petrenko."]),
    ("sentences: published:2022 AND voice:quoted", ["“We lost all that we had built here,” said Olena Petrenko."]),
])  # fmt: skip
def test_a_search_for_sentences_picks_the_sentences_of_which_all_of_it_holds(four, query, texts):
    found = four.search(query)
    assert found.sentences["text"].tolist() == texts
    assert set(found.documents["doc_id"]) == set(found.sentences["doc_id"])
    assert four.search(query.removeprefix("sentences:"), unit="sentence").sentences["text"].tolist() == texts


def test_what_is_found_is_a_corpus_that_says_what_it_is(four):
    part = four.search("siege AND NOT Mariupol")
    assert (part.name, part.scope) == ("siege AND NOT Mariupol", "siege AND NOT Mariupol, 1 of 4 documents in four")
    named = four.search("sentences: siege", name="sieges")
    assert named.scope == "sieges, 2 of 13 sentences, in 2 of 4 documents of four"
    assert dl.terms.frequency(part, stop=None)["count"].sum() == 32
    assert set(part.ledger["doc_id"]) <= set(part.documents["doc_id"])
    assert four.except_(part).name == "not siege AND NOT Mariupol"


def test_parts_of_another_content_have_other_keys(four):
    parts = [four.search(q, name="x") for q in ("siege", "park", "sentences: siege")]
    assert len({p.key for p in (four, *parts)}) == 4
    assert four.select("source == 'Elbe Post'").key == four.search("source:elbe").key


def test_a_search_in_what_a_search_found_counts_from_there(four):
    assert four.search("siege").search("Mariupol").scope == "Mariupol, 1 of 2 documents in siege"


@pytest.mark.parametrize(("first", "second", "distance", "follow"), [
    ([(0, 1)], [(1, 2)], 1, True), ([(0, 1)], [(2, 3)], 1, False), ([(0, 1)], [(5, 6)], 5, True),
    ([(0, 2)], [(1, 3)], 9, False), ([(3, 4)], [(0, 1)], 9, False), ([(0, 1), (8, 9)], [(3, 4), (10, 11)], 2, True),
    ([], [(1, 2)], 5, False),
])  # fmt: skip
def test_what_follows_within_a_distance(first, second, distance, follow):
    assert follows(first, second, distance) is follow


def test_hits_have_a_line_of_context(four):
    table = dl.subsets.hits(four, "siege AND NOT Mariupol")
    assert table[["path", "sentences", "context"]].values.tolist() == [
        ["siege.txt", 1, "The siege of the port went on for a third week."]
    ]
    assert dl.subsets.hits(four, "nowhere").empty
    assert dl.subsets.hits(four, "lang:de")["context"].isna().all()
    assert dl.subsets.hits(four, "sentences: published:2022-09-03")["sentences"].tolist() == [4]


def test_a_long_sentence_is_cut_around_what_was_found():
    text = f"Title\n\nIt began {'and went on ' * 40}until the siege {'was over ' * 40}at last."
    long = dl.from_records([{"text": text}])
    (context,) = dl.subsets.hits(long, "siege")["context"]
    assert context.startswith("…")
    assert context.endswith("…")
    assert "until the siege was over" in context
    assert len(context) < 200
