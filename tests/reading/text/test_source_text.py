"""Every quote is an exact part of what was written, whatever had to be mended to read it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.reading.text import SourceText


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (unicodedata.normalize("NFD", "Überstunden für Größe"), "Überstunden für Größe"),
        ("10\u00a0kg", "10 kg"),
        ("E\u2011Mail", "E-Mail"),
        ("fÃ¼r StÃ¶rungen, grÃ¶ÃŸer", "für Störungen, größer"),
        ("Schicht&shy;arbeit &amp; Pause", "Schichtarbeit & Pause"),
        ("Schicht\u00adarbeit", "Schichtarbeit"),
        ("<ul><li>Heben</li><li>Tragen</li></ul>", "\n\n• Heben\n\n• Tragen\n\n"),
        ("weniger als < 10 kg", "weniger als < 10 kg"),
        ("<b>Nacht</b>schicht", "Nachtschicht"),
        ("<style>p {color: red}</style>Text", "\nText"),
        ("eins\r\nzwei\rdrei", "eins\nzwei\ndrei"),
        ("Â§ 34a", "Â§ 34a".replace("Â§", "§")),
    ],
)
def test_one_form(written, read):
    assert SourceText.of(written).text == read


def test_quote_goes_back_to_what_was_written():
    written = "Wir <b>heben</b> " + unicodedata.normalize("NFD", "schwere Säcke") + "\u00a0bis 25\u00a0kg."
    source = SourceText.of(written)
    start = source.text.index("schwere")
    quote = source.quote(start, source.text.index("kg") + 2)
    assert quote in written
    assert quote == unicodedata.normalize("NFD", "schwere Säcke") + "\u00a0bis 25\u00a0kg"


@given(st.text(alphabet=st.sampled_from("aä<>/bli&;ampÃ¼\u00a0\u00ad\u0308\r\n\t –-•x"), max_size=60), st.data())
def test_any_quote_is_a_part_of_the_original(written, data):
    source = SourceText.of(written)
    assert len(source.offsets) == len(source.text) + 1
    assert list(source.offsets) == sorted(source.offsets)
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    if source.text[start:end].strip():
        assert source.quote(start, end) in written
    else:
        with pytest.raises(ValueError, match="empty"):
            source.quote(start, end)
