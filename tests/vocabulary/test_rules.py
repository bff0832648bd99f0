"""The rule book and the code name the same rules (rules.toml)."""

import re
from importlib.resources import files

import pytest

from proaktiv_match.vocabulary import Rule, vocabulary
from proaktiv_match.vocabulary._rules import load_rules

RULES = vocabulary().rules
LETTERED = {f"{letter}-{number}" for letter in ("H", "KG", "P", "PM", "D", "G", "C", "N") for number in (1, 2, 3)}
"""Rules of the interval rule, put together from the letter of a unit."""
OF_DATA = {"R5", "R6", "R7"}
"""Rules that stand on no finding: rotating shifts, the sum of postures, gloves as a demand of their own."""
NAME = re.compile(r"\"(R[1-7]|[A-Z]{1,2}-\d[A-Z]?)\"")


def _code(room: str) -> str:
    folder = files("proaktiv_match").joinpath(room)
    return "\n".join(path.read_text("utf-8") for path in folder.iterdir() if path.name.endswith(".py"))


def test_the_code_names_the_rules_of_the_book() -> None:
    """Contract: every rule on a finding stands in the rule book, and every rule of the book is used."""
    assert set(NAME.findall(_code("fit"))) | LETTERED | OF_DATA == set(RULES)


def test_rules_of_data_are_told_where_they_act() -> None:
    """R5 and R6 are named by the code that keeps them; R7 is a side effect of the catalogue."""
    assert "R5" in _code("fit")
    assert "R6" in _code("profiles")
    assert vocabulary().accommodations["skin_protection_plan"].side_effects


def test_letters_are_those_of_the_units() -> None:
    """8.2: the letters of rules are those of the units, and N for needs."""
    letters = {one.unit.rule for one in vocabulary().measures.values() if one.unit} | {"N"}
    assert {name.rpartition("-")[0] for name in LETTERED} == letters


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_complete(name: str) -> None:
    """A rule has its name, a sentence in both languages, its source and its day."""
    one = RULES[name]
    assert one.id == name
    assert re.fullmatch(r"[A-ZÄÖÜ].+\.", one.text_de)
    assert re.fullmatch(r"[A-Z].+\.", one.text_en)
    assert one.text_de != one.text_en
    assert one.source
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.since)
    assert "zumutbar" not in one.text_de.casefold()
    assert "erwerbsf" not in one.text_de.casefold()


def test_numbers_of_the_rules() -> None:
    """Domain 7.3, A8, A9, A11, A24: the numbers that decide stand in the data file."""
    assert {name: one.values for name, one in RULES.items() if one.values} == {
        "H-4": {"most_days": 6, "usual_days": 5, "hours_of_a_day": 24},
        "PM-4": {"at_will": 3},
        "T-2": {"months": 24},
        "R1": {"share_above": 33, "steps_low": 1, "steps_high": 2, "heaviest_class": 5},
        "R2": {
            "classes": [
                {"above_kg": 10, "class": 3},
                {"above_kg": 15, "class": 4},
                {"above_kg": 40, "class": 5},
            ]
        },
        "R3": {"class_at_most": 1, "selten": 15, "manchmal": 10, "oft": 10, "conflict_above": 15},
        "R4": {"class_at_least": 3, "load_below": 10},
    }


def test_unsure_rules() -> None:
    """Domain 7.3: the step of R1 is ambiguous and has to be checked; no other rule."""
    assert [name for name, one in RULES.items() if one.verify] == ["R1"]


def test_load_rules() -> None:
    """A rule holds since the day of the file unless it says otherwise."""
    plain = {"de": "Eins.", "en": "One.", "source": "x"}
    changed = plain | {"since": "2027-01-01", "verify": "y", "values": {"z": 1}}
    assert load_rules({"date": "2026-11-21", "rules": {"X-1": plain, "X-2": changed}}) == {
        "X-1": Rule("X-1", "Eins.", "One.", "x", "2026-11-21", "", {}),
        "X-2": Rule("X-2", "Eins.", "One.", "x", "2027-01-01", "y", {"z": 1}),
    }
