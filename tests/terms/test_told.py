"""Every table of terms says how it was made, and what is saved has that beside it."""

import json

import pytest

import analysis as dl
from analysis import terms
from tests.terms.dated import monthly

WORDS = terms.Words().describe()
MADE = {
    "positions": (lambda c: terms.positions(c, "siege"), {"terms": ["siege"]}),
    "dispersion": (terms.dispersion, {"slices": 10, "parts": "articles or slices"}),
    "asked dispersion": (lambda c: terms.dispersion(c, ["siege"]), {"terms": ["siege"]}),
    "diversity": (terms.diversity, {"window": 50}),
    "zipf": (terms.zipf, {"interval": 0.9, "seed": 20220910}),
    "heaps": (terms.heaps, {"interval": 0.9}),
    "growth": (terms.growth, {"points": 30}),
    "trend": (lambda c: terms.trend(c, "siege"), {"terms": {"siege": ["siege"]}, "by": "month", "interval": 0.9}),
    "change_points": (
        lambda c: terms.change_points(c, {"war": ["siege", "port"]}, false=0.1),
        {"terms": {"war": ["siege", "port"]}, "by": "month", "false": 0.1, "interval": 0.9, "seed": 20220910},
    ),
    "changing": (lambda c: terms.changing(c, stop="news"), {"by": "month", "n": 1, "min_count": 10}),
    "bursting": (
        terms.bursting,
        {"by": "month", "n": 1, "min_documents": 5, "rate": 2.0, "step": 1.0, "false": 0.05, "seed": 20220910},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def year():
    return monthly([1, 2, 1, 2, 3, 2, 4, 3, 5, 4, 6, 5], words=40, each=2)


@pytest.mark.parametrize("name", list(MADE))
def test_a_table_tells_what_it_was_made_with(year, name):
    make, told = MADE[name]
    attrs = make(year).attrs
    assert {k: attrs.get(k) for k in told} == told
    assert (attrs["words"], attrs["roles"]) == (WORDS, ["body"])
    json.dumps(attrs)
    if name in ("changing", "bursting", "dispersion"):
        assert attrs["stop"]["name"] == ("news" if name == "changing" else "english") and attrs["stop"]["words"]


def test_what_was_chosen_stands_beside_the_file(year, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    table = terms.dispersion(year, ["siege"])
    saved = dl.save(table, "dispersion.csv")
    beside = [p for p in tmp_path.rglob("*.json") if "dispersion" in p.name]
    assert len(beside) == 1, (saved, list(tmp_path.rglob("*")))
    assert json.loads(beside[0].read_text("utf-8"))["words"] == WORDS
