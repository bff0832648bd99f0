"""The acceptance cases: our own (tests/cases/*.yaml) and those that lie beside the repository, with one runner."""

import json
from pathlib import Path
from typing import Any

import pytest

from proaktiv_match.errors import InputError
from proaktiv_match.fit import compare
from proaktiv_match.profiles import Offer, Participant, read_offers, read_participants
from tests.case_expectation import mismatches, same_place
from tests.case_form import Case, load_cases, load_vignettes

VIGNETTES = Path(__file__).resolve().parents[3] / "shared" / "vignettes"

OWN = list(load_cases())
GIVEN = list(load_vignettes(VIGNETTES))


def _ids(case: Case) -> str:
    return case.id


def _write(folder: Path, name: str, record: dict[str, Any]) -> Path:
    path = folder / name
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _judge(case: Case, folder: Path) -> list[str]:
    if case.expect.counted_as is not None:
        return _counted(case)
    if case.expect.verdict == "error":
        return _refused(case, folder)
    found = compare(Participant.model_validate(case.participant), Offer.model_validate(case.offer), case.as_of)
    return mismatches(case.expect, found)


def _refused(case: Case, folder: Path) -> list[str]:
    faults = []
    for read, name, record in (
        (read_participants, "participants.jsonl", case.participant),
        (read_offers, "offers.jsonl", case.offer),
    ):
        try:
            list(read(_write(folder, name, record)))
        except InputError as error:
            faults += list(error.faults)
    if not faults:
        return ["the input was accepted"]
    wanted = case.expect.error_field
    if wanted is None or any(same_place(wanted, fault.pointer) for fault in faults):
        return []
    return [f"refused at {[fault.pointer for fault in faults]}, expected {wanted}"]


def _counted(case: Case) -> list[str]:
    """Offers that are not compared (A39) show only in the counts of a match."""
    from proaktiv_match import Matcher  # here, so that the cases of `fit` run without the rooms to its right

    matcher = Matcher([Offer.model_validate(case.offer)])
    result = matcher.suggest(Participant.model_validate(case.participant), as_of=case.as_of, top=0)
    counts = result.to_json()["counts"]
    counted = {name for name, number in counts.items() if number}
    wanted = {case.expect.counted_as}
    return [] if counted == wanted else [f"counted as {sorted(counted)}, expected {sorted(map(str, wanted))}"]


@pytest.mark.parametrize("case", OWN, ids=_ids)
def test_own_case(case: Case, tmp_path: Path) -> None:
    faults = _judge(case, tmp_path)
    assert not faults, "\n".join([*faults, f"warum: {case.why}"])


@pytest.mark.parametrize(
    "case",
    GIVEN or [pytest.param(None, marks=pytest.mark.skip(reason="../shared/vignettes is not there"))],
    ids=lambda case: case.id if isinstance(case, Case) else "none",
)
def test_given_case(case: Case, tmp_path: Path) -> None:
    faults = _judge(case, tmp_path)
    assert not faults, "\n".join([*faults, f"why: {case.why}"])


@pytest.mark.parametrize("case", [case for case in OWN + GIVEN if case.expect.verdict != "error"], ids=_ids)
def test_order_of_lists_is_irrelevant(case: Case, tmp_path: Path) -> None:
    """A29, on every case: limits, notes, demands and accommodations in reverse give the same."""
    turned = Case(
        case.id, case.rules, case.as_of, _reversed(case.participant), _reversed(case.offer), case.expect, case.why
    )
    assert _judge(turned, tmp_path) == _judge(case, tmp_path)


def _reversed(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value[::-1] if isinstance(value, list) else value for key, value in record.items()}


def test_every_rule_has_a_case() -> None:
    shown = {rule for case in OWN for rule in case.rules}
    wanted = {f"A{number}" for number in range(1, 42)} | {f"R{number}" for number in range(1, 8)}
    assert not wanted - shown


def test_the_coverage_list_names_every_case() -> None:
    """`README.md` lists rule by rule the files that show it; the list is kept in step."""
    text = (Path(__file__).parents[1] / "cases" / "README.md").read_text(encoding="utf-8")
    listed = {
        cells[1].strip(): cells[3].strip()
        for line in text.splitlines()
        if line.startswith("| ") and len(cells := line.split("|")) >= 5
    }
    for case in OWN:
        for rule in case.rules:
            assert case.id.split(":")[0] in listed.get(rule, ""), f"README: {rule} lacks {case.id.split(':')[0]}"
