"""A participant and an offer without a fault, with every field of the contract filled, for tests that spoil them."""

import copy
import json
from pathlib import Path
from typing import Any

_MEDICAL = {"instrument": "drv_1a", "date": "2026-08-12", "owner": "drv-westfalen", "shared_with": ["jobcenter"],
            "consent_id": "C-17", "consent_until": "2027-12-31", "consent_withdrawn": False,
            "legal_basis": "§ 67b SGB X"}  # fmt: skip
_COACH = {"instrument": "coach", "date": "2026-10-01"}

_PARTICIPANT: dict[str, Any] = {
    "id": "P-Märkisch-1",
    "contract": "1",
    "stability": {
        "status": "stable",
        "assessed_on": "2026-10-01",
        "valid_until": None,
        "kinds": ["employment", "trial"],
    },
    "assessments": [
        {"instrument": "drv_1a", "date": "2026-08-12", "covers": ["sitting"], "no_restriction": ["hearing"]}
    ],
    "limits": [
        {
            "dimension": "lift_carry",
            "measure": "manchmal",
            "at_most": 10,
            "strength": "absolute",
            "valid_from": "2026-08-12",
            "valid_until": "2027-08-11",
            "review_on": "2027-07-01",
            "prognosis": "over_6_months",
            "positive": False,
            "source": _MEDICAL,
        },
        {"dimension": "shift_pattern", "measure": "options", "excluded": ["nacht"], "source": _MEDICAL},
        {"dimension": "guidance", "measure": "class", "needs": 2, "source": _COACH},
        {"dimension": "daily_hours", "measure": "hours", "at_most": "[3,6)", "source": _MEDICAL},
        {
            "dimension": "daily_hours",
            "measure": "hours",
            "at_most": 5,
            "within": {"instrument": "drv_1a", "date": "2026-08-12"},
            "source": _COACH,
        },
        {
            "dimension": "standing",
            "measure": "share",
            "at_most": {"word": "überwiegend", "lexicon": "drv"},
            "source": _MEDICAL,
        },
    ],
    "uncoded_notes": [{"text": "bei Nässe wird die Haut rau", "source": _MEDICAL, "settled": False}],
    "arrangements": [
        {
            "offer": "O-7",
            "id": "task_swap",
            "status": "agreed",
            "acts_on": ["heights_ladders"],
            "confirmed_by": {"role": "employer_service", "ref": "AG-7", "on": "2026-11-12"},
        }
    ],
    "skills": [{"name": "Gabelstapler führen", "level": 3, "concept": "k-1", "last_used": "2024"}],
    "licences": ["Fahrerlaubnis B"],
    "languages": [{"language": "de", "level": "B2"}],
    "education": {"requirement_level": 2},
    "occupations": [{"title": "Lagerhelfer", "kldb": "51311", "esco": "e-1", "years": 4.5}],
    "entitlements": [
        {"kind": "gleichgestellt", "consent_id": "C-18", "consent_until": "2027-01-31", "consent_withdrawn": False}
    ],
    "wishes": {
        "never": [{"dimension": "shift_pattern", "option": "nacht"}],
        "rather_not": [{"dimension": "driving"}],
        "gladly": [{"occupation": "Lager"}],
        "max_km": 25,
        "weekly_hours": "[15,25]",
        "kinds": ["employment", "minijob"],
        "no_temporary_agency": True,
    },
    "home": {"postcode": "58636", "lat": 51.37, "lon": 7.7},
    "ext": {"fallnummer": "4711", "notizen": ["eins", {"zwei": 2}]},
}

_EMPLOYER = {"kind": "employer", "date": "2026-11-03"}

_OFFER: dict[str, Any] = {
    "id": "O-Lüdenscheid-7",
    "contract": "1",
    "title": "Mitarbeiter/in Empfang (m/w/d)",
    "kind": "employment",
    "temporary_agency": False,
    "fixed_term": "2027-12-31",
    "employer": {"id": "E-3", "name": "Beispiel GmbH"},
    "start_on": "2026-12-01",
    "workplace": {"postcode": "58636", "city": "Iserlohn", "lat": 51, "lon": 7.7},
    "published_on": "2026-11-10",
    "expires_on": None,
    "last_seen": "2026-11-20",
    "openings": 1,
    "description": "Tagschicht, gelegentlich länger. Straßenbahn vor der Tür.",
    "demands": [
        {"dimension": "lift_carry", "measure": "selten", "amount": 5, "source": _EMPLOYER},
        {
            "dimension": "shift_pattern",
            "measure": "options",
            "required": ["tag"],
            "optional": ["spaet"],
            "absent": ["nacht"],
            "source": {"kind": "ad_text", "date": "2026-11-10", "quote": "Tagschicht", "certainty": "stated"},
        },
        {"dimension": "posture_change", "measure": "class", "provides": 3, "source": _EMPLOYER},
        {
            "dimension": "sitting",
            "measure": "share",
            "amount": {"word": "überwiegend", "lexicon": "drv"},
            "source": {"kind": "occupation"},
        },
    ],
    "accommodations": [
        {"id": "lifting_aid", "status": "requestable"},
        {"id": "hours_ramp", "status": "agreed", "steps": [{"from": "2026-12-01", "amount": 15}]},
        {"id": "home_office_share", "status": "present", "share": 100},
    ],
    "skills": [
        {"name": "Telefonische Kundenbetreuung", "must": True, "level": 2, "concept": None, "source": _EMPLOYER}
    ],
    "licences": [{"name": "Fahrerlaubnis B", "must": True, "source": _EMPLOYER}],
    "languages": [{"language": "de", "level": "B1", "must": True, "source": _EMPLOYER}],
    "education": {"requirement_level": 2, "must": False, "source": _EMPLOYER},
    "occupation": {"title": "Empfangskraft", "kldb": "71412", "esco": None},
    "ext": {"quelle": "von Hand"},
}


def participant(**changed: Any) -> dict[str, Any]:
    """A sound participant, with fields replaced."""
    return {**copy.deepcopy(_PARTICIPANT), **changed}


def offer(**changed: Any) -> dict[str, Any]:
    """A sound offer, with fields replaced."""
    return {**copy.deepcopy(_OFFER), **changed}


def put(raw: Any, pointer: str, value: Any) -> Any:
    """`raw` with `value` at a JSON pointer."""
    *path, last = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    held = raw
    for step in path:
        held = held[int(step)] if isinstance(held, list) else held[step]
    if isinstance(held, list):
        held[int(last)] = value
    else:
        held[last] = value
    return raw


def lines(*records: Any) -> bytes:
    """The records as JSON Lines, UTF-8."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def written(path: Path, data: bytes) -> Path:
    """`path`, with `data` in it."""
    path.write_bytes(data)
    return path
