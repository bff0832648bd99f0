"""Two swapped letters are put back where a word of the patterns comes out; everything else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._demands import read_demands
from proaktiv_match.reading.ads.patterns import righted


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("keine sitztätikgeit", "keine sitztätigkeit"),
        ("im schweinestall", "im schweinestall"),
        ("immer pünktlcih", "immer pünktlich"),
        ("lats", "lats"),
    ],
)
def test_swapped_letters(said, meant):
    assert righted(said) == meant


@given(st.text(max_size=80))
def test_positions_stay(text):
    assert len(righted(text)) == len(text)


def test_the_quote_is_what_was_written():
    ad = AdText.of("", "Sie sind pünktlcih")
    quotes = {ad.quote(one.start, one.end) for one in read_demands(ad)}
    assert quotes == {"pünktlcih"}
