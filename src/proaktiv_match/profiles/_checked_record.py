"""One raw record becomes a Participant or an Offer, or the list of its faults."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from proaktiv_match.errors import Fault
from proaktiv_match.profiles._fault_texts import Place, fault_texts, told
from proaktiv_match.profiles._faults import faults_of
from proaktiv_match.profiles._offer import Offer
from proaktiv_match.profiles._participant import Participant
from proaktiv_match.profiles._pointer import pointer
from proaktiv_match.profiles._strict_json import Oddity

__all__ = ["OFFER", "PARTICIPANT", "RecordKind"]

T = TypeVar("T", Participant, Offer)


@dataclass(frozen=True, slots=True)
class RecordKind(Generic[T]):
    """What a file is expected to hold.

    Attributes:
        model: the model of its records.
        name: `participant` or `offer`.
    """

    model: type[T]
    name: str

    def taken_for(self, raw: Any) -> str | None:
        """What `raw` looks like, if it looks like something else than this kind."""
        if not isinstance(raw, Mapping):
            return None
        looks = fault_texts().looks_like
        if any(field in raw for field in looks[self.name]["fields"]):
            return None
        found = (name for name, look in looks.items() if any(field in raw for field in look["fields"]))
        return next(found, None)

    def check(self, raw: Any, place: Place, oddities: list[Oddity]) -> T | tuple[Fault, ...]:
        """The record, or its faults, one for each place.

        Args:
            raw: decoded JSON.
            place: file, record and line.
            oddities: what the decoder saw.
        """
        if not isinstance(raw, Mapping):
            return (told("object_expected", place),)
        other = self.taken_for(raw)
        if other is not None:
            return (self._mistaken(other, place),)
        odd: dict[str, Fault] = {pointer(steps): told(code, place, pointer(steps)) for steps, code in oddities}
        found: tuple[Fault, ...] = ()
        try:
            made: T = self.model.model_validate(raw)
        except ValidationError as error:
            found = faults_of(error, self.model, raw, place)
        else:
            if not odd:
                return made
        return (*odd.values(), *(fault for fault in found if fault.pointer not in odd))

    def _mistaken(self, other: str, place: Place) -> Fault:
        looks = fault_texts().looks_like
        words = {key: looks[other][key] for key in ("seen_de", "seen_en", "hint_de", "hint_en")}
        wanted = {key: looks[self.name][key] for key in ("wanted_de", "wanted_en")}
        return told("wrong_kind_of_record", place, **words, **wanted)


PARTICIPANT = RecordKind(Participant, "participant")
OFFER = RecordKind(Offer, "offer")
