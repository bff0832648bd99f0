"""From the path of a pydantic error to the place in the input: what the models want there, under which names."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["Spot", "field_names", "walk"]

_KEY = "[key]"


@dataclass(slots=True)
class Spot:
    """A place in a record, as the models see it.

    Attributes:
        steps: keys and indices from the record down to the place.
        owner: model of the object that the last step is a field of, or `None`.
        kind: type of the value at the place, without `None` and annotations; a tuple of types for a union.
        bounds: what is allowed of a number or of the length of a text, for instance `[">= 0", "<= 168"]`.
        is_required: whether the last step is a field that has to be there.
    """

    steps: list[str | int]
    owner: type[BaseModel] | None = None
    kind: Any = Any
    bounds: list[str] = field(default_factory=list)
    is_required: bool = False

    @property
    def model(self) -> type[BaseModel] | None:
        """The model of the value at the place, if it is an object of the contract."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, BaseModel) else None

    @property
    def choices(self) -> list[str]:
        """The closed list of words at the place; empty if there is none."""
        if get_origin(self.kind) is Literal:
            return [str(choice) for choice in get_args(self.kind)]
        if isinstance(self.kind, type) and issubclass(self.kind, Enum):
            return [str(choice.value) for choice in self.kind]
        return []


def field_names(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of `model` by the name that the contract gives them (`from`, not `start`)."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


_SIGNS = (("ge", ">="), ("gt", ">"), ("le", "<="), ("lt", "<"), ("max_length", "<="))


def _bounds(metadata: Iterable[Any]) -> list[str]:
    found = []
    for entry in metadata:
        for part in (entry, *getattr(entry, "metadata", ())):
            found += [f"{sign} {getattr(part, name)}" for name, sign in _SIGNS if getattr(part, name, None) is not None]
    return found


def _bare(kind: Any, bounds: list[str]) -> Any:
    """`kind` without annotations and `None`; their bounds are added to `bounds`."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *metadata = get_args(kind)
        bounds += _bounds(metadata)
        return _bare(inner, bounds)
    if origin in (Union, UnionType):
        members = [member for member in get_args(kind) if member is not NoneType]
        if len(members) == 1:
            return _bare(members[0], bounds)
        return tuple(_bare(member, bounds) for member in members)
    return kind


def walk(model: type[BaseModel], path: Iterable[str | int]) -> Spot:
    """The place that `path`, the `loc` of an error, means in a record of `model`.

    Pydantic adds the branch of a union and a mark for keys to its paths; they are no steps of the input.
    """
    spot = Spot([], kind=model)
    for step in path:
        here = spot.kind
        if spot.model is not None:
            known = field_names(spot.model).get(str(step))
            spot.steps.append(step)
            spot.owner = spot.model
            spot.bounds = _bounds(known.metadata) if known else []
            spot.kind = _bare(known.annotation, spot.bounds) if known else Any
            spot.is_required = known is not None and known.is_required()
        elif get_origin(here) is tuple:
            spot.steps.append(step)
            spot.bounds = []
            spot.kind = _bare(get_args(here)[0], spot.bounds)
            spot.is_required = False
        elif here is Any or get_origin(here) is dict or here is dict:
            if step != _KEY:
                spot.steps.append(step)
            spot.kind = Any
        # Otherwise the value is a text, a number or a choice of these: the step names the branch of a union.
    return spot
