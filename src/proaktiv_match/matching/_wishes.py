"""Wishes against an offer: their own group. They hide or order, and never touch a verdict (A30).

A wish for an option speaks to offers that name it as required or optional. `never` hides only what surely comes:
a required option, a demand above nothing, an occupation; what is merely possible counts like `rather_not`.
Only what somebody stated counts, not what is typical of the occupation. `no_temporary_agency` hides; distance, weekly
hours and kinds are shown as met or against and hide nothing. Only `gladly` and `rather_not` count in the order (A25).
"""

from dataclasses import dataclass
from enum import IntEnum

from proaktiv_match.fit import CompiledOffer, ResolvedDemand
from proaktiv_match.matching._texts import text
from proaktiv_match.profiles import Offer, Wish, Wishes
from proaktiv_match.skills import Label, label
from proaktiv_match.vocabulary import fold, vocabulary

__all__ = ["PreparedWishes", "WishGroup", "WishShown", "prepare_wishes", "presence"]

_PREFIX = 3
"""Letters from which a word counts as the beginning of another ("Bau" in "Bauhelfer")."""

_INSIDE = 5
"""Letters from which it counts anywhere in another ("Lager" in "Hochregallagerhelfer")."""


class _Presence(IntEnum):
    """Whether an offer has what a wish speaks of."""

    NO = 0
    POSSIBLY = 1
    SURELY = 2


@dataclass(frozen=True, slots=True)
class WishShown:
    """One wish as it is shown.

    Attributes:
        kind: `option`, `dimension`, `occupation`, `max_km`, `weekly_hours`, `kinds` or `temporary_agency`.
        dimension: id of the dimension, if it speaks of one.
        value: option, word of the occupation, kilometres or hours, as written.
    """

    kind: str
    dimension: str | None = None
    value: str | None = None

    def text(self, lang: str = "de") -> str:
        """The wish in words."""
        if self.dimension is None:
            return self.value or "" if self.kind == "occupation" else text("wishes", self.kind, lang, value=self.value)
        words = vocabulary()
        dimension = words.dimensions[self.dimension]
        name = dimension.label_en if lang == "en" else dimension.label_de
        return name if self.value is None else f"{name}: {words.option_label(self.value, lang)}"


@dataclass(frozen=True, slots=True)
class WishGroup:
    """Wishes of a person about one offer.

    Attributes:
        met: wishes that the offer meets.
        against: wishes that speak against it.
        balance: number of `gladly` met minus number of `rather_not` (and possible `never`) against.
        hiding: wishes for which the offer is not suggested at all.
    """

    met: tuple[WishShown, ...]
    against: tuple[WishShown, ...]
    balance: int
    hiding: tuple[WishShown, ...]


@dataclass(frozen=True, slots=True)
class PreparedWishes:
    """Wishes ready to be held against many offers, in an order that does not depend on the input."""

    wishes: Wishes
    never: tuple[tuple[Wish, WishShown], ...]
    rather_not: tuple[tuple[Wish, WishShown], ...]
    gladly: tuple[tuple[Wish, WishShown], ...]

    def hiding(self, compiled: CompiledOffer) -> tuple[WishShown, ...]:
        """Wishes for which this offer is not suggested."""
        words = _words(compiled.offer)
        hiding = [shown for wish, shown in self.never if presence(wish, compiled, words) is _Presence.SURELY]
        if self.wishes.no_temporary_agency and compiled.offer.temporary_agency:
            hiding.append(WishShown("temporary_agency"))
        return tuple(hiding)

    def about(self, compiled: CompiledOffer, distance: int | None) -> WishGroup:
        """What the wishes say about an offer `distance` tenths of a kilometre away."""
        words = _words(compiled.offer)
        hiding = self.hiding(compiled)
        gladly = [shown for wish, shown in self.gladly if presence(wish, compiled, words)]
        possible = [shown for wish, shown in self.never if presence(wish, compiled, words) is _Presence.POSSIBLY]
        against = [shown for wish, shown in self.rather_not if presence(wish, compiled, words)]
        against += [shown for shown in possible if shown not in against]
        frame = self._frame(compiled, distance)
        return WishGroup(
            met=(*gladly, *(shown for shown, is_met in frame if is_met)),
            against=(*hiding, *against, *(shown for shown, is_met in frame if not is_met)),
            balance=len(gladly) - len(against),
            hiding=hiding,
        )

    def _frame(self, compiled: CompiledOffer, distance: int | None) -> list[tuple[WishShown, bool]]:
        wishes = self.wishes
        frame = []
        if wishes.max_km is not None and distance is not None:
            frame.append((WishShown("max_km", value=str(wishes.max_km)), distance <= wishes.max_km * 10))
        weekly = compiled.demand("weekly_hours", "hours")
        if wishes.hours is not None and weekly is not None and weekly.interval is not None:
            shown = WishShown("weekly_hours", value=str(wishes.hours.interval))
            if wishes.hours.interval.holds(weekly.interval):
                frame.append((shown, True))
            elif not wishes.hours.interval.meets(weekly.interval):
                frame.append((shown, False))
        if wishes.kinds is not None:
            frame.append((WishShown("kinds"), compiled.offer.kind in wishes.kinds))
        if wishes.no_temporary_agency and not compiled.offer.temporary_agency:
            frame.append((WishShown("temporary_agency"), True))
        return frame


def _shown(wish: Wish) -> WishShown:
    if wish.dimension is None:
        return WishShown("occupation", value=wish.occupation)
    return WishShown("dimension" if wish.option is None else "option", wish.dimension, wish.option)


def prepare_wishes(wishes: Wishes) -> PreparedWishes:
    """The wishes of a person; what is listed twice counts once."""

    def ordered(listed: tuple[Wish, ...]) -> tuple[tuple[Wish, WishShown], ...]:
        once = {_shown(wish): wish for wish in listed}
        by_name = sorted(once, key=lambda shown: (shown.kind, shown.dimension or "", shown.value or ""))
        return tuple((once[shown], shown) for shown in by_name)

    return PreparedWishes(wishes, ordered(wishes.never), ordered(wishes.rather_not), ordered(wishes.gladly))


def _words(offer: Offer) -> tuple[Label, ...]:
    titles = [offer.title, offer.occupation.title if offer.occupation else None]
    return tuple(label(title) for title in titles if title)


def presence(wish: Wish, compiled: CompiledOffer | None, titles: tuple[Label, ...]) -> _Presence:
    """Whether an offer has what a wish speaks of.

    Args:
        wish: about an occupation or a dimension.
        compiled: its demands; not needed for a wish about an occupation.
        titles: of the offer and of its occupation.
    """
    if wish.dimension is None or compiled is None:
        named = any(_is_named(label(wish.occupation or ""), title) for title in titles)
        return _Presence.SURELY if named else _Presence.NO
    known = (compiled.demand(wish.dimension, measure.name) for measure in vocabulary().measures_of(wish.dimension))
    demands = [demand for demand in known if demand is not None and not demand.derived]
    if wish.option is None:
        return max((_demanded(demand) for demand in demands), default=_Presence.NO)
    return max((_offered(demand, wish.option) for demand in demands), default=_Presence.NO)


def _offered(demand: ResolvedDemand, option: str) -> _Presence:
    name = fold(option) if demand.measure.open_list else option
    if name in demand.required:
        return _Presence.SURELY
    return _Presence.POSSIBLY if name in demand.optional else _Presence.NO


def _demanded(demand: ResolvedDemand) -> _Presence:
    interval = demand.interval
    if interval is None:
        if demand.required:
            return _Presence.SURELY
        return _Presence.POSSIBLY if demand.optional else _Presence.NO
    if interval.lo > 0 or (interval.lo == 0 and interval.lo_open):
        return _Presence.SURELY
    return _Presence.POSSIBLY if interval.hi > 0 else _Presence.NO


def _is_named(wanted: Label, title: Label) -> bool:
    """Whether each word of an occupation stands in a title, alone or in a compound."""

    def stands(word: str) -> bool:
        return any(
            word == other
            or (len(word) >= _PREFIX and other.startswith(word))
            or (len(word) >= _INSIDE and word in other)
            for other in title.words
        )

    return bool(wanted.core) and all(stands(word) for word in wanted.core)
