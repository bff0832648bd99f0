"""A checked participant as one line of text that gives the same participant again."""

import json
from typing import Any

from proaktiv_match.profiles import Participant

__all__ = ["participant_line", "participant_of"]


def participant_line(participant: Participant) -> str:
    """One line of JSON without its end: what was stated, nothing that was filled in."""
    told = participant.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def participant_of(line: str) -> Participant:
    """The participant of a line that `participant_line` wrote."""
    told: Any = json.loads(line)
    return Participant.model_validate(told)
