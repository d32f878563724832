"""Two colours that mean different things look different to everyone, on a light and on a dark ground, and in grey."""

import itertools

import numpy as np
import pytest

from analysis.figures import style
from analysis.report import svg

#: How a reader who lacks one kind of cone sees linear red, green and blue (Machado, Oliveira & Fernandes 2009).
SEEN_BY = {
    "everyone": np.eye(3),
    "protanopes": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopes": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopes": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
MEANING = (style.BLUE, style.ORANGE)
#: A step in OKLab that nobody misses between two areas; the smallest that can be seen is near 0.02.
PLAIN = 0.15


def linear(colour):
    return np.array([svg._linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)])


def oklab(light):
    shown = "".join(f"{round(255 * svg._gamma(float(v))):02x}" for v in np.clip(light, 0, 1))
    return np.array(svg._oklab(shown))


def on_ground(ground):
    return [colour if ground == "light" else svg._dark(colour[1:]) for colour in MEANING]


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("reader", SEEN_BY)
def test_the_two_directions_part_for_every_reader(reader, ground):
    for one, other in itertools.combinations(on_ground(ground), 2):
        seen = [oklab(np.asarray(SEEN_BY[reader]) @ linear(c)) for c in (one, other)]
        assert np.linalg.norm(seen[0] - seen[1]) > PLAIN


def test_the_two_directions_part_in_grey_on_paper():
    lightness = [svg._oklab(c[1:])[0] for c in MEANING]
    assert abs(lightness[0] - lightness[1]) > 0.1


@pytest.mark.parametrize("colour", ["INK", "QUIET", "BLUE", "RUST"])
def test_words_stand_out_from_the_paper(colour):
    """The contrast that WCAG 2 asks of text: 4.5 to 1."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    dark, light = (float(weights @ linear(c)) for c in (getattr(style, colour), style.PAPER))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
