"""The sentences of the acceptance cases: one German line -> one limit, demand, accommodation or expected finding.

A sentence has a measure, a value, and additions behind semicolons: `Überkopf höchstens 0 %; aed 2026-05-20; gilt bis
2027-01-31`. What the grammar does not know is an error with the nearest word, never a silently dropped line.
"""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.case_expectation import CaseFormError, Pattern, fold, looked_up, resolved_verdict

__all__ = [
    "CASES",
    "Json",
    "accommodation",
    "accommodation_id",
    "addressees",
    "assessment",
    "demand",
    "finding_pattern",
    "limit",
    "note",
    "pattern_sentence",
    "read_yaml",
    "words",
]

CASES = Path(__file__).parent / "cases"

Json = dict[str, Any]

LIMIT_SOURCE = {"instrument": "drv_1a", "date": "2026-08-12"}
DEMAND_DATES = {"employer": "2026-11-03", "coach": "2026-11-03", "ad_text": "2026-11-10", "occupation": "2026-01-01"}

_INSTRUMENTS = {"coach": "coach", "selbstauskunft": "self_report"}
_SOURCE_KINDS = {"arbeitgeber": "employer", "coach": "coach", "anzeige": "ad_text", "beruf": "occupation"}
_AID_STATUS = {
    "vorhanden": "present",
    "vereinbart": "agreed",
    "anfragbar": "requestable",
    "abgelehnt": "refused",
    "unbekannt": "unknown",
}
_DATE = r"(\d{4}-\d{2}-\d{2})"
_NUMBER = re.compile(r"^(-?\d+(?:[.,]\d+)?)\s*(?:h|kg|min|m|%|Tage)?$")
_INTERVAL = re.compile(r"^([\[(].*[\])])\s*(?:h|kg|min|m|%|Tage)?$")
_WORD = re.compile(r"^(\S.*?)\s*\((\w+)\)$")


class _Loader(yaml.SafeLoader):
    """YAML without surprises: dates stay text, only true and false are booleans, no key twice."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, regex) for tag, regex in pairs if not tag.endswith((":timestamp", ":bool"))]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _mapping_once(loader: _Loader, node: yaml.MappingNode) -> Json:
    pairs = [(str(loader.construct_object(key, deep=True)), value) for key, value in node.value]
    seen: set[str] = set()
    for key, value in pairs:
        if key in seen:
            raise CaseFormError(f"„{key}“ steht zweimal (Zeile {value.start_mark.line + 1})")
        seen.add(key)
    return {key: loader.construct_object(value, deep=True) for key, value in pairs}


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping_once)


def read_yaml(path: Path) -> Any:
    """The content of a file of cases; what is not YAML is an error that names the file."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (a safe loader)
    except yaml.YAMLError as error:
        raise CaseFormError(f"{path.name}: kein gültiges YAML: {error}") from error
    except CaseFormError as error:
        raise CaseFormError(f"{path.name}: {error}") from error


@dataclass(frozen=True, slots=True)
class _Names:
    measures: dict[str, tuple[str, str]]
    dimensions: dict[str, str]
    aids: dict[str, str]


@cache
def _names() -> _Names:
    raw = read_yaml(CASES / "namen.yaml")
    measures: dict[str, tuple[str, str]] = {}
    dimensions: dict[str, str] = {fold(name): target for name, target in raw["dimensionen"].items()}
    for name, target in raw["masse"].items():
        dimension, measure = target.split(".")
        measures[fold(name)] = (dimension, measure)
        dimensions.setdefault(fold(name), dimension)
    return _Names(measures, dimensions, {fold(name): target for name, target in raw["massnahmen"].items()})


def _measure(sentence: str) -> tuple[str, str, str]:
    """Dimension, measure and the rest of a sentence; a name with a dot is taken as it stands."""
    dotted = re.match(r"^([\w-]+)\.([\w-]+)(?:\s+|$)", sentence)
    if dotted:
        return dotted[1], dotted[2], sentence[dotted.end() :].strip()
    parts = sentence.split()
    for count in range(len(parts), 0, -1):
        found = _names().measures.get(fold(" ".join(parts[:count])))
        if found:
            return *found, " ".join(parts[count:])
    known = _names().measures
    openings = [fold(" ".join(parts[:count])) for count in range(1, min(len(parts), 4) + 1)]
    near = [(opening, name) for opening in openings for name in difflib.get_close_matches(opening, known, 1, 0.6)]
    best = max(near, key=lambda pair: difflib.SequenceMatcher(None, *pair).ratio(), default=None)
    hint = f"; gemeint: „{best[1]}“?" if best else ""
    raise CaseFormError(f"„{sentence}“ beginnt mit keinem bekannten Maß (namen.yaml oder dimension.measure){hint}")


def accommodation_id(name: str) -> str:
    """An accommodation's id: from its German name; a single lower-case word is taken as it stands."""
    if re.fullmatch(r"[a-z_]+", name):
        return name
    return str(looked_up(_names().aids, name, "Maßnahme"))


def _dimension(name: str) -> str:
    return name if re.fullmatch(r"[a-z_]+", name) else str(looked_up(_names().dimensions, name, "Dimension"))


def _amount(text: str) -> float | int | str | Json:
    number = _NUMBER.match(text)
    if number:
        value = float(number[1].replace(",", "."))
        return int(value) if value.is_integer() else value
    interval = _INTERVAL.match(text)
    if interval:
        return interval[1]
    word = _WORD.match(text)
    if word:
        return {"word": word[1], "lexicon": word[2]}
    raise CaseFormError(f"„{text}“ ist weder Zahl noch Intervall noch Wort mit Lexikon in Klammern")


def _options(text: str, measure: str, dimension: str) -> list[str]:
    if text == "nichts":
        return []
    listed = [option.strip() for option in text.split(",")]
    is_open = measure == "agents" and dimension != "substance_trigger"
    return listed if is_open else [fold(option).replace(" ", "_") for option in listed]


def _clauses(sentence: str) -> list[str]:
    """The parts between semicolons; a semicolon inside quotes stays."""
    return [part.strip() for part in re.findall(r'(?:"[^"]*"|[^;"])+', sentence) if part.strip()]


_Addition = tuple[re.Pattern[str], Callable[[re.Match[str], Json], None]]


def _apply(additions: Sequence[_Addition], clause: str, target: Json, what: str) -> None:
    for pattern, apply in additions:
        match = pattern.fullmatch(clause)
        if match:
            apply(match, target)
            return
    raise CaseFormError(f"„{clause}“ ist kein Zusatz, den {what} kennt (siehe README)")


def _set_source(target: Json, **fields: Any) -> None:
    target.setdefault("source", {}).update(fields)


_LIMIT_ADDITIONS: Sequence[_Addition] = (
    (re.compile(r"(?:Quelle )?Einwilligung widerrufen"), lambda m, t: _set_source(t, consent_withdrawn=True)),
    (re.compile(rf"Einwilligung bis {_DATE}"), lambda m, t: _set_source(t, consent_until=m[1])),
    (re.compile(rf"gilt ab {_DATE}"), lambda m, t: t.update(valid_from=m[1])),
    (re.compile(rf"gilt bis {_DATE}"), lambda m, t: t.update(valid_until=m[1])),
    (re.compile(rf"Prüfung {_DATE}"), lambda m, t: t.update(review_on=m[1])),
    (re.compile(r"Prognose (\w+)"), lambda m, t: t.update(prognosis=m[1])),
    (re.compile(r"positiv"), lambda m, t: t.update(positive=True)),
    (re.compile(rf"innerhalb (\w+) {_DATE}"), lambda m, t: t.update(within={"instrument": m[1], "date": m[2]})),
    (
        re.compile(rf"(?:Quelle )?(\w+) {_DATE}"),
        lambda m, t: _set_source(t, instrument=_INSTRUMENTS.get(fold(m[1]), m[1]), date=m[2]),
    ),
)


def _demand_source(match: re.Match[str], target: Json) -> None:
    kind = looked_up(_SOURCE_KINDS, match[1], "Quelle")
    target["source"] = {**target.get("source", {}), "kind": kind, "date": match[2] or DEMAND_DATES[kind]}
    if match[3] is not None:
        target["source"]["quote"] = match[3]


def _option_clause(match: re.Match[str], target: Json) -> None:
    field = {"verlangt": "required", "möglich": "optional", "nie": "absent"}[match[1]]
    target[field] = _options(match[2], target["measure"], target["dimension"])


_DEMAND_ADDITIONS: Sequence[_Addition] = (
    (re.compile(r"angedeutet"), lambda m, t: _set_source(t, certainty="implied")),
    (re.compile(r"(verlangt|möglich|nie) (.+)"), _option_clause),
    (re.compile(rf'(?:Quelle )?(\w+)(?: {_DATE})?(?: "([^"]*)")?'), _demand_source),
)


def _confirmed(match: re.Match[str], target: Json) -> None:
    target["confirmed_by"] = {"role": match[1], "ref": match[2], "on": match[3]}


def _steps(match: re.Match[str], target: Json) -> None:
    pairs = [step.split() for step in match[1].split(",")]
    target["steps"] = [{"from": day, "amount": _amount(" ".join(rest))} for day, *rest in pairs]


_AID_ADDITIONS: Sequence[_Addition] = (
    (re.compile(rf"bestätigt (.+) (\S+) {_DATE}"), _confirmed),
    (re.compile(r"für (.+)"), lambda m, t: t.update(acts_on=[_dimension(n.strip()) for n in m[1].split(",")])),
    (re.compile(rf"Stufen ({_DATE}.*)"), _steps),
    (re.compile(r"Anteil (.+)"), lambda m, t: t.update(share=_amount(m[1]))),
    (re.compile(r"Stelle (\S+)"), lambda m, t: t.update(offer=m[1])),
)

_ASSESSMENT_ADDITIONS: Sequence[_Addition] = (
    (re.compile(r"umfasst (.+)"), lambda m, t: t.update(covers=[_dimension(n.strip()) for n in m[1].split(",")])),
    (
        re.compile(r"ohne Einschränkung (.+)"),
        lambda m, t: t.update(no_restriction=[_dimension(n.strip()) for n in m[1].split(",")]),
    ),
)


def limit(sentence: str) -> Json:
    """A limit of the person: `Heben manchmal höchstens 10 kg; aed 2026-05-20`."""
    head, *additions = _clauses(sentence)
    dimension, measure, rest = _measure(head)
    match = re.fullmatch(r"(möglichst |unbedingt )?(höchstens|braucht|ohne) (.+)", rest)
    if not match:
        raise CaseFormError(f"„{head}“: nach dem Maß steht „höchstens …“, „braucht …“ oder „ohne …“")
    strength, verb, value = match.groups()
    limit: Json = {"dimension": dimension, "measure": measure}
    if verb == "höchstens":
        limit["at_most"] = _amount(value)
    elif verb == "ohne":
        limit["excluded"] = _options(value, measure, dimension)
    else:
        limit["needs"] = _options(value, measure, dimension) if measure == "kinds" else _amount(value)
    if strength:
        limit["strength"] = "conditional" if strength == "möglichst " else "absolute"
    limit["source"] = dict(LIMIT_SOURCE)
    for addition in additions:
        _apply(_LIMIT_ADDITIONS, addition, limit, "eine Grenze")
    return limit


def demand(sentence: str) -> Json:
    """A demand of the offer: `Schicht verlangt tag; nie nacht; Anzeige "Tagschicht"`."""
    head, *additions = _clauses(sentence)
    dimension, measure, rest = _measure(head)
    demand: Json = {"dimension": dimension, "measure": measure}
    if not rest:
        raise CaseFormError(f"„{head}“: der Wert fehlt")
    if rest.startswith("bietet "):
        value = rest.removeprefix("bietet ")
        demand["provides"] = _options(value, measure, dimension) if measure == "kinds" else _amount(value)
    elif rest.split()[0] in ("verlangt", "möglich", "nie"):
        _apply(_DEMAND_ADDITIONS, rest, demand, "eine Anforderung")
    else:
        demand["amount"] = _amount(rest)
    demand["source"] = {"kind": "employer", "date": DEMAND_DATES["employer"]}
    for addition in additions:
        _apply(_DEMAND_ADDITIONS, addition, demand, "eine Anforderung")
    return demand


def accommodation(sentence: str) -> Json:
    """An accommodation of the offer, or an arrangement: `Hebehilfe anfragbar`."""
    head, *additions = _clauses(sentence)
    name, _, status = head.rpartition(" ")
    aid: Json = {"id": accommodation_id(name), "status": looked_up(_AID_STATUS, status, "Stand einer Maßnahme")}
    for addition in additions:
        _apply(_AID_ADDITIONS, addition, aid, "eine Maßnahme")
    return aid


def assessment(sentence: str) -> Json:
    """What an instrument looked at: `drv_1a 2026-08-12; umfasst Bücken; ohne Einschränkung Lärm`."""
    head, *additions = _clauses(sentence)
    instrument, day = head.split()
    assessment: Json = {"instrument": instrument, "date": day}
    for addition in additions:
        _apply(_ASSESSMENT_ADDITIONS, addition, assessment, "eine Begutachtung")
    return assessment


def note(sentence: str) -> Json:
    """A note: its text in front, additions behind semicolons (`erledigt`, source, consent)."""
    text, *additions = _clauses(sentence)
    note: Json = {"text": text, "source": dict(LIMIT_SOURCE)}
    for addition in additions:
        if addition == "erledigt":
            note["settled"] = True
        else:
            _apply(_LIMIT_ADDITIONS, addition, note, "ein Freitext")
    return note


_FINDING_ADDITIONS: Sequence[_Addition] = (
    (re.compile(r"ohne Zeichen (.+)"), lambda m, t: t.update(without_marks=words(m[1]))),
    (re.compile(r"Zeichen (.+)"), lambda m, t: t.update(marks=words(m[1]))),
    (re.compile(r"Tendenz (\w+)"), lambda m, t: t.update(tendency=resolved_verdict(m[1], "Tendenz"))),
    (re.compile(r"fragt (.+)"), lambda m, t: t.update(to=addressees(words(m[1])))),
    (re.compile(r"durch (.+)"), lambda m, t: t.update(accommodations=tuple(accommodation_id(n) for n in words(m[1])))),
)


def words(text: str) -> tuple[str, ...]:
    """The parts between commas."""
    return tuple(word.strip() for word in text.split(","))


def addressees(names: Sequence[str]) -> tuple[str, ...]:
    """The contract's names of Arbeitgeber, Teilnehmer, Arzt, Coach."""
    return tuple(resolved_verdict(name, "Adressat") for name in names)


def finding_pattern(measure: str | None, text: str | None) -> Pattern:
    """The finding that `text` describes (`klären; Zeichen soft; fragt Arzt`), on `measure` or on any."""
    if not isinstance(text, str):
        raise CaseFormError(
            f"befunde: hinter „{measure}“ fehlt der Befund (ein Komma? dann jeden Befund in eine Zeile)"
        )
    fields: Json = {}
    if measure is not None:
        fields["dimension"], fields["measure"], rest = _measure(measure)
        if rest:
            raise CaseFormError(f"„{measure}“: nach dem Maß steht nichts mehr")
    for clause in _clauses(text):
        if any(pattern.fullmatch(clause) for pattern, _ in _FINDING_ADDITIONS):
            _apply(_FINDING_ADDITIONS, clause, fields, "ein Befund")
        else:
            fields["status"] = resolved_verdict(clause, "Befund")
    return Pattern(**fields)


def pattern_sentence(sentence: str) -> Pattern:
    """`Bücken: passt` or, for every measure, just `passt`."""
    measure, colon, text = sentence.partition(":")
    return finding_pattern(measure, text) if colon else finding_pattern(None, sentence)
