"""Every pair of colours that tokens.json names can be told apart, computed as WCAG 2.1 says."""

from __future__ import annotations

import pytest

from ui.theme.tokens import tokens

TEXT, GRAPHICS = 4.5, 3.0
GRAPHIC = {"field", "focus", "stuetzt", "wider", "diff", "offen"}
LOOKS = ("light", "dark", "highContrastExample")


def luminance(hex_color):
    channels = (int(hex_color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PAIRS = [(look, pair) for look in LOOKS for pair in tokens()["measuredContrast"][look]]


def measured(look, pair):
    colors = tokens()["color"][look]
    return contrast(*(colors[token] for token in pair.split("/")))


@pytest.mark.parametrize(("look", "pair"), PAIRS)
def test_pair_can_be_told_apart(look, pair):
    assert measured(look, pair) >= (GRAPHICS if pair.split("/")[0] in GRAPHIC else TEXT)


@pytest.mark.parametrize(("look", "pair"), PAIRS)
def test_pair_is_as_measured(look, pair):
    assert measured(look, pair) == pytest.approx(tokens()["measuredContrast"][look][pair], abs=0.01)


def test_light_and_dark_are_measured_in_the_same_pairs():
    measured_pairs = tokens()["measuredContrast"]
    assert set(measured_pairs["light"]) == set(measured_pairs["dark"])
    assert len(measured_pairs["light"]) == 53
