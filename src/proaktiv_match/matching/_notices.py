"""What has to be known beside the findings: withdrawn sources, reviews that are due, quotes that are not found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from proaktiv_match.fit import PreparedParticipant
from proaktiv_match.matching._texts import dimension_labels, text
from proaktiv_match.matching._wishes import WishShown
from proaktiv_match.profiles import Limit, Offer
from proaktiv_match.vocabulary import vocabulary

__all__ = ["Notice", "offer_notices", "profile_notices"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice.

    Attributes:
        code: stable code, key of its text.
        values: what is filled into the text, by name.
        dimensions: dimensions it speaks of, in the order of the vocabulary.
        wishes: wishes it speaks of.
        reason: code of the reason of a refusal.
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()
    dimensions: tuple[str, ...] = ()
    wishes: tuple[WishShown, ...] = ()
    reason: str | None = None

    def text(self, lang: str = "de") -> str:
        """The notice in words."""
        values = dict(self.values)
        if "date" in values and lang != "en":
            values["date"] = ".".join(reversed(values["date"].split("-")))
        if self.dimensions:
            values["dimensions"] = dimension_labels(self.dimensions, lang)
        if self.wishes:
            values["wishes"] = ", ".join(wish.text(lang) for wish in self.wishes)
        if self.reason:
            values["reason"] = text("reasons", self.reason, lang, source="decisions.toml")
        return text("notices", self.code, lang, **values)


def _dimensions(names: Iterable[str]) -> tuple[str, ...]:
    named = set(names)
    return tuple(name for name in vocabulary().dimensions if name in named)


def profile_notices(person: PreparedParticipant) -> tuple[Notice, ...]:
    """Notices about a person's side as it stands today; none says a value."""
    participant, today = person.participant, person.as_of
    sources = [limit.source for limit in participant.limits]
    sources += [note.source for note in participant.uncoded_notes if note.source is not None]
    notices = []
    if any(not source.usable_on(today) for source in sources):
        notices.append(Notice("source_withdrawn"))
    view = person.on(today)
    if view.has_open_note:
        notices.append(Notice("open_note"))
    by_code = {
        "contradiction": _dimensions(dimension for dimension, _ in view.contradictions),
        "review_due": _dimensions(limit.dimension for limit in person.live if _due(limit, today)),
        "limit_expired": _dimensions(
            dimension for (dimension, _), limits in view.limits.items() if any(one.expired for one in limits)
        ),
    }
    notices += [Notice(code, dimensions=names) for code, names in by_code.items() if names]
    return tuple(notices)


def _due(limit: Limit, today: date) -> bool:
    return limit.review_on is not None and limit.review_on <= today


def offer_notices(offer: Offer, twins: tuple[str, ...]) -> tuple[Notice, ...]:
    """Notices about one offer that is shown.

    Args:
        offer: the offer.
        twins: ids of offers that are the same one from another source.
    """
    sources = [demand.source for demand in offer.demands]
    asked = (*offer.skills, *offer.licences, *offer.languages, offer.education)
    sources += [required.source for required in asked if required is not None and required.source is not None]
    lost = sum(1 for source in sources if source.quote and not offer.quote_is_found(source.quote))
    notices = []
    if lost:
        notices.append(Notice("quote_not_found", (("offer", offer.id), ("count", str(lost)))))
    if twins:
        notices.append(Notice("duplicates", (("offer", offer.id), ("others", ", ".join(twins)))))
    return tuple(notices)
