"""The job's side: which statement decides, lists and rotation, the day (A4, A5, A10, A22, A33, A41)."""

from datetime import date

import pytest

from proaktiv_match.fit import CompiledOffer, FindingSource, ResolvedDemand, ValueShown
from proaktiv_match.profiles import ADVERTISED, IMPLIED, STATED, TYPICAL
from tests.fit.at_hand import AD, EMPLOYER, OCCUPATION, START, TODAY, aid, asked, axis, compiled, demand, offer, reach

TOLD = FindingSource("demand", "employer", date(2026, 11, 3))
READ = FindingSource("demand", "ad_text", date(2026, 11, 10), "Anzeige")
COACH = {"kind": "coach", "date": "2026-11-05"}
COACHED = FindingSource("demand", "coach", date(2026, 11, 5))
TASK = AD | {"certainty": "implied"}


def _lists(demand: ResolvedDemand) -> tuple[set[str], set[str], set[str], set[str]]:
    return set(demand.required), set(demand.optional), set(demand.absent), set(demand.answered)


def test_one_amount() -> None:
    """Contract: an amount is kept as stated and as interval, with its source."""
    found = compiled(demand("lift_carry", "oft", "[5,8]")).demands["lift_carry", "oft"]
    assert found == asked("lift_carry", "oft", "[5,8]", stated="[5,8]", sources=(TOLD,))


@pytest.mark.parametrize(
    ("source", "rank", "known", "text", "incomplete"),
    [
        (EMPLOYER, STATED, True, False, False),
        (COACH, STATED, True, False, False),
        (AD, ADVERTISED, True, True, True),
        (TASK, IMPLIED, False, False, True),
        (OCCUPATION, TYPICAL, False, False, False),
    ],
)
def test_rank(source, rank, known, text, incomplete) -> None:
    """A22, A33, A4: employer and coach over advertisement over task over occupation, and what each can prove."""
    job = compiled(demand("noise", "grade", 2, source))
    found = job.demands["noise", "grade"]
    assert found.rank == rank
    assert (found.is_known, found.from_text, found.is_incomplete) == (known, text, incomplete)
    assert job.demand("noise", "grade") == (found if known else None)
    assert job.demand("noise", "share") is None
    assert job.known == ((found.measure,) if known else ())
    assert job.spoken == {("noise", "grade")}
    assert not job.is_silent_on(found.measure)
    assert job.is_silent_on(axis("cold", "share"))


def test_the_highest_rank_decides() -> None:
    """A22: lower ranks are ignored, even where they demand more; equal ranks give the more demanding."""
    own = demand("noise", "grade", 2)
    job = compiled(demand("noise", "grade", 5, OCCUPATION), demand("noise", "grade", "[2,4]", AD), own)
    assert job.demands["noise", "grade"] == asked("noise", "grade", 2, stated=2, sources=(TOLD,))
    both = compiled(own, demand("noise", "grade", 4, COACH)).demands["noise", "grade"]
    assert both == asked("noise", "grade", 4, stated=4, sources=(COACHED, TOLD))
    mixed = compiled(demand("noise", "grade", "[1,4]"), demand("noise", "grade", "[2,3]", COACH))
    assert mixed.demands["noise", "grade"] == asked("noise", "grade", "[2,4]", stated="[2,4]", sources=(COACHED, TOLD))


def test_needs_take_the_least() -> None:
    """A22: of several statements about what is provided the least counts; need-sets keep what all name."""
    job = compiled(
        demand("guidance", "class", 3),
        demand("guidance", "class", 1, COACH),
        demand("facilities", "kinds", ["toilette_nah", "liegemoeglichkeit"]),
        demand("facilities", "kinds", ["liegemoeglichkeit"], COACH),
    )
    assert job.demands["guidance", "class"].interval == reach(1)
    assert job.demands["facilities", "kinds"] == asked(
        "facilities",
        "kinds",
        required={"liegemoeglichkeit"},
        stated={"provides": ["liegemoeglichkeit", "toilette_nah"]},
        sources=(COACHED, TOLD),
    )


def test_sources_are_told_once_in_order() -> None:
    """Contract "sources": by kind, day and quote, an unknown day first, the same one once."""
    first, second = AD | {"quote": "Anz"}, {"kind": "ad_text", "quote": "Anzeige"}
    job = compiled(*(demand("noise", "grade", 2, source) for source in (AD, first, second, AD)))
    assert job.demands["noise", "grade"].sources == (
        FindingSource("demand", "ad_text", None, "Anzeige"),
        FindingSource("demand", "ad_text", date(2026, 11, 10), "Anz"),
        READ,
    )
    words = [AD | {"quote": "Anzeige"[:length]} for length in (5, 2, 7, 3, 6, 4, 1)]
    job = compiled(*(demand("noise", "grade", 2, source) for source in words))
    assert [len(one.quote or "") for one in job.demands["noise", "grade"].sources] == [1, 2, 3, 4, 5, 6, 7]
    quoted = [EMPLOYER | {"quote": "A"}, EMPLOYER]
    job = compiled(*(demand("noise", "grade", 2, source) for source in quoted))
    assert [one.quote for one in job.demands["noise", "grade"].sources] == [None, "A"]
    plain = {"kind": "employer"}
    job = compiled(demand("noise", "grade", 2), demand("noise", "grade", 2, plain))
    assert job.demands["noise", "grade"].sources == (FindingSource("demand", "employer", None), TOLD)


@pytest.mark.parametrize(("other", "verify"), [(5, False), ({"word": "ständig", "lexicon": "drv"}, True)])
def test_unsure_words(other, verify) -> None:
    """A40: a demand that rests on a word to be verified is known to do so."""
    job = compiled(demand("cold", "share", 5), demand("cold", "share", other, COACH))
    assert job.demands["cold", "share"].verify is verify


def test_lists_of_a_set() -> None:
    """A22, A41: the union counts; absent is what all name so and nobody demands; required wins over optional."""
    job = compiled(
        demand("ppe", "kinds", required=["handschuh"], absent=["atemschutz", "schutzanzug", "gehoerschutz"]),
        demand(
            "ppe",
            "kinds",
            None,
            COACH,
            required=["sicherheitsschuh"],
            optional=["handschuh", "gehoerschutz"],
            absent=["gehoerschutz", "atemschutz", "sicherheitsschuh"],
        ),
    )
    assert job.demands["ppe", "kinds"] == asked(
        "ppe",
        "kinds",
        required={"handschuh", "sicherheitsschuh"},
        optional={"gehoerschutz"},
        absent={"atemschutz"},
        stated={
            "required": ["handschuh", "sicherheitsschuh"],
            "optional": ["gehoerschutz", "handschuh"],
            "absent": ["atemschutz", "gehoerschutz", "schutzanzug", "sicherheitsschuh"],
        },
        sources=(COACHED, TOLD),
    )


def test_open_lists_are_folded() -> None:
    """A4, A1: texts of open lists are compared without case, umlauts and ß; options of closed lists are as they are."""
    job = compiled(demand("skin_wet", "agents", required=["KÜHLSCHMIERSTOFF", "Weißöl"]))
    found = job.demands["skin_wet", "agents"]
    assert found.required == {"kuehlschmierstoff", "weissoel"}
    assert found.stated == {"required": ["KÜHLSCHMIERSTOFF", "Weißöl"]}
    needs = compiled(demand("facilities", "kinds", ["toilette_nah"])).demands["facilities", "kinds"]
    assert needs.required == {"toilette_nah"}


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ({"required": ["wechsel"]}, ({"wechsel"}, {"frueh", "spaet", "nacht"}, set())),
        ({"required": ["wechsel"], "absent": ["nacht"]}, ({"wechsel"}, {"frueh", "spaet"}, {"nacht"})),
        ({"required": ["frueh"], "optional": ["spaet"]}, ({"frueh"}, {"spaet", "wechsel"}, set())),
    ],
)
def test_rotation(lists, expected) -> None:
    """A5, A41: rotation includes its parts, but not those that are said not to occur."""
    found = compiled(demand("shift_pattern", "options", **lists)).demands["shift_pattern", "options"]
    assert _lists(found) == (*expected, {"tag", "frueh", "spaet", "nacht", "wechsel"})


def test_rotation_is_about_shifts_only() -> None:
    """R5: two kinds of equipment add nothing."""
    found = compiled(demand("ppe", "kinds", required=["handschuh", "schutzanzug"])).demands["ppe", "kinds"]
    assert _lists(found) == ({"handschuh", "schutzanzug"}, set(), set(), set())


@pytest.mark.parametrize(("source", "there"), [(EMPLOYER, False), (AD, False), (TASK, True), (OCCUPATION, True)])
def test_empty_lists_of_shifts(source, there) -> None:
    """A4: both lists empty on shift_pattern say nothing; what is only typical stays, since it is asked anyway."""
    job = compiled(demand("shift_pattern", "options", None, source, required=[], optional=[]))
    assert (("shift_pattern", "options") in job.demands) is there
    assert (("shift_pattern", "options") in job.spoken) is there
    named = compiled(demand("shift_pattern", "options", None, source, absent=["nacht"]))
    assert ("shift_pattern", "options") in named.demands
    elsewhere = compiled(demand("ppe", "kinds", None, source, required=[]))
    assert ("ppe", "kinds") in elsewhere.demands


@pytest.mark.parametrize(
    ("told", "read", "contradiction"),
    [
        ({"required": ["tag"]}, {"required": ["nacht"]}, True),
        ({"required": ["tag"]}, {"required": ["tag", "nacht"]}, False),
        ({"required": ["tag"]}, {"optional": ["wochenende"]}, True),
        ({"optional": ["wochenende"]}, {"required": ["wochenende"]}, False),
        ({"required": ["tag"]}, {"absent": ["nacht"]}, False),  # silence contradicts nothing
        ({"absent": ["nacht"]}, {"required": ["nacht"]}, True),
        ({"absent": ["nacht"]}, {"required": ["nacht", "tag"]}, False),
        ({"absent": ["nacht"]}, {"required": ["tag"]}, False),
        ({"absent": ["nacht"]}, {"absent": ["tag"]}, False),
    ],
)
def test_an_advertisement_against_the_employer(told, read, contradiction) -> None:
    """A22: an advertisement without a common option with the deciding statement gives a contradiction."""
    job = compiled(demand("shift_pattern", "options", **told), demand("shift_pattern", "options", None, AD, **read))
    assert job.demands["shift_pattern", "options"].contradiction is contradiction
    assert job.demands["shift_pattern", "options"].sources == (TOLD,)


@pytest.mark.parametrize(
    ("read", "source", "contradiction"),
    [
        ("[6,9]", AD, True),
        ("(5,9]", AD, True),
        ("[5,9]", AD, False),
        ("[6,9]", OCCUPATION, False),
        ("[6,9]", TASK, False),
        ("[6,9]", COACH, False),
    ],
)
def test_amounts_without_a_common_value(read, source, contradiction) -> None:
    """A22: only an advertisement against a statement of somebody contradicts; ranges that meet do not."""
    job = compiled(demand("lift_carry", "oft", "[3,5]"), demand("lift_carry", "oft", read, source))
    assert job.demands["lift_carry", "oft"].contradiction is contradiction
    two = compiled(demand("lift_carry", "oft", 3, AD), demand("lift_carry", "oft", 9, AD | {"quote": "Anz"}))
    assert not two.demands["lift_carry", "oft"].contradiction


def test_each_advertisement_is_looked_at() -> None:
    """A22: one advertisement that agrees does not hide another that does not."""
    for order in (1, -1):
        read = [demand("lift_carry", "oft", 3, AD), demand("lift_carry", "oft", 9, AD)][::order]
        job = compiled(demand("lift_carry", "oft", "[3,5]"), *read)
        assert job.demands["lift_carry", "oft"].contradiction


def test_an_empty_advertisement_contradicts_nothing() -> None:
    """A4, A22: an advertisement that names no shift says nothing, so it cannot contradict."""
    job = compiled(
        demand("shift_pattern", "options", required=["tag"]),
        demand("shift_pattern", "options", None, AD, required=[]),
    )
    assert not job.demands["shift_pattern", "options"].contradiction


@pytest.mark.parametrize(
    ("start_on", "day"),
    [
        ("2026-12-01", START),
        (None, TODAY),
        ("2026-11-20", TODAY),
        ("2026-11-21", TODAY),
        ("2026-11-22", date(2026, 11, 22)),
    ],
)
def test_the_day(start_on, day) -> None:
    """A10: the day is the start, or today where it is missing or past."""
    assert compiled(start_on=start_on).day == day


def test_an_offer_without_demands() -> None:
    """Contract: an offer with no stated demands is still an offer; its accommodations are known by id."""
    job = offer(accommodations=[{"id": "lifting_aid", "status": "present"}])
    assert compiled(accommodations=[{"id": "lifting_aid", "status": "present"}]) == CompiledOffer(
        job, START, {}, (), {"lifting_aid": aid("lifting_aid", "present")}, frozenset()
    )


def test_known_in_the_order_of_the_vocabulary() -> None:
    """Contract: the same order of findings, whatever the order of the demands."""
    listed = [demand("noise", "grade", 1), demand("daily_hours", "hours", 4), demand("lift_carry", "oft", 3)]
    for order in (1, -1):
        keys = [measure.dimension for measure in compiled(*listed[::order]).known]
        assert keys == ["daily_hours", "lift_carry", "noise"]


def test_shown() -> None:
    """Contract "Result": an amount as stated and as interval, options by role in a stable order."""
    assert asked("noise", "grade", 2, stated=2).shown() == ValueShown(2, reach(2))
    shift = asked(
        "shift_pattern", "options", required={"tag", "frueh"}, optional={"spaet"}, absent={"nacht"}, stated={}
    )
    assert shift.shown() == ValueShown(
        {}, None, (("required", ("frueh", "tag")), ("optional", ("spaet",)), ("absent", ("nacht",)))
    )
    room = asked("facilities", "kinds", required={"toilette_nah", "liegemoeglichkeit"}, stated={"provides": []})
    assert room.shown() == ValueShown({"provides": []}, None, (("provides", ("liegemoeglichkeit", "toilette_nah")),))
