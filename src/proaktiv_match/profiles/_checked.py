"""Records with rules of their own: what pydantic finds and what we find is told together, not one after the other."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, ValidationError, model_validator

from proaktiv_match.profiles._faulty import Faulty, merged, raise_faults
from proaktiv_match.profiles._fields import Record

__all__ = ["CheckedRecord"]


class CheckedRecord(Record):
    """A record whose subclass looks for faults beyond the types of its fields."""

    @classmethod
    def _raw_faults(cls, raw: Mapping[str, Any]) -> list[Faulty]:
        """Faults that the raw record shows, whether or not its fields have the right types."""
        del raw
        return []

    def _made_faults(self) -> list[Faulty]:
        """Faults that only show once all fields have the right types."""
        return []

    @model_validator(mode="wrap")
    @classmethod
    def _told_together(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(data, Mapping):
            return handler(data)
        faults = cls._raw_faults(data)
        try:
            made = handler(data)
        except ValidationError as error:
            raise merged(cls.__name__, error, faults) from None
        raise_faults(cls.__name__, faults or made._made_faults())  # noqa: SLF001 - our own subclass
        return made
