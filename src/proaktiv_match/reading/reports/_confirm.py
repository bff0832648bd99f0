"""From a proposal that a person has confirmed to a limit of the contract."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from proaktiv_match.profiles import Limit

__all__ = ["limit_of"]

_OF_THE_PROPOSAL = ("quote", "allowed")


def limit_of(proposal: Mapping[str, Any], date: dt.date | None = None) -> dict[str, Any]:
    """The limit of a proposal, checked: without what only the proposal has, and with the day of the report.

    Args:
        proposal: one entry of `proposed`.
        date: day of the report, where the note did not say it.

    Returns:
        A limit as the contract writes it.

    Raises:
        ValueError: no limit of the contract, for instance because nobody knows the day of the report.
    """
    limit = {key: value for key, value in proposal.items() if key not in _OF_THE_PROPOSAL}
    source = dict(limit["source"])
    if source.get("date") is None and date is not None:
        source["date"] = date.isoformat()
    limit["source"] = source
    Limit.model_validate(limit)
    return limit
