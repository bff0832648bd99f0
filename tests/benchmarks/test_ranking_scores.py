"""Leaving out what adds nothing changes no score, and kinds of evidence can be left out one by one."""

from itertools import pairwise

import numpy as np
import pytest

from benchmarks.ranking._ours import LADDER, Ours
from benchmarks.ranking._peers import jaccard
from benchmarks.ranking._world import Post, invent, posts_of
from proaktiv_match.skills import How, Taxonomy

from .test_ranking_world import CONTENT, POSTS, WORDS

WORLD = invent(POSTS, WORDS, 10, 5, 11)
TEXTS = [person.texts(5) for person in WORLD.persons]


@pytest.fixture(scope="module")
def ours():
    return Ours(POSTS, Taxonomy.of(CONTENT, "test"))


def test_scores_of_near_parts_are_scores_of_whole_offers(ours):
    persons = [ours.evidence(texts, {}) for texts in TEXTS]
    # A label that differs in spelling only has no concept here, and is met as text.
    persons.append(ours.evidence(["Verkaufen von Blumenn", "Könnenn s03"], {}))
    scores = ours.scores(persons)
    assert scores.any()
    assert np.array_equal(scores, np.stack([ours.whole(one) for one in persons]))


def test_each_kind_of_evidence_only_adds(ours):
    steps = [ours.scores([ours.evidence(texts, {}, hows) for texts in TEXTS]) for hows in LADDER.values()]
    assert all((after >= before).all() for before, after in pairwise(steps))
    assert np.array_equal(steps[-1], ours.scores([ours.evidence(texts, {}) for texts in TEXTS]))
    assert set().union(*LADDER.values()) == set(How)


def test_who_brings_nothing_scores_nothing(ours):
    assert not ours.scores([ours.evidence(["etwas ganz Fremdes"], {})]).any()


def test_a_given_concept_counts_like_its_label(ours):
    by_id = ours.scores([ours.evidence(["etwas ganz Fremdes"], {"etwas ganz Fremdes": "s01"})])
    assert by_id.any()
    assert np.array_equal(by_id, ours.scores([ours.evidence(["Können s01"], {})]))


def test_jaccard_is_the_common_share():
    posts = [
        Post("o", "1111", (("a", "rote Äpfel pflücken"),), (("b", "Birnen"),)),
        *posts_of(Taxonomy.of(CONTENT, "t")),
    ]
    found = jaccard(posts, [["rote Birnen"], ["BIRNEN"]], by_word=True)
    assert found[0, 0] == pytest.approx(2 / 4)
    assert jaccard(posts, [["rote Birnen"], ["BIRNEN"]], by_word=False)[:, 0].tolist() == [0, 0.5]
