"""The matcher the other way round: for which of one's own cases is this offer worth a talk?

Each pair is compared as `why` compares it. Cases are never ordered by health, nor by anything else that weighs people
against each other: a list is in the order of the ids, and the pile stands beside each case.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from proaktiv_match.fit import PreparedParticipant, Verdict, compare_prepared, prepare
from proaktiv_match.matching._band import Band, OfferBand
from proaktiv_match.matching._case import Case, CaseTally, LeftOut
from proaktiv_match.matching._case_list import CaseList
from proaktiv_match.matching._catalogue import Entry
from proaktiv_match.matching._exclusion import one_step
from proaktiv_match.matching._notices import Notice, offer_notices
from proaktiv_match.matching._pair import Person, judge, shown
from proaktiv_match.matching._result import Versions
from proaktiv_match.matching._wishes import prepare_wishes
from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.skills import Evidence, SkillMap, read_evidence

__all__ = ["OfferCases"]

_LEFT_OUT: Final = {
    "offer_other_kind": LeftOut.OTHER_KIND,
    "offer_hidden": LeftOut.HIDDEN,
    "offer_blocked": LeftOut.REFUSED,
}

Group = tuple[Entry, ...]


class OfferCases(Iterable[Case]):
    """Participants held against one offer; each is compared when it comes by, and nobody is kept.

    Iterating gives a `Case` for each participant, in the order of the participants.

    Args:
        participants: one's own cases.
        asked: the offer asked about.
        group: offers that are the same one, it among them; only itself if it is over.
        as_of: today.
        made_with: versions.
        skill_map: what skills mean.
        places: postcode to coordinates, for distances.
        why_left_out: why a person and an offer are not compared, if so; it looks at limits and wishes, not at skills.
    """

    def __init__(
        self,
        participants: Iterable[Participant],
        *,
        asked: Entry,
        group: Group,
        as_of: date,
        made_with: Versions,
        skill_map: SkillMap,
        places: Mapping[str, tuple[float, float]],
        why_left_out: Callable[[Person, Entry, Group], Notice | None],
    ) -> None:
        self._participants: Final = participants
        self._asked: Final = asked
        self._group: Final = group
        self._skill_map: Final = skill_map
        self._places: Final = places
        self._why_left_out: Final = why_left_out
        self.as_of: Final = as_of
        self.versions: Final = made_with

    @property
    def offer(self) -> Offer:
        """The offer asked about."""
        return self._asked.offer

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What has to be known about the offer itself: that it is over, or the same as others."""
        offer = self.offer
        over = (Notice("offer_expired", (("offer", offer.id),)),) if offer.gone_on(self.as_of) else ()
        others = tuple(sorted(one.offer.id for one in self._group if one.offer.id != offer.id))
        shown_as = self._group[0].offer.id
        if shown_as == offer.id:
            return (*over, *offer_notices(offer, others))
        values = (("offer", offer.id), ("others", ", ".join(others)), ("shown", shown_as))
        return (*over, *offer_notices(offer, ()), Notice("offer_duplicate", values))

    def __iter__(self) -> Iterator[Case]:
        for participant in self._participants:
            yield self._case(prepare(participant, self.as_of))

    def collect(self) -> CaseList:
        """All cases at once, in the order of their ids."""
        tally = CaseTally()
        kept = [one for one in tally.counted(self) if one.suggestion is not None or one.left_out is not None]
        kept.sort(key=lambda one: one.participant)
        return CaseList(
            offer=self.offer.id,
            as_of=self.as_of,
            versions=self.versions,
            notices=self.notices,
            cases=tuple(one for one in kept if one.suggestion is not None),
            left_out=tuple(one for one in kept if one.left_out is not None),
            excluded=tally.excluded,
            counts=tally.counts,
        )

    def band(self) -> OfferBand:
        """How many cases there are, for people who may not see persons."""
        count = sum(1 for case in self if case.suggestion is not None)
        return OfferBand(self.offer.id, self.as_of, Band.of(count))

    def _case(self, prepared: PreparedParticipant) -> Case:
        participant = prepared.participant
        if prepared.not_ready is not None:
            return Case(participant.id, self.offer.id, left_out=LeftOut.NOT_READY, not_ready=prepared.not_ready)
        entry = self._entry_for(prepared)
        # Skills take longest to read, and only a pair without a conflict needs them.
        person = Person(prepared, Evidence(), prepare_wishes(participant.wishes))
        reason = self._why_left_out(person, entry, self._group)
        if reason is not None:
            return Case(participant.id, entry.offer.id, left_out=_LEFT_OUT[reason.code], notice=reason)
        comparison = compare_prepared(prepared, entry.compiled)
        if comparison.verdict is Verdict.CONFLICT:
            exceeded = (one.dimension for one in comparison.findings if one.status is Verdict.CONFLICT)
            steps = one_step(comparison, entry.offer.id)
            return Case(
                participant.id,
                entry.offer.id,
                conflicts=tuple(dict.fromkeys(exceeded)),
                one_step=tuple(step.accommodation for step in steps),
            )
        evidence = read_evidence(participant, self._skill_map, _asked(entry))
        person = replace(person, evidence=evidence)
        pair = judge(person, entry.compiled, entry.requirements, self._places, comparison)
        return Case(participant.id, entry.offer.id, suggestion=shown(pair, person, None))

    def _entry_for(self, prepared: PreparedParticipant) -> Entry:
        """The offer asked about; the same one from another source if something was agreed with the person on that."""
        agreed = prepared.arrangements
        if not agreed or self.offer.id in agreed:
            return self._asked
        return next((one for one in self._group if one.offer.id in agreed), self._asked)


def _asked(entry: Entry) -> frozenset[str]:
    """Concepts that the requirements of an offer look for."""
    required = entry.requirements.skills
    similar = (concept for one in required for concept, _ in one.similar)
    return frozenset(similar).union(*(one.concepts for one in required))
