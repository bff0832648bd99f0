"""Under which keys a requirement or an occupation is found: every way of meeting it has one that both sides share.

A key only brings together; whether and how the two meet is for `skills` to say.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from proaktiv_match.skills import Evidence, Label, Occupation
from proaktiv_match.skills._requirements import Requirement
from proaktiv_match.skills._weights import weights

__all__ = ["digests", "of_evidence", "of_occupation", "of_requirement"]

_GROUP = 3
"""Digits of KldB 2010 from which two occupations are akin."""


@lru_cache(maxsize=65536)
def _digest(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


def digests(keys: Iterable[str]) -> NDArray[np.uint64]:
    """64 bits for each key, the same on every machine. Two keys with one digest cost time, never a wrong answer."""
    return np.fromiter((_digest(key) for key in keys), np.uint64)


def _of_label(label: Label) -> list[str]:
    """Labels that say the same, or whose words begin alike one by one (`skills.similar_text`)."""
    beginning = weights().text["beginning"]
    words = " ".join(word[:beginning] for word in sorted(label.core))
    return [f"label {label.joined}", f"words {words}"]


def of_requirement(required: Requirement) -> list[str]:
    """Keys of a requirement."""
    similar = (concept for concept, _ in required.similar)
    return [*_of_label(required.term.label), *(f"concept {one}" for one in (*required.concepts, *similar))]


def of_evidence(evidence: Evidence) -> list[str]:
    """Keys under which everything lies that a person can meet at all."""
    found = {f"label {joined}" for joined in evidence.labels} | {f"concept {one}" for one in evidence.reach}
    for known in evidence.stated:
        found.update(_of_label(known.term.label))
    return sorted(found)


def of_occupation(occupation: Occupation) -> list[str]:
    """Keys of an occupation, on both sides."""
    found = _of_label(occupation.term.label)
    if occupation.kldb:
        found.append(f"kldb {occupation.kldb[:_GROUP]}")
    # Concepts that stand for a whole group make no two occupations the same.
    return found if occupation.kin else [*found, *(f"concept {one}" for one in occupation.concepts)]
