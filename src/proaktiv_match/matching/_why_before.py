"""Why one offer stands before another: the deciding criterion and both its values."""

from dataclasses import dataclass
from typing import Any

from proaktiv_match.matching._notices import Notice
from proaktiv_match.matching._texts import read_data, text

__all__ = ["WhyBefore"]

_DISTANCES = frozenset({"distance", "distance_unknown"})
_PUBLISHED = frozenset({"published", "published_unknown"})


@dataclass(frozen=True, slots=True)
class WhyBefore:
    """Two offers for one person, and what decides between them.

    Attributes:
        participant: id of the person.
        first: id of the offer asked about first.
        second: id of the other one.
        before: id of the one that comes first; `None` if the two cannot be ordered.
        criterion: name of the deciding criterion (`proaktiv_match.ordering.CRITERIA`); `same` for one offer twice,
            `not_ready` for a person who is not matched, `not_compared` if one is not suggested at all.
        values: the criterion's value for the first and for the second, as shown.
        reasons: why the first and the second are not suggested, as notices with the codes `offer_expired`,
            `offer_hidden`, `offer_other_kind` or `offer_blocked`; `None` for one that is.
    """

    participant: str
    first: str
    second: str
    before: str | None
    criterion: str
    values: tuple[int | float | str | None, int | float | str | None] = (None, None)
    reasons: tuple[Notice | None, Notice | None] = (None, None)

    @property
    def comparable(self) -> bool:
        """Whether the two have an order."""
        return self.before is not None

    def text(self, lang: str = "de") -> str:
        """What decides, in words."""
        if self.criterion == "not_compared":
            named = [reason.text(lang) for reason in self.reasons if reason is not None]
            return text("criteria", self.criterion, lang, reason=" ".join(named))
        first, second = (_said(self.criterion, value, lang) for value in self.values)
        return text("criteria", self.criterion, lang, first=first, second=second)

    def to_json(self, lang: str = "de") -> dict[str, Any]:
        """As the command line prints it."""
        return {
            "contract": "1",
            "participant": self.participant,
            "first": self.first,
            "second": self.second,
            "before": self.before,
            "criterion": self.criterion,
            "values": list(self.values),
            "reasons": [None if reason is None else reason.code for reason in self.reasons],
            "text": self.text(lang),
        }


def _said(criterion: str, value: float | str | None, lang: str) -> str:
    if value is None:
        return text("values", "unknown", lang)
    if criterion in _DISTANCES:
        number = f"{value} km"
        return number if lang == "en" else number.replace(".", ",")
    if criterion in _PUBLISHED and lang != "en":
        return ".".join(reversed(str(value).split("-")))
    if criterion == "skill" and lang != "en":
        return str(value).replace(".", ",")
    return text("values", str(value), lang) if value in read_data("notices.toml")["values"] else str(value)
