"""Words for a share of the working time, and how spelling does not matter (A1, domain 7.2)."""

import pytest

from proaktiv_match.vocabulary import Interval, fold, vocabulary


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Überwiegend", "ueberwiegend"),
        ("ÜBERWIEGEND", "ueberwiegend"),
        ("ueberwiegend", "ueberwiegend"),
        ("u\u0308berwiegend", "ueberwiegend"),  # a letter and its two dots apart
        ("ständig", "staendig"),
        ("Öl", "oel"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("STRAẞE", "strasse"),
        ("sehr_oft", "sehr oft"),
        ("  sehr \t oft\n", "sehr oft"),
        ("sehr__oft", "sehr oft"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    """A1: case, umlauts and their spelling out, ß and ss, blank and underscore are alike."""
    assert fold(written) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(("one", "other"), [("Lärm", "Larm"), ("Öl", "Ol"), ("oft", "selten")])
def test_different_words_stay_different(one: str, other: str) -> None:
    """A1: an umlaut is not its plain letter."""
    assert fold(one) != fold(other)


def test_the_lexicons() -> None:
    """Contract, domain 7.2: five lexicons with their words, each with its origin and its day."""
    found = {name: [one.word for one in lexicon.words.values()] for name, lexicon in vocabulary().lexicons.items()}
    assert found == {
        "canonical": ["nie", "selten", "manchmal", "oft", "sehr_oft"],
        "drv": ["gelegentlich", "zeitweise", "überwiegend", "ständig"],
        "dot": ["N", "O", "F", "C"],
        "bibb": ["nie", "selten", "manchmal", "häufig"],
        "ad": ["gelegentlich", "regelmäßig", "überwiegend", "ständig"],
    }
    for name, lexicon in vocabulary().lexicons.items():
        assert (lexicon.id, bool(lexicon.origin), bool(lexicon.date)) == (name, True, True)


@pytest.mark.parametrize(
    ("lexicon", "word", "demand", "limit"),
    [
        ("canonical", "nie", "[0,0]", "[0,0]"),
        ("canonical", "sehr oft", "(66,100]", "[100,100]"),
        ("drv", "gelegentlich", "(0,5]", "[5,5]"),
        ("drv", "Zeitweise", "(0,50]", "[10,50]"),
        ("drv", "UEBERWIEGEND", "(50,90]", "[90,90]"),
        ("dot", "o", "(0,33.3]", "[33.3,33.3]"),
        ("bibb", "HÄUFIG", "(25,100]", "[100,100]"),
        ("ad", "regelmaessig", "(5,100]", "[100,100]"),
    ],
)
def test_meanings(lexicon: str, word: str, demand: str, limit: str) -> None:
    """A1, domain 7.2: a demand is the whole interval, a limit its upper end unless the lexicon says otherwise."""
    found = vocabulary().lexicons[lexicon].find(word)
    assert found is not None
    assert (found.demand, found.limit) == (Interval.parse(demand), Interval.parse(limit))


def test_unknown_words() -> None:
    """A1: a word is known in its own lexicon only."""
    assert vocabulary().lexicons["drv"].find("manchmal") is None
    assert vocabulary().lexicons["drv"].find("zehn") is None


def test_words_that_have_to_be_verified() -> None:
    """A40: the words that the domain text calls unsure (7.2, 1.3) say what has to be checked, and no others."""
    unsure = {
        (name, one.word)
        for name, lexicon in vocabulary().lexicons.items()
        for one in lexicon.words.values()
        if one.verify
    }
    assert unsure == {("drv", "zeitweise"), ("drv", "überwiegend"), ("drv", "ständig")}
