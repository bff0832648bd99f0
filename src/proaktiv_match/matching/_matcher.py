"""The matcher: offers once, then any number of persons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from proaktiv_match.fit import PreparedParticipant, Verdict, compare_prepared, prepare
from proaktiv_match.index import OfferIndex
from proaktiv_match.matching._catalogue import Catalogue, Day, Entry
from proaktiv_match.matching._exclusion import MOST_STEPS, Conflicts, count_piles, excluded, more_steps
from proaktiv_match.matching._for_offer import OfferCases
from proaktiv_match.matching._history import Decision, History
from proaktiv_match.matching._indexed import IndexedCatalogue, IndexedDay, agreed, request_for
from proaktiv_match.matching._notices import Notice, offer_notices, profile_notices
from proaktiv_match.matching._pair import Pair, Person, judge, shown
from proaktiv_match.matching._places import Places
from proaktiv_match.matching._result import Counts, Excluded, OneStep, ProfileSummary, Result, Suggestion, versions
from proaktiv_match.matching._why_before import WhyBefore
from proaktiv_match.ordering import deciding_criterion
from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.skills import SkillMap, Taxonomy, Transfer, occupation_of, transfer
from proaktiv_match.vocabulary import vocabulary

__all__ = ["Matcher"]


@dataclass(frozen=True, slots=True)
class _Judged:
    """Offers compared in full, and how many were not."""

    pairs: list[Pair]
    conflicts: list[Pair]
    twins: dict[str, tuple[str, ...]]
    other_kind: int
    hidden: int
    blocked: int


@dataclass(frozen=True, slots=True)
class _Listed:
    """What is shown of all offers, and what is only counted."""

    listed: list[Pair]
    twins: dict[str, tuple[str, ...]]
    excluded: Excluded
    counts: Counts
    blocked: int
    notices: tuple[Notice, ...]


class Matcher:
    """Matches participants with the offers at hand. Immutable and thread-safe: new offers are a new matcher.

    Args:
        offers: in any order, read once; or an index of them, which gives the same results for many.
        taxonomy: what labels of skills mean; default is the bundled one.
        history: earlier decisions; a coded refusal keeps an offer away until it changes.
        places: postcode to latitude and longitude in degrees, for distances; default is the bundled table.

    Raises:
        InputError: two offers have one id, or the index was compiled with another taxonomy.
    """

    __slots__ = ("_catalogue", "_history", "_places", "_skill_map", "_taxonomy")

    def __init__(
        self,
        offers: Iterable[Offer] | OfferIndex,
        taxonomy: Taxonomy | None = None,
        *,
        history: History | None = None,
        places: Mapping[str, tuple[float, float]] | None = None,
    ) -> None:
        self._taxonomy: Final = taxonomy if taxonomy is not None else Taxonomy.bundled()
        self._skill_map: Final = SkillMap(self._taxonomy)
        self._catalogue: Final[Catalogue | IndexedCatalogue] = (
            IndexedCatalogue(offers, self._skill_map)
            if isinstance(offers, OfferIndex)
            else Catalogue(offers, self._skill_map)
        )
        self._history: Final = history if history is not None else History()
        self._places: Final = places if places is not None else Places.bundled()

    def __len__(self) -> int:
        """Number of offers."""
        return len(self._catalogue)

    def suggest(
        self, participant: Participant, as_of: date | None = None, top: int = 20, *, include_conflicts: bool = False
    ) -> Result:
        """The offers for one person, best first (A25).

        Args:
            participant: the person.
            as_of: today; default is the day of the calendar.
            top: how many suggestions at most; 0 means all.
            include_conflicts: conflicts follow at the end, not counted by `top`.

        Raises:
            ValueError: `top` is negative.
        """
        if top < 0:
            raise ValueError("top must be 0 (all) or a positive number")
        today = as_of or date.today()
        prepared = prepare(participant, today)
        if prepared.not_ready is not None:
            return self._result(prepared)
        person = Person.of(prepared, self._skill_map)
        catalogue = self._catalogue
        if isinstance(catalogue, IndexedCatalogue):
            found = self._searched(person, catalogue.on(today), top, include_conflicts=include_conflicts)
        else:
            found = self._one_by_one(person, catalogue.on(today), top, include_conflicts=include_conflicts)
        notices = [notice for pair in found.listed for notice in offer_notices(pair.offer, found.twins[pair.offer.id])]
        if found.blocked:
            notices.insert(0, Notice("blocked_by_history", (("count", str(found.blocked)),)))
        notices += found.notices
        return self._result(
            prepared,
            tuple(shown(pair, person, rank) for rank, pair in enumerate(found.listed, 1)),
            found.excluded,
            found.counts,
            notices,
        )

    def _one_by_one(self, person: Person, day: Day, top: int, *, include_conflicts: bool) -> _Listed:
        """Each offer compared in full."""
        judged = self._judged_groups(person, day.groups)
        pairs = sorted(judged.pairs, key=lambda pair: pair.order)
        conflicts = sorted(judged.conflicts, key=lambda pair: pair.order)
        return _Listed(
            (pairs[:top] if top else pairs) + (conflicts if include_conflicts else []),
            judged.twins,
            excluded(conflicts),
            count_piles(
                [pair.comparison for pair in (*pairs, *conflicts)],
                expired=day.expired,
                hidden=judged.hidden + judged.blocked,
                other_kind=judged.other_kind,
            ),
            judged.blocked,
            more_steps(conflicts),
        )

    def _searched(self, person: Person, day: IndexedDay, top: int, *, include_conflicts: bool) -> _Listed:
        """The same from an index: only pairs that are shown, or that have something of their own, are compared."""
        participant = person.prepared.participant.id
        own = sorted({*person.prepared.arrangements, *self._history.offers_of(participant)})
        apart = dict.fromkeys(spots for offer in own if (spots := day.spots(offer)))
        answer = day.catalogue.index.search(request_for(person, self._places), [spots[0] for spots in apart])
        judged = self._judged_groups(person, [day.group(spots[0]) for spots in apart])
        kept: dict[str, Pair] = {pair.offer.id: pair for pair in (*judged.pairs, *judged.conflicts)}
        keys = [*answer.first(top), *((pair.order, None) for pair in judged.pairs)]
        keys.sort(key=lambda found: found[0])
        keys = keys[:top] if top else keys
        if include_conflicts:
            conflicting = [*answer.conflicts(), *((pair.order, None) for pair in judged.conflicts)]
            keys += sorted(conflicting, key=lambda found: found[0])
        listed = []
        twins = dict(judged.twins)
        for key, spot in keys:
            if spot is None:
                listed.append(kept[key.offer])
                continue
            group = day.group(spot)
            twins[key.offer] = _others(group, group[0])
            listed.append(agreed(self._judged(person, group[0]), key, participant))
        liftable, nearest = answer.steps(MOST_STEPS)
        steps = tuple(
            (key, tuple(OneStep(key.offer, name, clears) for name in names)) for key, names, clears in nearest
        )
        others = Conflicts(answer.piles[Verdict.CONFLICT.value], answer.by_dimension(), steps, liftable)
        counts = count_piles(
            [pair.comparison for pair in kept.values()],
            expired=answer.expired,
            hidden=answer.hidden + judged.hidden + judged.blocked,
            other_kind=answer.other_kind + judged.other_kind,
            others=answer.piles,
        )
        left_out, more = excluded(judged.conflicts, others), more_steps(judged.conflicts, others)
        return _Listed(listed, twins, left_out, counts, judged.blocked, more)

    def _judged_groups(self, person: Person, groups: Iterable[tuple[Entry, ...]]) -> _Judged:
        """Offers compared in full, each once, or counted by why they are not."""
        pairs: list[Pair] = []
        conflicts: list[Pair] = []
        twins: dict[str, tuple[str, ...]] = {}
        left_out = {"offer_other_kind": 0, "offer_hidden": 0, "offer_blocked": 0}
        for group in groups:
            entry = _own(group, person.prepared)
            reason = self._left_out(person, entry, group)
            if reason is not None:
                left_out[reason.code] += 1
                continue
            pair = self._judged(person, entry)
            twins[entry.offer.id] = _others(group, entry)
            (conflicts if pair.comparison.verdict is Verdict.CONFLICT else pairs).append(pair)
        return _Judged(pairs, conflicts, twins, *left_out.values())

    def why(self, participant: Participant, offer_id: str, as_of: date | None = None) -> Result:
        """One offer for one person with all reasons, also one that is not suggested; its rank is `None`.

        Why it is not suggested (over, another kind, hidden, refused, shown under another id) stands in the notices.

        Raises:
            NotFoundError: there is no such offer.
        """
        today = as_of or date.today()
        prepared = prepare(participant, today)
        entry = self._catalogue.entry(offer_id, today)
        if prepared.not_ready is not None:
            return self._result(prepared)
        person = Person.of(prepared, self._skill_map)
        day = self._catalogue.on(today)
        group = day.twins(offer_id)
        reason = self._reason(person, entry, group, today)
        pair = self._judged(person, entry)
        notices = [] if reason is None else [reason]
        representative = _own(group, prepared).offer.id if group else offer_id
        if representative == offer_id:
            notices += offer_notices(entry.offer, _others(group, entry))
        else:
            values = (("offer", offer_id), ("others", ", ".join(_others(group, entry))), ("shown", representative))
            notices += [*offer_notices(entry.offer, ()), Notice("offer_duplicate", values)]
        conflicts = [pair] if pair.comparison.verdict is Verdict.CONFLICT else []
        suggestion = replace(shown(pair, person, None), transfers=self._transfers(person, entry.offer))
        return self._result(prepared, (suggestion,), excluded(conflicts), count_piles([pair.comparison]), notices)

    def for_offer(self, participants: Iterable[Participant], offer_id: str, as_of: date | None = None) -> OfferCases:
        """One offer for many persons: for whom it could fit, as `why` sees each pair.

        Args:
            participants: one's own cases; each is compared when it comes by, in bounded memory.
            offer_id: the offer.
            as_of: today; default is the day of the calendar.

        Raises:
            NotFoundError: there is no such offer.
        """
        today = as_of or date.today()
        entry = self._catalogue.entry(offer_id, today)
        return OfferCases(
            participants,
            asked=entry,
            group=self._catalogue.twins(offer_id, today) or (entry,),
            as_of=today,
            made_with=versions(self._taxonomy.version),
            skill_map=self._skill_map,
            places=self._places,
            why_left_out=self._left_out,
        )

    def why_before(self, participant: Participant, a: str, b: str, as_of: date | None = None) -> WhyBefore:
        """Why one of two offers comes before the other for a person.

        Raises:
            NotFoundError: there is no such offer.
        """
        today = as_of or date.today()
        prepared = prepare(participant, today)
        entries = (self._catalogue.entry(a, today), self._catalogue.entry(b, today))
        if prepared.not_ready is not None:
            return WhyBefore(participant.id, a, b, None, "not_ready")
        if a == b:
            return WhyBefore(participant.id, a, b, None, "same")
        person = Person.of(prepared, self._skill_map)
        day = self._catalogue.on(today)
        first, second = (self._reason(person, entry, day.twins(entry.offer.id), today) for entry in entries)
        if first is not None or second is not None:
            return WhyBefore(participant.id, a, b, None, "not_compared", reasons=(first, second))
        one, other = (shown(self._judged(person, entry), person, None) for entry in entries)
        deciding = deciding_criterion(one.order, other.order)
        values = (
            _as_shown(deciding.criterion, one, deciding.first),
            _as_shown(deciding.criterion, other, deciding.second),
        )
        return WhyBefore(participant.id, a, b, a if deciding.first_leads else b, deciding.criterion, values)

    def _judged(self, person: Person, entry: Entry) -> Pair:
        comparison = compare_prepared(person.prepared, entry.compiled)
        return judge(person, entry.compiled, entry.requirements, self._places, comparison)

    def _transfers(self, person: Person, offer: Offer) -> tuple[Transfer, ...]:
        """What each past occupation covers of the offer's, the most first; nothing where that is not known."""
        target = occupation_of(offer, self._skill_map)
        if target is None:
            return ()
        found = [transfer(self._skill_map, source, target) for source in person.evidence.occupations]
        covering = {one.source: one for one in found if one is not None and one.covered}
        return tuple(sorted(covering.values(), key=lambda one: (-one.covered, one.source)))

    def _refusal(self, person: Person, group: tuple[Entry, ...]) -> Decision | None:
        """The first refusal in force among offers that are the same one."""
        prepared = person.prepared
        refusals = (self._history.refusal(prepared.participant.id, member.offer, prepared.as_of) for member in group)
        return next((refusal for refusal in refusals if refusal is not None), None)

    def _left_out(self, person: Person, entry: Entry, group: tuple[Entry, ...]) -> Notice | None:
        """Why an offer that is not over is not compared, if so."""
        offer = entry.offer
        stability = person.prepared.participant.stability
        if stability is not None and stability.kinds is not None and offer.kind not in stability.kinds:
            return Notice("offer_other_kind", (("offer", offer.id),))
        hiding = person.wishes.hiding(entry.compiled)
        if hiding:
            return Notice("offer_hidden", (("offer", offer.id),), wishes=hiding)
        refused = self._refusal(person, group)
        if refused is not None:
            values = (("offer", offer.id), ("date", refused.date.isoformat()))
            return Notice("offer_blocked", values, reason=refused.reason_code or "other")
        return None

    def _reason(self, person: Person, entry: Entry, group: tuple[Entry, ...], today: date) -> Notice | None:
        if entry.offer.gone_on(today):
            return Notice("offer_expired", (("offer", entry.offer.id),))
        return self._left_out(person, entry, group or (entry,))

    def _result(
        self,
        prepared: PreparedParticipant,
        suggestions: tuple[Suggestion, ...] = (),
        left_out: Excluded | None = None,
        counts: Counts | None = None,
        notices: Iterable[Notice] = (),
    ) -> Result:
        return Result(
            participant=prepared.participant.id,
            status="matched" if prepared.not_ready is None else "not_ready",
            reason=prepared.not_ready,
            as_of=prepared.as_of,
            versions=versions(self._taxonomy.version),
            profile=_profile(prepared, notices),
            suggestions=suggestions,
            excluded=left_out or Excluded(),
            counts=counts or Counts(),
        )


def _own(group: tuple[Entry, ...], prepared: PreparedParticipant) -> Entry:
    """Of offers that are the same one: that for which something was agreed with the person, else the best described."""
    return next((member for member in group if member.offer.id in prepared.arrangements), group[0])


def _others(group: tuple[Entry, ...], entry: Entry) -> tuple[str, ...]:
    return tuple(sorted(member.offer.id for member in group if member.offer.id != entry.offer.id))


def _profile(prepared: PreparedParticipant, notices: Iterable[Notice]) -> ProfileSummary:
    view = prepared.on(prepared.as_of)
    limited = {dimension for dimension, _ in view.limits}
    core = {dimension.id for dimension in vocabulary().core}
    assessed = core & (limited | view.assessed)
    return ProfileSummary(len(limited), len(assessed), len(core), (*profile_notices(prepared), *notices))


def _as_shown(criterion: str, suggestion: Suggestion, value: int | str) -> int | float | str | None:
    """The value of a criterion in the unit in which the suggestion shows it."""
    match criterion:
        case "distance" | "distance_unknown":
            return suggestion.distance_km
        case "skill":
            return suggestion.skill_score
        case "published" | "published_unknown":
            known = not suggestion.order.published_unknown
            return date.fromordinal(-suggestion.order.published).isoformat() if known else None
        case _:
            return value
