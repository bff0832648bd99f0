"""What holds for every pair: form, order, worst counts, and what must not matter (domain 8.7, 8.8; A2, A29, A30)."""

import json
import random
from typing import Any

import pytest

from proaktiv_match.fit import compare
from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.vocabulary import vocabulary
from tests.fit.change import Change, copied, is_living, over, says_something
from tests.fit.seen import SEVERITY, compared, judge, look, seen_by_fit
from tests.worlds import BY_KEY, Dice, Pair, SeededDice, drawn_pair

Record = dict[str, Any]

ADDRESSEES = {"employer", "participant", "doctor", "coach"}

NOTE = ("uncoded_notes", "text")

only_fit = pytest.mark.skipif(judge() is not seen_by_fit, reason="looks at what only the package says")


def _key(entry: Record) -> tuple[str, str]:
    return entry["dimension"], entry["measure"]


def any_pair(dice: Dice) -> Change:
    """A pair as drawn; nothing changes."""
    pair = drawn_pair(dice)
    return Change(pair, pair)


def any_two(dice: Dice) -> Change:
    """A participant and an offer that were not drawn for each other."""
    pair, other = drawn_pair(dice), drawn_pair(dice)
    strangers = Pair(pair.participant, other.offer, other.as_of)
    return Change(strangers, strangers)


def _shuffled(node: Any, rng: random.Random) -> Any:
    if isinstance(node, dict):
        return {key: _shuffled(inner, rng) for key, inner in node.items()}
    if isinstance(node, list):
        return rng.sample([_shuffled(inner, rng) for inner in node], len(node))
    return node


def other_order(dice: Dice) -> Change:
    """Every list in another order: limits, assessments, notes, demands, accommodations, options, steps."""
    before = drawn_pair(dice)
    rng = random.Random(dice.number(0, 9999))
    return Change(before, Pair(_shuffled(before.participant, rng), _shuffled(before.offer, rng), before.as_of))


def other_names(dice: Dice) -> Change:
    """Other ids, title, owner and consent ids, skills, wishes, home, employer, place, and keys of a case system."""
    before = drawn_pair(dice)
    after = copied(before)
    person, offer = after.participant, after.offer
    for entry in person.get("arrangements", ()):
        entry["offer"] = "O-77" if entry["offer"] == offer["id"] else "O-78"
    person["id"], offer["id"], offer["title"] = "P-99", "O-77", "Ganz andere Überschrift"
    for limit in person["limits"]:
        limit["source"] |= {
            "owner": "jc-mk",
            "shared_with": ["drv-westfalen"],
            "consent_id": "C-9",
            "legal_basis": "§ 67b",
        }
    person |= {
        "skills": [{"name": "Löten", "level": 5}],
        "licences": [],
        "languages": [],
        "occupations": [{"title": "Lagerhelfer", "years": 4}],
        "entitlements": [{"kind": "gleichgestellt", "consent_id": "C-18"}],
        "wishes": {"never": [{"dimension": "shift_pattern", "option": "nacht"}], "max_km": 1},
        "home": {"postcode": "44787"},
        "ext": {"akte": [1, 2]},
    }
    offer |= {
        "employer": {"id": "E-9", "name": "Anders GmbH"},
        "workplace": {"postcode": "44787", "city": "Bochum", "lat": 51.5, "lon": 7.2},
        "temporary_agency": True,
        "published_on": "2026-01-02",
        "skills": [{"name": "Löten", "must": True}],
        "licences": [{"name": "Fahrerlaubnis B", "must": True}],
        "occupation": {"title": "Löter/in", "kldb": "24422"},
        "ext": {"quelle": "x"},
    }
    return Change(before, after)


@over(other_order)
def test_order_of_lists_is_irrelevant(change: Change) -> None:
    """The order of limits, demands and all other lists changes nothing (A29, domain 8.8)."""
    before, after = change.judged()
    assert before == after


@over(other_names)
def test_ids_titles_and_private_things_are_irrelevant(change: Change) -> None:
    """Ids, titles, places, skills, wishes and owners never touch a verdict (A30, contract; domain 5.2)."""
    before, after = change.judged()
    assert before == after


@pytest.mark.parametrize("field", ["name", "first_name", "sex", "gender", "age", "born_on", "nationality", "religion"])
def test_there_is_no_field_for_who_somebody_is(field: str) -> None:
    """Name, sex, age and nationality cannot matter: a participant with such a field is refused (domain 5.2, 8.8)."""
    person = {"id": "P-1", "limits": []}
    Participant.model_validate(person)
    with pytest.raises(ValueError, match=field):
        Participant.model_validate(person | {field: "x"})


@only_fit
@over(any_pair)
def test_same_input_same_answer(change: Change) -> None:
    """The same input gives the same answer, from the same objects, from new ones, and after a way through JSON."""
    pair = change.before
    person, offer = Participant.model_validate(pair.participant), Offer.model_validate(pair.offer)
    first = compare(person, offer, pair.as_of)
    assert compare(person, offer, pair.as_of) == first
    read = json.loads(json.dumps([pair.participant, pair.offer]))
    again = compared(Pair(read[0], read[1], pair.as_of))
    assert again == first
    assert repr(again) == repr(first)


@only_fit
@over(any_pair)
def test_every_finding_can_be_traced(change: Change) -> None:
    """Every finding other than `not_assessed` has a rule, and each value that exists has its source (contract, 8.8)."""
    pair = change.before
    found = compared(pair)
    demands = pair.offer["demands"]
    demanded = {_key(demand) for demand in demands} - {_key(demand) for demand in demands if not says_something(demand)}
    for finding in found.findings:
        key = (finding.dimension, finding.measure)
        if finding.status in ("not_assessed", "fits") or key == NOTE:
            continue
        assert finding.rule, key
        sides = {source.side for source in finding.sources}
        assert not finding.limited or (finding.limit is not None and "limit" in sides), key
        assert key not in demanded or (finding.demand is not None and "demand" in sides), key


@only_fit
@over(any_pair)
def test_one_finding_a_measure_in_the_order_of_the_vocabulary(change: Change) -> None:
    """A measure has one finding, and findings come in the vocabulary's order, whatever the input's."""
    found = compared(change.before)
    keys = [key for one in found.findings if (key := (one.dimension, one.measure)) != NOTE]
    measures = vocabulary().measures
    assert keys == sorted(set(keys), key=lambda key: measures[key].order)


@over(any_pair)
def test_every_check_asks_somebody(change: Change) -> None:
    """Every `check` has a question with at least one addressee (domain 8.8, contract)."""
    seen, _ = change.judged()
    for key, finding in seen.findings.items():
        if finding.status == "check":
            assert finding.to, key
            assert set(finding.to) <= ADDRESSEES, key


def _worst(change: Change) -> None:
    seen, _ = change.judged()
    worst = max((finding.severity for finding in seen.limited.values()), default=0)
    if NOTE in seen.findings:
        worst = max(worst, SEVERITY["check"])
    assert seen.severity == worst
    assert (seen.part is not None) == (seen.verdict == "check")


@over(any_pair)
def test_verdict_is_the_worst_limited_measure(change: Change) -> None:
    """Overall = worst over the measures with a limit; nothing limited: `not_assessed` (contract, A2; A14 for notes)."""
    _worst(change)


@over(any_two)
def test_verdict_of_strangers_is_the_worst_limited_measure(change: Change) -> None:
    """The same for a person and an offer that speak about different things."""
    _worst(change)


@over(any_pair)
def test_every_living_limit_is_answered(change: Change) -> None:
    """No limit is lost: each one with consent has a finding on its measure, and that finding counts (A2).

    An empty list may settle a limit that is out of date (A4, A11); measures with one are left out.
    """
    seen, _ = change.judged()
    limits = change.before.participant["limits"]
    settled = {_key(limit) for limit in limits if limit.get("excluded", limit.get("needs")) == []}
    for limit in limits:
        key = _key(limit)
        if is_living(limit, change.before.as_of) and key not in settled:
            assert key in seen.limited, key
            assert seen.limited[key].status != "not_assessed", key


@over(any_pair)
def test_open_counts_the_unusual_on_measures_without_a_limit(change: Change) -> None:
    """`open` counts the row-2 and row-7 findings: checks on measures without a limit (A2, contract).

    Checks on safety measures that an advertisement leaves open (A34) are of another kind, notes too.
    """
    seen, _ = change.judged()
    others = [key for key, finding in seen.findings.items() if finding.status == "check" and not finding.limited]
    if NOTE not in seen.findings and not any(BY_KEY[key].safety for key in others):
        assert seen.open == len(others)


def test_the_worlds_reach_every_status() -> None:
    """The generators are worth their name: every verdict, part, mark and addressee occurs among 1,500 pairs."""
    statuses, parts, marks, addressees = set[str](), set[str](), set[str](), set[str]()
    for number in range(1500):
        seen = look(drawn_pair(SeededDice(random.Random(number))))
        statuses |= {finding.status for finding in seen.findings.values()}
        parts |= {seen.part} if seen.part else set()
        marks |= {mark for finding in seen.findings.values() for mark in finding.marks}
        addressees |= {to for finding in seen.findings.values() for to in finding.to}
    assert statuses == {"fits", "adaptable", "check", "conflict", "not_assessed"}
    assert parts == {"promising", "open", "unlikely"}
    assert addressees == ADDRESSEES
    assert marks == {
        "adapted",
        "contradiction",
        "expired",
        "faded",
        "from_text",
        "hidden_text",
        "implied",
        "review_due",
        "self_report",
        "soft",
        "typical_only",
        "underused",
        "unverified",
    }
