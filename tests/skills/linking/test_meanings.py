"""Vectors in whole numbers: near to what they stand for, exact, and the same in a batch as alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proaktiv_match.skills.linking._meanings import Meanings, meaning_tables

DIMENSIONS = 384


class Drawn:
    """An encoder for tests: a direction for each text, all of them near one common direction."""

    name = "drawn"
    version = "1"

    def __init__(self, dimensions=DIMENSIONS):
        self.dimensions = dimensions

    def encode(self, texts):
        rows = [np.random.default_rng([*text.encode()]).standard_normal(self.dimensions) + 2 for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimensions)


FORMS = [(place // 3, f"Text {place}") for place in range(120)]


def made(forms, concepts, encoder):
    return Meanings(meaning_tables("m", forms, concepts, encoder), "m", encoder)


def exact(forms, concepts, encoder, texts):
    """The same with floating numbers, written plainly."""
    vectors = encoder.encode([text for _, text in forms]).astype(float)
    different = encoder.encode(sorted({text for _, text in forms})).astype(float)
    mean = different.mean(axis=0)
    near = np.zeros((len(texts), concepts))
    for row, asked in enumerate(encoder.encode(texts).astype(float) - mean):
        for (concept, _), vector in zip(forms, vectors - mean, strict=True):
            cosine = asked @ vector / (np.linalg.norm(asked) * np.linalg.norm(vector))
            near[row, concept] += max(cosine, 0) ** 8
    return near ** (1 / 8)


def test_whole_numbers_lose_less_than_half_a_hundredth():
    texts = ["Text 5", "Text 77", "etwas anderes", "Text 119"]
    near = made(FORMS, 40, Drawn()).near(texts)
    right = exact(FORMS, 40, Drawn(), texts)
    assert np.abs(near - right).max() < 0.005
    assert (near.argmax(axis=1) == right.argmax(axis=1)).all()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=8), min_size=1, max_size=40))
def test_a_batch_gives_the_bits_of_single_calls(texts):
    meanings = made(FORMS, 40, Drawn())
    together = meanings.near(texts)
    assert all((together[row] == meanings.near([text])[0]).all() for row, text in enumerate(texts))


@pytest.mark.parametrize("dimensions", [1, 3, 384, 1024, 1536, 4096])
def test_products_stay_exact_however_many_dimensions(dimensions):
    encoder = Drawn(dimensions)
    tables = meaning_tables("m", FORMS, 40, encoder)
    whole = tables["m.vectors"].astype(np.int64)
    assert tables["m.vectors"].dtype == np.int8
    assert np.abs(whole @ whole.T).max() <= 1 << 24
    texts = [f"Frage {place}" for place in range(9)]
    meanings = Meanings(tables, "m", encoder)
    assert (meanings.near(texts)[::-1] == meanings.near(texts[::-1])).all()


def test_a_text_of_several_concepts_is_encoded_once_and_progress_is_told():
    forms = [(0, "Brot"), (0, "Brötchen"), (1, "Brot"), (2, "Kuchen")]
    told = []
    tables = meaning_tables("m", forms, 3, Drawn(), lambda done, total: told.append((done, total)))
    assert tables["m.vectors"].shape == (3, DIMENSIONS)
    assert told == [(3, 3)]
    near = Meanings(tables, "m", Drawn()).near(["Brot"])[0]
    assert near[0] == pytest.approx(1, abs=1e-3)
    assert near[1] == pytest.approx(1, abs=1e-3)
    assert near[2] < 0.9


class Flat(Drawn):
    """Says the same of every text."""

    def encode(self, texts):
        return np.ones((len(texts), 5), dtype=np.float32)


def test_an_encoder_that_tells_nothing_finds_nothing():
    assert (made(FORMS, 40, Flat()).near(["Text 1", ""]) == 0).all()
