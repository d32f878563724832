import dataclasses
import shutil
from collections import Counter

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as dl
from analysis import settings as choices
from analysis import terms
from analysis.corpus import as_sentences, store
from analysis.errors import DatelineError
from analysis.settings import ROLES
from analysis.terms import counts, engine, groups, kept, reading
from analysis.terms.frequency import runs

FEW = settings(deadline=None, max_examples=25)
ODD = st.text(st.sampled_from("aB é’'-.,3½\u00ad\u0301 \n\0🚀Σ"), max_size=30)


def by_hand(data, n=1, roles=("body",), lower=True):
    found = Counter()
    for s in reading.read(data, roles, lower=lower).sentences:
        found.update((s.doc_id, term) for term in runs(s, n, frozenset()))
    return dict(found)


def as_dict(table):
    return {(d, t): c for d, t, c in table.rows()}


@pytest.fixture
def opened(tmp_path, monkeypatch):
    monkeypatch.setattr(choices, "PROCESSED", tmp_path / "processed")
    folder = tmp_path / "news"
    folder.mkdir()
    for k, text in enumerate([
        "Title of it\n\nThe siege went on for days in the city. The siege of the port went on.",
        "Another title\n\nThe port was calm again, people said. Calm seas were seen.",
        "A third\n\nU.S. troops held 3.5 km of the road. The road was calm.",
    ]):  # fmt: skip
        (folder / f"{k}.txt").write_text(text)
    return dl.open(folder)


@FEW
@given(st.lists(ODD, min_size=1, max_size=5), st.integers(1, 4), st.booleans())
def test_counts_are_those_of_a_plain_counter(texts, n, lower):
    try:
        expected = by_hand(texts, n, lower=lower)
    except DatelineError:
        with pytest.raises(DatelineError, match="no word to count"):
            counts.counts(texts, n=n, lower=lower)
        return
    table = counts.counts(texts, n=n, lower=lower)
    assert as_dict(table) == expected
    assert table.rows() == sorted(table.rows(), key=lambda row: (int(row[0][4:]), row[1]))


@FEW
@given(st.lists(ODD, min_size=1, max_size=8), st.integers(1, 40), st.integers(1, 6))
def test_where_batches_are_cut_changes_nothing(texts, size, n):
    table = as_sentences([*texts, "a word"])
    ids = list(table["doc_id"].drop_duplicates())
    one = kept.in_memory(table, ids, n, lower=True)
    whole = engine.BATCH
    try:
        engine.BATCH = size * 4
        other = kept.in_memory(table, ids, n, lower=True)
    finally:
        engine.BATCH = whole
    columns = one.rows.columns
    assert one.words.equals(other.words)
    assert one.rows.sort(columns).equals(other.rows.sort(columns))
    assert (one.sizes == other.sizes).all()


@FEW
@given(st.lists(ODD, min_size=1, max_size=8), st.integers(0, 12), st.integers(0, 6))
def test_what_is_remembered_of_pieces_changes_nothing(texts, longest, most):
    texts = [*texts, "a word", "…a word—by word"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_LONGEST", longest)
        patch.setattr(engine, "_MOST_PIECES", most)
        patch.setattr(engine, "BATCH", 20)
        assert as_dict(counts.counts(texts)) == by_hand(texts)


@pytest.mark.parametrize("size", [1, 30, 10_000])
def test_a_document_larger_than_a_batch_has_one_row_a_word(opened, monkeypatch, size):
    monkeypatch.setattr(engine, "BATCH", size)
    monkeypatch.setattr(kept, "_ROWS_AT_ONCE", size)
    found = counts.counts(opened)
    assert found.select("doc_id", "term").is_duplicated().sum() == 0
    assert as_dict(found) == by_hand(opened)


def test_counts_just_made_are_read_in_parts_and_are_those_read_later(opened):
    made = kept.made(store.home(opened))
    assert not isinstance(made.content, pl.DataFrame)
    parts = pl.concat(list(made.parts()))
    again = kept.made(store.home(opened))
    assert parts.equals(made.rows)
    assert made.rows.equals(again.rows)
    assert pl.concat(list(again.parts())).equals(again.rows)


@pytest.mark.parametrize("cells", [1, 4, 1_000])
def test_groups_add_up_however_many_cells_there_are(opened, monkeypatch, cells):
    monkeypatch.setattr(groups, "_MOST_CELLS", cells)
    table = groups.added_up(groups.units(opened, ("doc_id",)))
    words, many = counts.counted(opened).words, Counter()
    for word, count, documents in table.select("word0", "count", "documents").rows():
        assert documents == 1
        many[words[word]] += count
    expected = Counter()
    for (_, word), count in by_hand(opened).items():
        expected[word] += count
    assert many == expected
    assert table.equals(table.sort("group", "word0"))


def test_more_than_64_bits_of_words_are_told_apart():
    words = [f"w{k}" for k in range(3000)]
    text = " ".join(words)
    assert as_dict(counts.counts([text, text], n=6)) == by_hand([text, text], 6)


@pytest.mark.parametrize("roles", [("body",), ("title",), ("title", "heading", "body", "caption"), ("caption", "body")])
def test_kept_counts_are_those_of_a_plain_counter(opened, roles):
    for _ in range(2):
        assert as_dict(counts.counts(opened, roles=roles)) == by_hand(opened, roles=roles)
    assert list(store.home(opened).glob("counts-lower-*"))


def test_the_counts_are_kept_once_and_read_again(opened, monkeypatch):
    first = counts.counts(opened)
    monkeypatch.setattr(kept, "_make", None)
    kept._read.cache_clear()
    assert counts.counts(opened).equals(first)


@pytest.mark.parametrize("name", ["rows.parquet", "words.parquet", "documents.parquet", "about.json"])
@pytest.mark.parametrize("harm", ["cut", "gone", "flipped"])
def test_a_damaged_table_is_made_again(opened, name, harm):
    first = counts.counts(opened)
    folder, = store.home(opened).glob("counts-lower-*")
    content = (folder / name).read_bytes()
    if harm == "gone":
        (folder / name).unlink()
    else:
        cut = len(content) // 2
        (folder / name).write_bytes(content[:cut] if harm == "cut" else b"\0" * cut + content[cut:])
    assert counts.counts(opened).equals(first)
    assert (folder / name).read_bytes()


def test_a_subset_is_answered_from_the_whole(opened, monkeypatch):
    half = opened.select(opened.documents["doc_id"] != opened.documents["doc_id"][0], "half")
    expected = by_hand(half)
    counts.counts(opened)
    monkeypatch.setattr(kept, "in_memory", None)
    assert as_dict(counts.counts(half)) == expected
    assert counts.sizes(half)["doc_id"].to_list() == list(half.documents["doc_id"])


def test_a_choice_of_sentences_counts_its_own(opened):
    body = opened.sentences[opened.sentences["role"] == "body"]
    part = opened.select(list(body["sentence_id"])[::2], "some sentences")
    assert as_dict(counts.counts(part)) == by_hand(part)
    assert as_dict(counts.counts(part)) != as_dict(counts.counts(opened))


def test_other_code_makes_other_counts(opened, monkeypatch):
    counts.counts(opened)
    monkeypatch.setattr(kept, "_code", lambda: "other")
    counts.counts(opened)
    assert [p.name for p in store.home(opened).glob("counts-lower-*")] == ["counts-lower-other"]


def test_without_its_folder_a_corpus_is_counted_in_memory(opened):
    expected = as_dict(counts.counts(opened))
    shutil.rmtree(store.home(opened))
    assert as_dict(counts.counts(opened)) == expected


@pytest.mark.parametrize("n", [1, 2])
def test_the_matrix_holds_the_counts(three, n):
    found, table = counts.matrix(three, n=n), counts.counts(three, n=n)
    at = zip(*found.counts.nonzero(), strict=True)
    assert {(found.documents[i], found.terms[j]): int(found.counts[i, j]) for i, j in at} == as_dict(table)
    assert found.terms == sorted(set(table["term"]))


def test_a_document_without_a_word_has_size_nought():
    assert counts.sizes(["a b", "— !", "c"]).rows() == [("text1", 2), ("text2", 0), ("text3", 1)]


def test_sentences_in_any_order_count_the_same(three):
    table = as_sentences(three)
    mixed = table.sample(frac=1, random_state=1)
    assert as_dict(counts.counts(mixed)) == as_dict(counts.counts(table))


def test_by_several_columns(three):
    table = terms.frequency(three, by=["source", "month"], stop=None)
    assert list(table.columns[:3]) == ["source", "month", "term"]
    found = set(table.loc[table["term"] == "siege", ["source", "month", "count"]].itertuples(index=False, name=None))
    assert found == {("North", "2022-09", 2), ("unknown", "unknown", 1)}
    roles = terms.frequency(three, by=["role", "source"], stop=None)
    pd_sum = roles.groupby("source")["count"].sum()
    assert pd_sum.to_dict() == terms.frequency(three, by="source", stop=None).groupby("source")["count"].sum().to_dict()


def test_shares_are_of_the_documents_with_a_word_and_have_wilsons_interval():
    table = terms.frequency(["siege port", "siege", "calm", "—"], stop=None, share=True).set_index("term")
    assert table.loc["siege", "share"] == pytest.approx(2 / 3)
    from scipy.stats import binomtest

    low, high = binomtest(2, 3).proportion_ci(0.9, method="wilson")
    assert table.loc["siege", ["share_low", "share_high"]].tolist() == pytest.approx([low, high])
    assert (table["share_low"] <= table["share"]).all()
    assert (table["share"] <= table["share_high"]).all()


def test_one_voice_counts_once(opened, tmp_path):
    (tmp_path / "news" / "copy.txt").write_text((tmp_path / "news" / "0.txt").read_text())
    both = dl.open(tmp_path / "news", name="both")
    every, voices = (terms.frequency(both, per=per).set_index("term")["count"] for per in ("article", "voice"))
    assert every["siege"] == 4
    assert voices["siege"] == 2
    with pytest.raises(DatelineError, match="article"):
        terms.frequency(both, per="vote")


@pytest.mark.parametrize("words", [None, terms.Words(form="stem")])
def test_a_definition_of_ones_own_groups_by_several_columns_alike(three, words):
    table = terms.frequency(three, by=["source", "month"], words=words, share=True)
    assert list(table.columns) == [
        "source", "month", "term", "count", "per_million", "documents", "share", "share_low", "share_high",
    ]  # fmt: skip
    assert table["count"].sum() == terms.frequency(three, words=words)["count"].sum()


def test_a_column_that_the_table_has_itself_cannot_group(three):
    documents = three.documents.assign(count=1)

    with pytest.raises(DatelineError, match="count"):
        terms.frequency(dataclasses.replace(three, documents=documents), by="count")


def test_roles_are_all_counted_apart(opened):
    rows = kept.in_memory(as_sentences(opened, ROLES), counts.documents(opened), 1, lower=True).rows
    assert set(rows.columns) <= {"doc", "word0", *ROLES}
    assert rows.select("doc", "word0").is_duplicated().sum() == 0
    assert isinstance(rows, pl.DataFrame)


@pytest.mark.parametrize("by", ["paragraph", ["paragraph", "role"]])
def test_an_article_that_falls_in_several_groups_is_counted_in_each(seed, by):
    roles = ("body", "heading", "title")
    whole = terms.frequency(seed, stop=None, roles=roles)
    table = terms.frequency(seed, by=by, stop=None, roles=roles, share=True)
    assert table.groupby("term")["count"].sum().to_dict() == dict(zip(whole["term"], whole["count"], strict=True))
    assert table["documents"].eq(1).all()
    runs = terms.ngrams(seed, 2, by=by, stop=None, min_count=1, roles=roles)
    assert runs["count"].sum() == terms.ngrams(seed, 2, stop=None, min_count=1, roles=roles)["count"].sum()


def test_the_same_words_in_two_roles_are_two_groups(three):
    sentences = three.sentences.assign(role=["title", *three.sentences["role"].iloc[1:]])
    told = dataclasses.replace(three, sentences=sentences)
    table = terms.frequency(told, by="role", stop=None, roles=("title", "body"))
    assert table[table["term"] == "siege"].set_index("role")["count"].to_dict() == {"title": 1, "body": 2}
