"""A concept: something a person can do, an occupation, or a group of such."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

__all__ = ["KINDS", "Concept", "Kind"]

Kind = Literal["skill", "occupation", "group", "licence", "other"]
"""`licence` and `other` (working places, forms, branches) are in the BA's catalogue, but no skills."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a taxonomy.

    Attributes:
        id: URI or own code, unique in the taxonomy.
        kind: what it is.
        label: the preferred name.
        synonyms: other names, without the preferred one.
        code: digits of KldB 2010 or ISCO-08, or the key of a group, as far as there is one.
        description: plain text; may be empty.
        level: requirement level of an occupation, 1 to 4 (fifth digit of KldB 2010).
        transversal: a trait asked for in all kinds of work, such as reliability.
    """

    id: str
    kind: Kind
    label: str
    synonyms: tuple[str, ...] = ()
    code: str | None = None
    description: str = ""
    level: int | None = None
    transversal: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """The preferred name, then the others."""
        return (self.label, *self.synonyms)
