"""The invented world of the ranking benchmark is fair: nobody uses words of the offers; its measure is right."""

import math
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ranking._gain import gain, ndcg
from benchmarks.ranking._world import FEWEST, hold_out, invent, posts_of
from proaktiv_match.skills import Taxonomy, label
from proaktiv_match.skills.taxonomy import Concept, TaxonomyContent

OCCUPATIONS = {
    f"o{number:02}": isco
    for number, isco in enumerate(["5223", "5223", "5222", "4321", "4321", "8344", "7115", "7115", "9112", "2512"])
}
SKILLS = [f"s{number:02}" for number in range(60)]


def content():
    rng = random.Random(3)
    made = TaxonomyContent()
    made.concepts += [Concept(one, "occupation", f"Beruf {one}", code=code) for one, code in OCCUPATIONS.items()]
    for one in SKILLS:
        synonyms = (f"anders gesagt {one}", f"noch anders {one}") if one != "s00" else ()
        made.concepts.append(Concept(one, "skill", f"Können {one}", synonyms))
    for one in OCCUPATIONS:
        asked = rng.sample(SKILLS, 12)
        made.essential += [(one, skill) for skill in asked[:8]]
        made.optional += [(one, skill) for skill in asked[7:]]
    return made


CONTENT = content()
POSTS = posts_of(Taxonomy.of(CONTENT, "test"))
# One of the words is the label of another skill, written otherwise, and must not be used.
WORDS = {one: ["KÖNNEN  s01", f"anders gesagt {one}", f"noch anders {one}"] for one in SKILLS if one != "s05"}

worlds = st.builds(
    lambda seed, persons, noise: invent(POSTS, WORDS, persons, noise, seed),
    st.integers(0, 2**32),
    st.integers(1, 12),
    st.integers(0, 6),
)


@given(worlds)
@settings(deadline=None, max_examples=50)
def test_no_word_of_a_person_is_a_label_of_an_offer(world):
    named = {label(text).joined for post in world.posts for _, text in post.asked}
    said = [said for person in world.persons for said in (*person.own, *person.noise)]
    assert said
    assert not named & {label(one.text).joined for one in said}
    assert all(one.text in WORDS[one.concept] for one in said)


@given(worlds)
@settings(deadline=None, max_examples=50)
def test_a_person_knows_part_of_one_occupation_and_noise_of_others(world):
    posts = {post.occupation: post for post in POSTS}
    for person in world.persons:
        post = posts[person.occupation]
        essential = {concept for concept, _ in post.must}
        asked = {concept for concept, _ in post.asked}
        sayable = [one for one in essential if one in world.words]
        assert {one.concept for one in person.own} <= essential
        assert FEWEST <= len(person.own) == max(round(0.6 * len(sayable)), FEWEST)
        assert not {one.concept for one in person.noise} & asked
        away = {one for one, other in posts.items() if other.isco[:3] != person.isco[:3]}
        foreign = {concept for one in away for concept, _ in posts[one].must}
        assert {one.concept for one in person.noise} <= foreign
        assert len({one.text for one in (*person.own, *person.noise)}) == len(person.own) + len(person.noise)


def test_more_noise_only_adds_words():
    for person in invent(POSTS, WORDS, 10, 5, 11).persons:
        assert set(person.texts(0)) <= set(person.texts(2)) <= set(person.texts(5))
        assert len(person.texts(5)) == len(person.own) + 5


def test_the_same_seed_makes_the_same_world_in_any_order_of_input():
    mixed = replace(CONTENT, concepts=CONTENT.concepts[::-1], essential=CONTENT.essential[::-1])
    turned = {one: WORDS[one][::-1] for one in reversed(list(WORDS))}
    again = invent(posts_of(Taxonomy.of(mixed, "test")), turned, 10, 5, 11)
    assert invent(POSTS, WORDS, 10, 5, 11) == again
    assert invent(POSTS, WORDS, 10, 5, 12).persons != again.persons


def test_who_can_say_too_little_is_left_out():
    few = {one: WORDS[one] for one in ["s01", "s02"]}
    assert not invent(POSTS, few, 10, 0, 1).persons


def test_an_offer_asks_for_each_skill_once():
    for post in POSTS:
        concepts = [concept for concept, _ in post.asked]
        assert len(post.must) == 8
        assert len(concepts) == len(set(concepts)) == 12


def test_words_that_are_held_out_are_known_to_no_concept():
    world = invent(POSTS, WORDS, 10, 5, 11)
    forms = [("s02", world.persons[0].own[0].text)]
    left = hold_out(replace(CONTENT, forms=forms), world)
    taxonomy = Taxonomy.of(left, "test")
    used = {one.text for person in world.persons for one in (*person.own, *person.noise)}
    assert not any(taxonomy.concepts_of(label(text)) for text in used)
    assert [one.label for one in left.concepts] == [one.label for one in CONTENT.concepts]
    assert taxonomy.concepts_of(label("Können s02")) == {"s02"}
    assert len({text for one in left.concepts for text in one.synonyms}) > 0


@pytest.mark.parametrize(
    ("other", "worth"), [("o00", 3), ("o01", 2), ("o02", 1), ("o03", 0)], ids=["same", "four", "three", "none"]
)
def test_an_offer_is_worth_what_its_occupation_is_near(other, worth):
    assert gain("o00", OCCUPATIONS["o00"], other, OCCUPATIONS[other]) == worth
    assert gain(other, OCCUPATIONS[other], "o00", OCCUPATIONS["o00"]) == worth


def naive(scores, gains, top):
    ranked = sorted(range(len(scores)), key=lambda place: (-scores[place], place))
    reached = sum(gains[place] / math.log2(rank + 2) for rank, place in enumerate(ranked[:top]))
    best = sum(worth / math.log2(rank + 2) for rank, worth in enumerate(sorted(gains, reverse=True)[:top]))
    return reached / best


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=30).filter(
        lambda pairs: any(worth for _, worth in pairs)
    ),
    st.integers(1, 12),
)
def test_ndcg_is_that_of_the_plain_definition(pairs, top):
    scores = np.array([[score for score, _ in pairs]], dtype=float)
    gains = np.array([[worth for _, worth in pairs]], dtype=float)
    assert ndcg(scores, gains, top)[0] == pytest.approx(naive(scores[0], gains[0], top))


def test_the_best_order_has_ndcg_one_and_the_worst_none():
    gains = np.array([[0, 3, 0, 2, 1] + [0] * 20], dtype=float)
    assert ndcg(gains, gains)[0] == 1
    assert ndcg(-gains, gains)[0] == 0
