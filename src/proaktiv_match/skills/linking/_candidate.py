"""What a search gives."""

from dataclasses import dataclass

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that a text may mean.

    Attributes:
        concept: id of the concept.
        score: how near it is, 0 to 1 with six decimals; 1 only where the text is one of the concept's own forms.
        linked: whether this is safe enough to stand for the text without asking; only ever the first of a list.
    """

    concept: str
    score: float
    linked: bool
