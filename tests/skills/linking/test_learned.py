"""What was learned from pairs of labels: vectors of subwords, and the map of the encoder's space."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.skills.linking._adaptation import adaptation
from proaktiv_match.skills.linking._segments import words_of
from proaktiv_match.skills.linking._subwords import BUCKETS, subwords, subwords_of
from proaktiv_match.skills.taxonomy import Taxonomy

ENCODER = "multilingual-e5-small-4bit"


@given(st.text(max_size=40))
def test_subwords_lie_in_their_buckets_and_do_not_depend_on_the_order_of_words(text):
    words = words_of(text)
    found = subwords_of(words)
    assert found == subwords_of(tuple(reversed(words)))
    assert list(found) == sorted(found)
    assert all(0 <= bucket < BUCKETS for bucket in found)
    assert all(weight >= 1 for weight in found.values())
    assert bool(found) == bool(words)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_a_batch_of_subwords_gives_what_single_calls_give(texts):
    together = subwords().encode(texts)
    assert together.dtype == np.float32
    assert all((together[row] == subwords().encode([text])[0]).all() for row, text in enumerate(texts))


def test_signs_have_no_direction():
    assert not subwords().encode(["", "§§"]).any()


def test_gender_forms_have_one_vector():
    male, female = subwords().encode(["Koch (m/w/d)", "Köchin"])
    assert (male == female).all()


@pytest.mark.parametrize("kind", ["skill", "occupation"])
def test_synonyms_are_nearer_than_other_labels_even_without_a_common_word(kind):
    taxonomy = Taxonomy.bundled()
    concepts = taxonomy.skills if kind == "skill" else taxonomy.occupations
    pairs = [
        (labels[0], other)
        for labels in map(taxonomy.labels_of, concepts)
        for other in labels[1:]
        if not set(words_of(labels[0])) & set(words_of(other))
    ]
    one, other = (subwords().encode(texts) for texts in zip(*pairs, strict=True))
    one, other = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True) for vectors in (one, other))
    near = one @ other.T
    nearer = (near.diagonal()[:, np.newaxis] > near).mean(axis=1)
    assert nearer.mean() > 0.8


def test_an_encoder_without_a_map_has_none():
    assert adaptation("letters", "skill") is None
    vectors = np.ones((2, 128), dtype=np.float32)
    assert adaptation("subwords", "occupation")(vectors) is vectors


@pytest.mark.parametrize("kind", ["skill", "occupation"])
def test_a_batch_moves_as_single_vectors_do(kind):
    adapted = adaptation(ENCODER, kind)
    vectors = np.random.default_rng(3).standard_normal((7, 384)).astype(np.float32)
    together = adapted(vectors)
    assert together.dtype == np.float32
    assert all((together[row] == adapted(vectors[row : row + 1])[0]).all() for row in range(7))
    assert adapted(vectors[:0]).shape == (0, 384)
