"""Words, stems, compounds and segments of German texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.skills.linking._compound import LINKING_ELEMENTS, SHORTEST_PART, Compounds
from proaktiv_match.skills.linking._grams import grams_of
from proaktiv_match.skills.linking._segments import names, segments, words_of
from proaktiv_match.skills.linking._stem import stem
from proaktiv_match.vocabulary import fold

NOUNS = ("brot", "schinken", "kuchen", "blumen", "kind", "arbeit", "schrank", "laden", "garten", "platz", "teig")
WORDS = st.text(alphabet="abcdefghiklmnoprstuwzäöüß", min_size=1, max_size=24)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Herstellung", "herstellen"),
        ("Reinigung", "reinigen"),
        ("Bäume", "Baum"),
        ("Häuser", "Haus"),
        ("Äpfel", "Apfel"),
    ],
)
def test_inflections_share_a_stem(one, other):
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("brotgarten", ("brot", "garten")),
        ("arbeitsplatz", ("arbeit", "platz")),
        ("kindergarten", ("kind", "garten")),
        ("blumenladen", ("blum", "laden")),
        ("brotteigschrank", ("brot", "teig", "schrank")),
    ],
)
def test_compounds_are_split_by_the_words_of_the_index(word, parts):
    assert Compounds(NOUNS * 20).split(word) == parts


@pytest.mark.parametrize("word", ["garten", "unbekanntes", "gartenzwerg", "amtgarten", "c++", "5achs", ""])
def test_what_cannot_be_covered_stays_whole(word):
    assert Compounds(NOUNS * 20).split(word) == (word,)


@given(WORDS.map(fold), st.lists(st.sampled_from(NOUNS), min_size=1, max_size=60))
def test_parts_cover_the_word_in_order_with_linking_elements_between(word, known):
    parts = Compounds(known).split(word)
    rest = word
    for number, part in enumerate(parts):
        assert rest.startswith(part)
        rest = rest[len(part) :]
        if len(parts) > 1:
            assert len(part) >= SHORTEST_PART
        if number + 1 < len(parts):
            rest = next(
                rest[len(between) :]
                for between in sorted(LINKING_ELEMENTS, key=len, reverse=True)
                if rest.startswith(between) and rest[len(between) :].startswith(parts[number + 1])
            )
    assert not rest


@given(st.lists(st.sampled_from(NOUNS), min_size=2, max_size=3), st.sampled_from(LINKING_ELEMENTS))
def test_a_compound_of_known_words_is_split(parts, between):
    assert len(Compounds(NOUNS * 20).split(between.join(parts))) >= 2


@given(st.lists(st.sampled_from(NOUNS), max_size=40), st.randoms(use_true_random=False), WORDS.map(fold))
def test_the_order_of_the_vocabulary_does_not_count(known, rng, word):
    shuffled = list(known)
    rng.shuffle(shuffled)
    assert Compounds(known).split(word) == Compounds(shuffled).split(word)


@given(st.text(max_size=60))
def test_words_are_folded_and_settled(text):
    words = words_of(text)
    assert all(words)
    assert words_of(" ".join(words).upper().lower()) == words_of(" ".join(words))
    assert all(fold(word) == word for word in words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Backen, Kochen (Großküche)", ("Backen", "Kochen", "Großküche")),
        ("Gärtner/Gärtnerin", ()),
        ("Backen", ()),
        ("", ()),
        ("Fahrer/Fahrerin Fachrichtung Kühlgut", ("Fahrer", "Kühlgut")),
    ],
)
def test_segments_are_the_things_a_text_names(text, found):
    assert segments(text) == found


def test_an_adjective_in_brackets_names_nothing():
    assert names("Holzkunde (Xylologie)") == ("holzkunde", "xylologie")
    assert names("Fachsprache (seemännisch)") == ()
    assert names("Holzkunde") == ()


@given(WORDS)
def test_grams_are_those_of_char_wb(word):
    from sklearn.feature_extraction.text import TfidfVectorizer

    assert sorted(grams_of(word)) == sorted(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5)).build_analyzer()(word)
    )
