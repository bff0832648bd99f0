"""The language of the forms: stems, gaps, choices, classes, spellings, and the literals that sift."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.reading.ads.patterns import FormError, small
from proaktiv_match.reading.ads.patterns._language import compiled, read_form

CLASSES = {"load": read_form("(kiste(n)?|last(en)?)", {})}


def _found(form, text):
    found = compiled([read_form(form, CLASSES)]).search(small(text))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("heb~", "Sie heben Kisten", "heben"),
        ("~platz", "ein Arbeitsplatz am Fenster", "arbeitsplatz"),
        ("~platz", "der Platzhalter", None),
        ("(heben|tragen) von {load}", "Heben von  Lasten", "heben von  lasten"),
        ("{load} … heben", "Kisten in die Regale heben", "kisten in die regale heben"),
        ("{load} … heben", "Kisten. Danach Beton heben", None),
        ("{load} … heben", "Kisten eins zwei drei vier fünf heben", None),
        ("(sehr )?laut", "es ist laut", "laut"),
        ("(sehr )*laut", "sehr sehr laut", "sehr sehr laut"),
        ("# ?kg", "bis 31,5kg", "31,5kg"),
        ("größe", "die Groesse", "groesse"),
        ("fuß", "zu Fuss", "fuss"),
        ("kund~", "Kund*innen", "kund*innen"),
        ("patient(en)?~", "Patienten/innen", "patienten/innen"),
    ],
)
def test_form(form, text, found):
    assert _found(form, text) == found


@pytest.mark.parametrize("form", ["(heben", "heben)", "{unknown}", "{load", "heben?", "a*"])
def test_unreadable_form(form):
    with pytest.raises(FormError):
        read_form(form, CLASSES)


@pytest.mark.parametrize(
    ("form", "literals"),
    [
        ("heb~", {"heb"}),
        ("(heben|tragen) von {load}", {"heben", "tragen"}),
        ("(sehr )?laut", {"laut"}),
        ("(laut|~)", set()),
        ("größe", {"größe", "grösse", "groeße", "groesse"}),
    ],
)
def test_literals(form, literals):
    assert read_form(form, CLASSES).literals == literals


@pytest.mark.parametrize(("form", "denies"), [("ohne aufzug", False), ("kein aufzug", True), ("aufzug", False)])
def test_denial_of_the_form_itself(form, denies):
    assert read_form(form, CLASSES).denies is denies


@given(st.text(max_size=60))
def test_small_letters_keep_positions(text):
    assert len(small(text)) == len(text)


@given(st.lists(st.sampled_from(["heben", "größe", "(ab|cd)", "{load}", " ", "…", "~", "(xy )?", "#"]), min_size=1))
def test_a_literal_stands_wherever_the_form_does(parts):
    form = read_form("".join(parts), CLASSES)
    sample = "heben größe ab cd kiste lasten xy 12 groesse grösse " * 2
    for found in re.finditer(form.regex, sample):
        assert not form.literals or any(literal in found[0] for literal in form.literals)
