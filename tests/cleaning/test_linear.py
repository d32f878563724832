"""Work grows with the length of a text, also of a hostile one: counted, not timed."""

import sys

import pytest

from analysis.cleaning import clean

UNITS = {
    "one letter": "a",
    "spaces": " ",
    "lines": "ab\n",
    "quotes": "“",
    "quoted words": "“a “b ",
    "digits": "1",
    "dots": ".",
    "words": "word ",
    "sentences": "The army said so on Saturday to all. ",
    "broken encoding": "â€™",
    "tabs and ends": "\t\r\n",
    "crumbs": "Home > ",
    "names": "Abc ",
    "commas": "a, ",
    "paragraphs": "The army said on Saturday that it had gone home.\n\n",
    "dates": "May 1 ",
    "brackets": "(",
    "credits": "(photo ",
    "glued sentences": "Kyiv.The ",
    "glued words": "videoRussian",
    "prompts": "please comment ",
    "labels": "Most read\n",
    "notices": "we use cookies ",
    "bars": "a | ",
    "teasers": "Read more\nStorm near coast\nThe storm hit the coast.\n",
    "words parted at the width": "the coast of the island of the north was uncon-\nditionally ",
}


def calls(text):
    """How many Python-level calls cleaning `text` makes."""
    count = 0

    def counted(frame, event, arg):
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        clean(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_is_at_most_about_twice_the_work(unit):
    length = 8_000 // len(UNITS[unit])
    clean(UNITS[unit] * 10)
    one, two = calls(UNITS[unit] * length), calls(UNITS[unit] * (2 * length))
    assert two <= 2.6 * one + 2_000


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_run_of_one_thing_is_cleaned(unit):
    done = clean(UNITS[unit] * (100_000 // len(UNITS[unit])))
    assert len(done.text) <= 200_000
