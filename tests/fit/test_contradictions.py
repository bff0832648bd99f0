"""Statements about a person that contradict each other (A3, A6, R4)."""

import pytest

from proaktiv_match.fit._contradictions import contradicted
from proaktiv_match.profiles import Limit
from tests.fit.at_hand import COACH, MEDICAL, OWN_WORD, read_limit

CLASS = ("work_heaviness", "class")
NO_DIMENSION: frozenset[str] = frozenset()


def _found(*limits: Limit, unrestricted: frozenset[str] = NO_DIMENSION) -> set[tuple[str, str]]:
    in_force: dict[tuple[str, str], list[Limit]] = {}
    for one in limits:
        in_force.setdefault(one.axis.key, []).append(one)
    return set(contradicted(in_force, unrestricted))


@pytest.mark.parametrize(
    ("one", "other", "source", "differ"),
    [
        (2, 3, COACH, True),
        ("[1,2]", "[2,3]", COACH, False),
        ("[1,2)", "[2,3]", COACH, True),
        (2, 3, MEDICAL, False),  # one source does not contradict itself
        (2, 3, MEDICAL | {"date": "2026-08-13"}, True),
        (2, 3, MEDICAL | {"instrument": "aed"}, True),
    ],
)
def test_amounts(one, other, source, differ) -> None:
    """A3: limits of different sources contradict each other where they share no value."""
    found = _found(read_limit("noise", "grade", one), read_limit("noise", "grade", other, source))
    assert found == ({("noise", "grade")} if differ else set())


@pytest.mark.parametrize(
    ("key", "one", "other", "differ"),
    [
        (("shift_pattern", "options"), ["nacht"], ["nacht", "spaet"], True),
        (("shift_pattern", "options"), ["nacht", "spaet"], ["spaet", "nacht"], False),
        (("shift_pattern", "options"), [], ["nacht"], True),  # an empty list is no limit, but it can contradict
        (("shift_pattern", "options"), [], [], False),
        (("skin_wet", "agents"), ["Kühlschmierstoff"], ["KUEHLSCHMIERSTOFF"], False),
        (("facilities", "kinds"), ["toilette_nah"], ["liegemoeglichkeit"], True),
    ],
)
def test_options(key, one, other, differ) -> None:
    """A3, A4: lists contradict each other where they differ, however they are spelt."""
    assert _found(read_limit(*key, one), read_limit(*key, other, COACH)) == ({key} if differ else set())


def test_any_two_of_three() -> None:
    """A3: one pair that differs is enough; other measures are not touched."""
    found = _found(
        read_limit("noise", "grade", 2),
        read_limit("noise", "grade", 2, COACH),
        read_limit("noise", "grade", 3, OWN_WORD),
        read_limit("cold", "share", 5),
    )
    assert found == {("noise", "grade")}


@pytest.mark.parametrize(
    ("key", "value", "said", "contradiction"),
    [
        (("noise", "grade"), 2, "noise", True),
        (("noise", "grade"), 2, "hearing", False),
        (("shift_pattern", "options"), ["nacht"], "shift_pattern", True),
        (("shift_pattern", "options"), [], "shift_pattern", False),
    ],
)
def test_no_restriction(key, value, said, contradiction) -> None:
    """A3: a limit contradicts an explicit "no restriction" on its dimension; an empty list restricts nothing."""
    found = _found(read_limit(*key, value), unrestricted=frozenset({said}))
    assert found == ({key} if contradiction else set())


def test_no_restriction_on_loads() -> None:
    """A3, A6: a load limit speaks about all frequencies, so each of them is contradicted."""
    one = read_limit("lift_carry", "oft", 5)
    assert _found(one, unrestricted=frozenset({"lift_carry"})) == {
        ("lift_carry", "selten"),
        ("lift_carry", "manchmal"),
        ("lift_carry", "oft"),
    }
    assert _found(one, unrestricted=frozenset({"push_pull"})) == set()
    assert _found(unrestricted=frozenset({"lift_carry"})) == set()
    assert contradicted({("lift_carry", "oft"): []}, frozenset({"lift_carry"})) == set()


@pytest.mark.parametrize(
    ("heaviness", "point", "kilos", "found"),
    [
        (3, "oft", 5, True),
        (3, "selten", 9.9, True),
        ("[3,5]", "manchmal", "[5,10)", True),
        (3, "oft", 10, False),
        (3, "oft", "[5,10]", False),
        (2, "oft", 5, False),
        ("[2,5]", "oft", 5, False),
        (4, "manchmal", 1, True),
    ],
)
def test_heavy_class_and_light_load(heaviness, point, kilos, found) -> None:
    """R4: medium-heavy work allowed and surely less than 10 kg contradict each other, at both measures."""
    limits = (read_limit(*CLASS, heaviness), read_limit("lift_carry", point, kilos))
    assert _found(*limits) == ({CLASS, ("lift_carry", point)} if found else set())


def test_heavy_class_and_light_load_at_some_points() -> None:
    """R4: only the frequencies with hardly any load are marked; one limit of several is enough."""
    found = _found(
        read_limit(*CLASS, 1, OWN_WORD),
        read_limit(*CLASS, 3),
        read_limit("lift_carry", "selten", 12),
        read_limit("lift_carry", "oft", 5),
        read_limit("push_pull", "oft", 5),
    )
    assert found == {CLASS, ("lift_carry", "oft")}
    assert _found(read_limit("lift_carry", "oft", 5)) == set()
    assert _found(read_limit(*CLASS, 3)) == set()
