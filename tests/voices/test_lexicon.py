"""The cue lexicon: a readable file of lemmas whose forms are derived by rule."""

import tomllib

import pytest

from analysis.settings import data_text
from analysis.voices.lexicon import lexicon

DATA = tomllib.loads(data_text("voices", "cues.toml"))


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", ["say", "says", "said", "saying"]),
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("admit", ["admit", "admits", "admitted", "admitting"]),
        ("write", ["write", "writes", "wrote", "written", "writing"]),
        ("teach", ["teach", "teaches", "taught", "teaching"]),
        ("agree", ["agree", "agrees", "agreed", "agreeing"]),
        ("signal", ["signaled", "signalled", "signaling", "signalling"]),
        ("forget", ["forgot", "forgotten", "forgetting"]),
    ],
)
def test_the_forms_of_a_verb_are_derived(lemma, forms):
    for form in forms:
        assert lemma in {cue.lemma for _, cue in lexicon().verbs[form]}


def test_no_wrong_form_of_an_irregular_verb_is_known():
    assert not {"sayed", "telled", "writed", "thinked", "forgeted"} & set(lexicon().verbs)


@pytest.mark.parametrize("group", sorted(DATA["groups"]))
def test_each_group_has_known_frames_and_a_trust(group):
    entry = DATA["groups"][group]
    assert set(entry["frames"]) <= set("qcbwxtoaps")
    assert 0 < entry["sure"] < 1
    words = entry["verbs"].split()
    assert words and all(w == w.lower() and w.isascii() for w in words)


def test_every_exception_belongs_to_a_verb_of_the_lexicon():
    known = {entry.split("_")[0] for group in DATA["groups"].values() for entry in group["verbs"].split()}
    listed = {*DATA["irregular"], *DATA["doubled"]["verbs"].split(), *DATA["doubled"]["either"].split()}
    assert listed <= known
