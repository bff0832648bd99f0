"""Sets: excluded options, needed options, ways to work (A4, A11, A22, A23, A33, A34, A41)."""

import pytest

from proaktiv_match.fit import Mark, Tendency, Verdict
from proaktiv_match.fit._outcome import Outcome
from proaktiv_match.fit._sets import compare_set
from proaktiv_match.profiles import ADVERTISED, IMPLIED, STATED, TYPICAL
from tests.fit.at_hand import asked, live

FITS, CHECK, CONFLICT = Verdict.FITS, Verdict.CHECK, Verdict.CONFLICT
SHIFT = ("shift_pattern", "options")
EQUIPMENT = ("ppe", "kinds")
AGENTS = ("skin_wet", "agents")
DRINK = ("substance_trigger", "agents")
MODES = ("commute", "modes")
ROOM = ("facilities", "kinds")
FIVE = {"tag", "frueh", "spaet", "nacht", "wechsel"}


@pytest.mark.parametrize(
    ("key", "excluded", "named", "expected"),
    [
        # 8.3: required and excluded is a conflict, possibly required is open, a complete list excludes the rest
        (SHIFT, {"nacht"}, {"required": {"nacht", "tag"}}, (CONFLICT, "S-2", None)),
        (SHIFT, {"nacht"}, {"required": {"tag"}, "optional": {"nacht"}}, (CHECK, "S-3", "optional")),
        (SHIFT, {"nacht"}, {"required": {"tag"}}, (FITS, "S-1", None)),
        (SHIFT, {"nacht", "spaet"}, {"required": {"spaet"}, "optional": {"nacht"}}, (CONFLICT, "S-2", None)),
        # A41: what is said to be absent cannot be exceeded, the rest is compared
        (SHIFT, {"nacht"}, {"absent": {"nacht"}}, (FITS, "S-1", None)),
        (SHIFT, {"nacht", "spaet"}, {"absent": {"nacht"}, "required": {"spaet"}}, (CONFLICT, "S-2", None)),
        (SHIFT, {"nacht", "spaet"}, {"absent": {"nacht"}}, (CHECK, "U-5", "unknown")),
        # A4: both lists empty on shift_pattern are unknown; elsewhere an employer's empty list is complete
        (SHIFT, {"nacht"}, {}, (CHECK, "U-5", "unknown")),
        (SHIFT, {"nacht"}, {"answered": {"nacht"}}, (FITS, "S-1", None)),
        (EQUIPMENT, {"handschuh"}, {}, (FITS, "S-1", None)),
        # A4: open lists: equal texts conflict, one within the other is open, whichever side is the longer
        (AGENTS, {"chrom"}, {"required": {"chrom"}}, (CONFLICT, "S-2", None)),
        (AGENTS, {"chrom"}, {"optional": {"chrom"}}, (CHECK, "S-3", "optional")),
        (AGENTS, {"chrom"}, {"required": {"chromsalze"}}, (CHECK, "S-5", "similar")),
        (AGENTS, {"chromsalze"}, {"optional": {"chrom"}}, (CHECK, "S-5", "similar")),
        (AGENTS, {"chrom"}, {"required": {"latex"}}, (FITS, "S-1", None)),
        (AGENTS, {"chrom"}, {"absent": {"chrom"}, "required": {"chromsalze"}}, (FITS, "S-1", None)),
        # A7: a share of nothing answers for every option
        (AGENTS, {"chrom"}, {"answered": {"*"}}, (FITS, "S-1", None)),
        # A4: one way to work that may be used is enough
        (MODES, {"auto"}, {"required": {"auto", "oepnv"}}, (FITS, "S-6", None)),
        (MODES, {"auto"}, {"absent": {"auto"}}, (FITS, "S-6", None)),
        (MODES, {"auto", "rad"}, {"absent": {"auto"}, "required": {"rad"}}, (CONFLICT, "S-7", None)),
        (MODES, {"auto"}, {}, (CHECK, "U-5", "unknown")),
        (MODES, {"auto"}, {"required": {"auto"}, "optional": {"rad"}}, (CHECK, "S-3", "optional")),
        (MODES, {"auto", "rad"}, {"optional": {"rad"}}, (CONFLICT, "S-7", None)),
        (MODES, {"auto"}, {"required": {"auto"}}, (CONFLICT, "S-7", None)),
        # 8.3: everything that is needed has to be there
        (ROOM, {"toilette_nah"}, {"required": {"toilette_nah", "liegemoeglichkeit"}}, (FITS, "N-1", None)),
        (ROOM, {"toilette_nah", "liegemoeglichkeit"}, {"required": {"toilette_nah"}}, (CONFLICT, "N-2", None)),
    ],
)
def test_a_complete_list(key, excluded, named, expected) -> None:
    """8.3, A4, A41: an employer's list is complete, so silence speaks."""
    one = live(*key, excluded)
    status, rule, reason = expected
    assert compare_set(one, asked(*key, **named)) == Outcome(status, rule, reason, one)


@pytest.mark.parametrize(
    ("key", "excluded", "named", "expected"),
    [
        (SHIFT, {"nacht"}, {"required": {"tag"}, "answered": FIVE}, (FITS, "S-1", None)),
        (SHIFT, {"wochenende"}, {"required": {"tag"}, "answered": FIVE}, (CHECK, "S-4", "incomplete")),
        (SHIFT, {"nacht"}, {"required": {"wochenende"}}, (CHECK, "S-4", "incomplete")),
        (SHIFT, {"nacht"}, {"required": {"nacht"}}, (CONFLICT, "S-2", None)),
        (SHIFT, {"nacht"}, {"optional": {"nacht"}}, (CHECK, "S-3", "optional")),
        (SHIFT, {"nacht"}, {"absent": {"nacht"}}, (FITS, "S-1", None)),
        (EQUIPMENT, {"handschuh"}, {"required": {"sicherheitsschuh"}}, (CHECK, "S-4", "incomplete")),
        (AGENTS, {"chrom"}, {"required": {"latex"}}, (CHECK, "S-4", "incomplete")),
        (AGENTS, {"chrom"}, {"required": {"chromsalze"}}, (CHECK, "S-5", "similar")),
        (MODES, {"auto"}, {"required": {"auto"}}, (CHECK, "S-4", "incomplete")),
        (MODES, {"auto"}, {"required": {"rad"}}, (FITS, "S-6", None)),
        (ROOM, {"toilette_nah"}, {"required": {"toilette_nah"}}, (FITS, "N-1", None)),
        (ROOM, {"toilette_nah", "liegemoeglichkeit"}, {"required": {"toilette_nah"}}, (CHECK, "N-4", "incomplete")),
    ],
)
def test_an_advertisement(key, excluded, named, expected) -> None:
    """A4: silence in an advertisement is no information; what it names counts, marked as read from text."""
    one = live(*key, excluded)
    status, rule, reason = expected
    assert compare_set(one, asked(*key, rank=ADVERTISED, **named)) == Outcome(
        status, rule, reason, one, (Mark.FROM_TEXT,)
    )


@pytest.mark.parametrize(
    ("key", "rank", "named", "tendency"),
    [
        (EQUIPMENT, TYPICAL, {"required": {"handschuh"}}, Tendency.LIKELY_EXCEEDED),
        (EQUIPMENT, TYPICAL, {"optional": {"handschuh"}}, None),
        (EQUIPMENT, TYPICAL, {"required": {"schutzanzug"}}, Tendency.LIKELY_FITS),
        (EQUIPMENT, IMPLIED, {"required": {"handschuh"}}, Tendency.LIKELY_EXCEEDED),
        (EQUIPMENT, IMPLIED, {"required": {"schutzanzug"}}, None),  # what follows from a task is no complete list
        (EQUIPMENT, IMPLIED, {"required": {"schutzanzug"}, "answered": {"*"}}, Tendency.LIKELY_FITS),
    ],
)
def test_what_is_only_typical_or_implied(key, rank, named, tendency) -> None:
    """A22, A33: what is typical of the occupation or follows from a task is asked, and only leans."""
    one = live(*key, {"handschuh"})
    rule, reason, mark = (
        ("U-5T", "typical", Mark.TYPICAL_ONLY) if rank == TYPICAL else ("U-5I", "implied", Mark.IMPLIED)
    )
    assert compare_set(one, asked(*key, rank=rank, **named)) == Outcome(CHECK, rule, reason, one, (mark,), tendency)


def test_safety_never_leans_to_fits() -> None:
    """A22: on safety a typical list may lean to exceeded, never to fine."""
    one = live(*DRINK, {"alkohol"})
    fine = asked(*DRINK, rank=TYPICAL, required={"medikamente"})
    assert compare_set(one, fine) == Outcome(CHECK, "U-5T", "typical", one, (Mark.TYPICAL_ONLY,), None)
    bad = asked(*DRINK, rank=TYPICAL, required={"alkohol"})
    assert compare_set(one, bad).tendency is Tendency.LIKELY_EXCEEDED


def test_unknown_and_expired() -> None:
    """8.4, A11: nothing said is asked; a limit outside its validity is asked whatever the job says."""
    one = live(*SHIFT, {"nacht"})
    assert compare_set(one, None) == Outcome(CHECK, "U-5", "unknown", one)
    old = live(*SHIFT, {"nacht"}, expired=True)
    for job in (None, asked(*SHIFT, required={"nacht"}), asked(*SHIFT, required={"tag"})):
        assert compare_set(old, job) == Outcome(CHECK, "T-1", "expired", old, (Mark.EXPIRED,))


def test_conditional() -> None:
    """A23: what should be avoided and is demanded is a soft check; what is open or fits stays as it is."""
    one = live(*SHIFT, {"nacht"}, conditional=True)
    assert compare_set(one, asked(*SHIFT, required={"nacht"})) == Outcome(CHECK, "SO-1", "soft", one, (Mark.SOFT,))
    text = asked(*SHIFT, rank=ADVERTISED, required={"nacht"})
    assert compare_set(one, text) == Outcome(CHECK, "SO-1", "soft", one, (Mark.FROM_TEXT, Mark.SOFT))
    assert compare_set(one, asked(*SHIFT, optional={"nacht"})).rule == "S-3"
    assert compare_set(one, asked(*SHIFT, required={"tag"})).rule == "S-1"


def test_faded() -> None:
    """A11: an old permission proves no fit, but what it does not allow stays a conflict."""
    one = live(*ROOM, {"toilette_nah"}, faded=True)
    there = asked(*ROOM, required={"toilette_nah"})
    assert compare_set(one, there) == Outcome(CHECK, "T-2", "faded", one, (Mark.FADED,))
    text = asked(*ROOM, rank=ADVERTISED, required={"toilette_nah"})
    assert compare_set(one, text) == Outcome(CHECK, "T-2", "faded", one, (Mark.FROM_TEXT, Mark.FADED))
    assert compare_set(one, asked(*ROOM)) == Outcome(CONFLICT, "N-2", None, one)


def test_derived_is_marked() -> None:
    """A7, A26: what follows from a share of nothing carries the mark of derived values, on any outcome."""
    one = live(*AGENTS, {"chrom"})
    nothing = asked(*AGENTS, answered={"*"}, derived=True)
    assert compare_set(one, nothing) == Outcome(FITS, "S-1", None, one, (Mark.IMPLIED,))
    text = asked(*AGENTS, rank=ADVERTISED, answered={"*"}, derived=True)
    assert compare_set(one, text) == Outcome(FITS, "S-1", None, one, (Mark.IMPLIED, Mark.FROM_TEXT))


def test_an_advertisement_on_safety() -> None:
    """A34: on safety an advertisement never proves a fit, but it proves a conflict."""
    one = live(*DRINK, {"alkohol"})
    fine = asked(*DRINK, rank=ADVERTISED, absent={"alkohol"})
    assert compare_set(one, fine) == Outcome(CHECK, "SF-1", "safety_text", one, (Mark.FROM_TEXT,))
    bad = asked(*DRINK, rank=ADVERTISED, required={"alkohol"})
    assert compare_set(one, bad) == Outcome(CONFLICT, "S-2", None, one, (Mark.FROM_TEXT,))
    assert compare_set(one, asked(*DRINK, rank=STATED)) == Outcome(FITS, "S-1", None, one)
    old = live(*DRINK, {"alkohol"}, faded=True)
    assert compare_set(old, fine) == Outcome(CHECK, "SF-1", "safety_text", old, (Mark.FROM_TEXT, Mark.FADED))
