"""The form of the acceptance cases: YAML files -> JSON of the contract, and what is expected.

`cases/README.md` explains the form to the people who write the cases; `case_sentences.py` reads the single lines.
A file that does not keep to the form is an error with file, case and the nearest word.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests import case_sentences as line
from tests.case_expectation import (
    CaseFormError,
    Expectation,
    Pattern,
    check_keys,
    expectation_from_vignette,
    looked_up,
    resolved_verdict,
)
from tests.case_sentences import CASES, Json

__all__ = ["CASES", "Case", "CaseFormError", "Expectation", "Pattern", "load_cases", "load_vignettes"]

TODAY = "2026-11-21"
START = "2026-12-01"


@dataclass(frozen=True, slots=True)
class Case:
    """One case: the person and the offer as JSON of the contract, the day, and what has to come out.

    `rules` names the clarifications (A1..A41, R1..R7) or the section of the contract that the case shows.
    """

    id: str
    rules: tuple[str, ...]
    as_of: date
    participant: Json
    offer: Json
    expect: Expectation
    why: str


def _entries(raw: Any, read: Callable[[str], Json], what: str) -> list[Json]:
    """A list of sentences; a mapping in it is raw JSON of the contract, with `satz` as its start."""
    if not isinstance(raw, list):
        raise CaseFormError(f"{what}: hier steht eine Liste, jede Zeile mit „- “")
    entries: list[Json] = []
    for entry in raw:
        if isinstance(entry, str):
            entries.append(read(entry))
        elif isinstance(entry, dict):
            start = read(entry["satz"]) if "satz" in entry else {}
            entries.append({**start, **{key: value for key, value in entry.items() if key != "satz"}})
        else:
            raise CaseFormError(f"{what}: „{entry}“ ist weder ein Satz noch rohes JSON")
    return entries


def _participant(raw: Any, where: Mapping[str, Any]) -> Json:
    if isinstance(raw, str):
        raw = _named(where, "personen", raw)
    if isinstance(raw, list):
        raw = {"grenzen": raw}
    check_keys(raw, {"grenzen", "gutachten", "freitext", "vereinbarungen", "stabil", "roh"}, "person")
    person: Json = {
        "id": "P-1",
        "stability": {"status": "stable", "assessed_on": "2026-10-15", "valid_until": None},
        "limits": _entries(raw.get("grenzen", []), line.limit, "grenzen"),
    }
    if "gutachten" in raw:
        person["assessments"] = _entries(raw["gutachten"], line.assessment, "gutachten")
    if "freitext" in raw:
        person["uncoded_notes"] = _entries(raw["freitext"], line.note, "freitext")
    if "vereinbarungen" in raw:
        made = _entries(raw["vereinbarungen"], line.accommodation, "vereinbarungen")
        person["arrangements"] = [{"offer": "O-1", **entry} for entry in made]
    if "stabil" in raw:
        person["stability"] = raw["stabil"]
        if person["stability"] is None:
            del person["stability"]
    return {**person, **raw.get("roh", {})}


def _offer(raw: Any, where: Mapping[str, Any]) -> Json:
    if isinstance(raw, str):
        raw = _named(where, "stellen", raw)
    if isinstance(raw, list):
        raw = {"anforderungen": raw}
    check_keys(raw, {"anforderungen", "maßnahmen", "beginn", "anzeige", "roh"}, "stelle")
    offer: Json = {
        "id": "O-1",
        "title": "Stelle (m/w/d)",
        "kind": "employment",
        "employer": {"id": "E-1", "name": "Beispiel GmbH"},
        "start_on": raw.get("beginn", START),
        "workplace": {"postcode": "58636", "city": "Iserlohn"},
        "published_on": "2026-11-10",
        "expires_on": None,
        "openings": 1,
        "demands": _entries(raw.get("anforderungen", []), line.demand, "anforderungen"),
    }
    quotes = [demand["source"]["quote"] for demand in offer["demands"] if "quote" in demand.get("source", {})]
    if "anzeige" in raw or quotes:
        offer["description"] = raw.get("anzeige") or "; ".join(dict.fromkeys(quotes))
    if "maßnahmen" in raw:
        offer["accommodations"] = _entries(raw["maßnahmen"], line.accommodation, "maßnahmen")
    return {**offer, **raw.get("roh", {})}


def _named(where: Mapping[str, Any], shelf: str, name: str) -> Any:
    """A person or a job that the file describes once and several cases use by name."""
    return looked_up(where.get(shelf, {}), name, shelf, folded=False)


_EXPECTED = frozenset(
    ("ergebnis", "befunde", "keine_befunde", "fragen_an", "maßnahmen", "fehlerfeld", "teil", "offene", "zählt_als")
)


def _expectation(raw: Any) -> Expectation:
    check_keys(raw, _EXPECTED, "erwartet")
    if "ergebnis" not in raw and "zählt_als" not in raw:
        raise CaseFormError("erwartet: „ergebnis“ fehlt")
    return Expectation(
        verdict=resolved_verdict(raw["ergebnis"], "Ergebnis") if "ergebnis" in raw else None,
        findings=tuple(line.finding_pattern(name, text) for name, text in raw.get("befunde", {}).items()),
        not_findings=tuple(
            Pattern(**entry) if isinstance(entry, dict) else line.pattern_sentence(entry)
            for entry in raw.get("keine_befunde", [])
        ),
        question_to=line.addressees(raw.get("fragen_an", ())),
        accommodations=tuple(line.accommodation_id(name) for name in raw.get("maßnahmen", ())),
        error_field=raw.get("fehlerfeld"),
        tendency=resolved_verdict(raw["teil"], "Teil") if "teil" in raw else None,
        open=raw.get("offene"),
        counted_as=raw.get("zählt_als"),
    )


def _rules(raw: Any) -> tuple[str, ...]:
    rules = tuple(raw) if isinstance(raw, list) else line.words(str(raw))
    for rule in rules:
        if not re.fullmatch(r"A([1-9]|[1-3]\d|4[01])|R[1-7]|contract|8\.[1-8]", rule):
            raise CaseFormError(f"„{rule}“ ist keine Regel (A1 bis A41, R1 bis R7, 8.1 bis 8.8, contract)")
    return rules


def _case(raw: Any, where: Mapping[str, Any], file: str) -> Case:
    check_keys(raw, {"name", "regel", "stichtag", "person", "stelle", "erwartet", "warum"}, "fall")
    missing = {"name", "regel", "person", "stelle", "erwartet", "warum"} - raw.keys()
    if missing:
        raise CaseFormError(f"es fehlt: {', '.join(sorted(missing))}")
    return Case(
        id=f"{file}: {raw['name']}",
        rules=_rules(raw["regel"]),
        as_of=date.fromisoformat(raw.get("stichtag", TODAY)),
        participant=_participant(raw["person"], where),
        offer=_offer(raw["stelle"], where),
        expect=_expectation(raw["erwartet"]),
        why=raw["warum"],
    )


def load_cases(folder: Path = CASES) -> Iterator[Case]:
    """All cases of the folder's YAML files, in the order of file names and lines.

    Raises:
        CaseFormError: a file does not keep to the form; the message names file, case and the wrong words.
    """
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "namen.yaml":
            continue
        content = line.read_yaml(path)
        check_keys(content, {"titel", "personen", "stellen", "faelle"}, path.name)
        names: set[str] = set()
        for number, raw in enumerate(content["faelle"], 1):
            name = raw.get("name", f"Fall {number}") if isinstance(raw, dict) else f"Fall {number}"
            if name in names:
                raise CaseFormError(f"{path.name}: der Name „{name}“ kommt zweimal vor")
            names.add(name)
            try:
                case = _case(raw, content, path.stem)
            except (CaseFormError, ValueError, TypeError) as error:
                raise CaseFormError(f"{path.name}, „{name}“: {error}") from error
            yield case


def load_vignettes(folder: Path) -> Iterator[Case]:
    """The acceptance cases that come as JSON: `{"title", "cases": [{"name", "as_of", "participant", …}]}`."""
    for path in sorted(folder.glob("*.json")):
        for raw in json.loads(path.read_text(encoding="utf-8"))["cases"]:
            yield Case(
                id=f"{path.stem}: {raw['name']}",
                rules=(),
                as_of=date.fromisoformat(raw["as_of"]),
                participant=raw["participant"],
                offer=raw["offer"],
                expect=expectation_from_vignette(raw["expect"]),
                why=raw.get("why", ""),
            )
