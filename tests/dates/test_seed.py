"""The commissioned article: every time expression found, typed, given a value and its days, or said to lack a date."""

from datetime import date
from pathlib import Path

import pytest

from analysis.dates import TimeExpression, find_dates

SEED = (Path(__file__).resolve().parents[2] / "seeds" / "000_cd06db6dfbca252d.txt").read_text("utf-8")
EXPECTED = {
    "Saturday": ("DATE", "2022-09-10", date(2022, 9, 10), date(2022, 9, 10)),
    "Friday": ("DATE", "2022-09-09", date(2022, 9, 9), date(2022, 9, 9)),
    "September 9": ("DATE", "2022-09-09", date(2022, 9, 9), date(2022, 9, 9)),
    "the past two weeks": ("DURATION", "P2W", date(2022, 8, 27), date(2022, 9, 10)),
    "the past week": ("DURATION", "P1W", date(2022, 9, 3), date(2022, 9, 10)),
    "more than five months": ("DURATION", "P5M", None, None),
    "Five Months": ("DURATION", "P5M", None, None),
    "Five days": ("DURATION", "P5D", None, None),
    "earlier in the day": ("DATE", "2022-09-10", date(2022, 9, 10), date(2022, 9, 10)),
    "the near future": ("DATE", "FUTURE_REF", None, None),
}


def _by_text(found: list[TimeExpression]) -> dict[str, list[TimeExpression]]:
    grouped: dict[str, list[TimeExpression]] = {}
    for e in found:
        grouped.setdefault(e.text, []).append(e)
    return grouped


@pytest.mark.parametrize("words", EXPECTED)
def test_each_expression_has_its_type_value_and_days(words: str) -> None:
    found = _by_text(find_dates(SEED, "2022-09-10"))[words]
    assert {(e.type, e.value, e.first, e.last) for e in found} == {EXPECTED[words]}


def test_every_weekday_and_caption_date_is_found() -> None:
    found = _by_text(find_dates(SEED, "2022-09-10"))
    assert {w: len(found[w]) for w in ("Saturday", "Friday", "September 9")} == {
        "Saturday": SEED.count("Saturday"), "Friday": SEED.count("Friday"), "September 9": 2,
    }  # fmt: skip


def test_without_a_publication_date_nothing_is_placed_and_the_remedy_is_named() -> None:
    found = _by_text(find_dates(SEED))
    assert all(e.first is None and e.last is None for group in found.values() for e in group)
    assert {e.value for e in found["Saturday"]} == {"XXXX-WXX-6"}
    assert {e.value for e in found["September 9"]} == {"XXXX-09-09"}
    for words in ("Saturday", "Friday", "September 9", "the past two weeks", "the past week"):
        assert all("publication date" in e.why for e in found[words])
