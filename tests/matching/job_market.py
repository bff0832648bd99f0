"""Small people and offers for the tests of this room, in the form of the contract."""

from datetime import date
from typing import Any

from proaktiv_match.profiles import Offer, Participant

AS_OF = date(2026, 11, 21)
SOURCE = {"instrument": "drv_1a", "date": "2026-08-12"}
EMPLOYER = {"kind": "employer", "date": "2026-11-03"}


def limit(dimension: str = "lift_carry", measure: str = "selten", **value: Any) -> dict[str, Any]:
    """A medical limit; 10 kg, seldom, if no value is given."""
    return {"dimension": dimension, "measure": measure, "source": SOURCE} | (value or {"at_most": 10})


def demand(dimension: str = "lift_carry", measure: str = "selten", **value: Any) -> dict[str, Any]:
    """A demand told by the employer; 5 kg, seldom, if no value is given."""
    return {"dimension": dimension, "measure": measure, "source": EMPLOYER} | (value or {"amount": 5})


def person(**fields: Any) -> Participant:
    """A stable participant who may lift 10 kg."""
    start = {"id": "P-1", "stability": {"status": "stable"}, "limits": [limit()]}
    return Participant.model_validate(start | fields)


def offer(name: str = "O-1", **fields: Any) -> Offer:
    """An offer that demands 5 kg, seldom; its employer is nobody else's."""
    start = {"id": name, "title": "Helfer/in (m/w/d)", "kind": "employment", "demands": [demand()]}
    return Offer.model_validate(start | {"employer": {"id": f"E-{name}", "name": "Beispiel GmbH"}} | fields)


def posted(name: str, **fields: Any) -> Offer:
    """An offer with all that tells whether another one is the same."""
    start = {
        "title": "Lagerhelfer/in (m/w/d)",
        "employer": {"name": "Beispiel GmbH"},
        "workplace": {"postcode": "58636", "city": "Iserlohn"},
        "start_on": "2026-12-01",
    }
    return offer(name, **(start | fields))
