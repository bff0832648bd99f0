"""Shift positions (A4, A5, R5)."""

import pytest

from proaktiv_match.fit._shifts import with_rotation

ALL_FIVE = {"tag", "frueh", "spaet", "nacht", "wechsel"}


@pytest.mark.parametrize(
    ("required", "optional", "possible", "answered"),
    [
        # rotation with fewer than two parts named makes all three possible, as far as not required
        ({"wechsel"}, set(), {"frueh", "spaet", "nacht"}, ALL_FIVE),
        ({"wechsel", "frueh"}, set(), {"spaet", "nacht"}, ALL_FIVE),
        (set(), {"wechsel"}, {"wechsel", "frueh", "spaet", "nacht"}, ALL_FIVE),
        ({"wechsel", "tag", "wochenende"}, set(), {"frueh", "spaet", "nacht"}, ALL_FIVE),
        # with two or more parts named, these are its parts
        ({"wechsel", "frueh", "spaet"}, set(), set(), ALL_FIVE),
        ({"wechsel", "frueh"}, {"spaet"}, {"spaet"}, ALL_FIVE),
        # two or more positions without rotation make it possible
        ({"frueh", "spaet"}, set(), {"wechsel"}, ALL_FIVE),
        ({"tag"}, {"nacht"}, {"nacht", "wechsel"}, ALL_FIVE),
        ({"tag", "frueh", "spaet"}, set(), {"wechsel"}, ALL_FIVE),
        ({"tag"}, set(), set(), ALL_FIVE),
        # weekend, holiday, split shift and on call are no positions of the day
        ({"tag", "wochenende"}, set(), set(), ALL_FIVE),
        ({"wochenende", "feiertag"}, {"rufbereitschaft"}, {"rufbereitschaft"}, set()),
        (set(), set(), set(), set()),
    ],
)
def test_with_rotation(required, optional, possible, answered) -> None:
    """A5, A4: what rotation makes possible, and that naming one position of the day answers for all five."""
    found = with_rotation(frozenset(required), frozenset(optional))
    assert found == (frozenset(possible), frozenset(answered))
