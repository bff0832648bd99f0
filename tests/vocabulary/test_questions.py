"""How an open point is asked: every reason on every measure, in both languages."""

import pytest

from proaktiv_match.fit._outcome import Reason
from proaktiv_match.vocabulary import question_reasons, question_text, vocabulary
from proaktiv_match.vocabulary._questions import _texts

WORDS = vocabulary()
NEVER = ("bürgergeld", "zumutbar", "erwerbsfähig", "erwerbsunfähig")
ABOUT_THE_JOB = ("unknown", "typical", "implied", "optional", "incomplete", "similar", "demand_range", "safety_text")
ON_THEIR_OWN = ("posture_change", "strain", "with_aid", "text")


def test_reasons() -> None:
    """A26: every reason for which `fit` leaves a point open has its question, and every question its reason."""
    reasons = {value for name, value in vars(Reason).items() if name.isupper()}
    assert set(question_reasons()) == reasons
    assert len(question_reasons()) == len(reasons)


def test_every_measure_has_its_question() -> None:
    """Each measure asks for its value, and nothing else does."""
    assert set(_texts()["measures"]) == {".".join(key) for key in WORDS.measures}


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("reason", question_reasons())
def test_every_question(reason: str, lang: str) -> None:
    """Contract: every check has a question that can be read out, about its measure, and finds no capacity for work."""
    for dimension, measure in WORDS.measures:
        text = question_text(reason, dimension, measure, lang)
        assert "?" in text
        assert text == text.strip()
        assert not set(text) & set("{}")
        assert not any(word in text.casefold() for word in NEVER)
        own = WORDS.dimensions[dimension]
        label = own.label_de if lang == "de" else own.label_en
        if reason in ABOUT_THE_JOB:
            assert text.startswith(question_text("unknown", dimension, measure, lang))
            assert text[0].isupper()
        elif reason in ON_THEIR_OWN:
            assert text[0].isupper()
        else:
            assert text.startswith(f"{label[:1].upper()}{label[1:]}, ")


def test_languages_differ() -> None:
    """Both languages say their own; any other language is German."""
    for reason in question_reasons():
        for key in WORDS.measures:
            assert question_text(reason, *key, "de") != question_text(reason, *key, "en")
            assert question_text(reason, *key) == question_text(reason, *key, "de")


def test_examples() -> None:
    """The question of the measure, and how a reason frames it."""
    assert question_text("unknown", "daily_hours", "hours") == "Wie viele Stunden dauert der längste Arbeitstag?"
    assert question_text("limit_range", "lift_carry", "oft") == (
        "Heben und Tragen, oft (bis 66 % der Zeit): Wo genau liegt die Grenze?"
    )
    assert question_text("limit_range", "lift_carry", "oft", "en") == (
        "Lift/carry, often (up to 66 % of the time): where exactly is the limit?"
    )


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_question_about_free_text(lang: str) -> None:
    """A14: a note is asked about though it is no measure."""
    text = question_text("text", "uncoded_notes", "text", lang)
    assert text.endswith("?")
    assert not set(text) & set("{}")
