"""One of one's own cases, seen from an offer, and how many there are of each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from proaktiv_match.matching._notices import Notice
from proaktiv_match.matching._result import Suggestion
from proaktiv_match.vocabulary import vocabulary

__all__ = ["Case", "CaseCounts", "CaseTally", "ExcludedCases", "LeftOut"]


class LeftOut(StrEnum):
    """Why a case was not compared with the offer."""

    NOT_READY = "not_ready"
    OTHER_KIND = "other_kind"
    HIDDEN = "hidden"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Case:
    """What an offer means for one person: a suggestion, a conflict, or a reason why the two were not compared.

    Attributes:
        participant: id of the person.
        offer: id of the offer compared: the one asked about, or the same one from another source, where something was
            agreed with the person about that.
        suggestion: as `why` shows it, with `rank` `None`; only where there is no conflict.
        conflicts: dimensions on which the offer exceeds a limit, in the order of the vocabulary.
        one_step: measures of which each alone would lift every conflict.
        left_out: why the two were not compared.
        not_ready: code of the reason why the person is not matched at present.
        notice: the reason in words, where it is a wish, a refusal or the kind of the offer.
    """

    participant: str
    offer: str
    suggestion: Suggestion | None = None
    conflicts: tuple[str, ...] = ()
    one_step: tuple[str, ...] = ()
    left_out: LeftOut | None = None
    not_ready: str | None = None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """All cases, counted once each: by pile, or by why they were not compared.

    Attributes:
        fits: cases of this pile.
        adaptable: cases of this pile.
        check: cases of this pile, its three parts together.
        promising: part of `check`.
        open: part of `check`.
        unlikely: part of `check`.
        not_assessed: cases of this pile.
        conflict: cases in conflict.
        not_ready: persons who are not matched at present.
        other_kind: persons who are not ready for this kind of offer.
        hidden: persons whose wishes hide the offer.
        refused: persons who have refused it.
    """

    fits: int = 0
    adaptable: int = 0
    check: int = 0
    promising: int = 0
    open: int = 0
    unlikely: int = 0
    not_assessed: int = 0
    conflict: int = 0
    not_ready: int = 0
    other_kind: int = 0
    hidden: int = 0
    refused: int = 0

    @property
    def could_fit(self) -> int:
        """Cases that are listed: all piles but conflict."""
        return self.fits + self.adaptable + self.check + self.not_assessed

    @property
    def total(self) -> int:
        """All cases."""
        return self.could_fit + self.conflict + self.not_ready + self.other_kind + self.hidden + self.refused


@dataclass(frozen=True, slots=True)
class ExcludedCases:
    """Cases in conflict, counted by reason; no id, because they are no list to work through.

    Attributes:
        total: number of cases in conflict.
        by_dimension: dimension to the number of cases in conflict on it, the most frequent first; a case can count for
            several.
        one_step: measure to the number of cases for which it alone would lift every conflict, the most first, then the
            shortest lead time.
    """

    total: int = 0
    by_dimension: tuple[tuple[str, int], ...] = ()
    one_step: tuple[tuple[str, int], ...] = ()


class CaseTally:
    """Counts cases while they pass by."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()
        self._dimensions: Counter[str] = Counter()
        self._measures: Counter[str] = Counter()

    def counted(self, cases: Iterable[Case]) -> Iterator[Case]:
        """The same cases, one by one, counted."""
        for case in cases:
            if case.left_out is not None:
                self._found[case.left_out] += 1
            elif case.suggestion is None:
                self._found["conflict"] += 1
                self._dimensions.update(case.conflicts)
                self._measures.update(case.one_step)
            else:
                self._found[case.suggestion.verdict] += 1
                if case.suggestion.tendency is not None:
                    self._found[case.suggestion.tendency] += 1
            yield case

    @property
    def counts(self) -> CaseCounts:
        """Cases by pile and by why they were not compared."""
        return CaseCounts(**{str(name): count for name, count in self._found.items()})

    @property
    def excluded(self) -> ExcludedCases:
        """Reasons of the conflicts."""
        words = vocabulary()
        place = {name: number for number, name in enumerate(words.dimensions)}
        weeks = {name: entry.lead_time_weeks for name, entry in words.accommodations.items()}
        return ExcludedCases(
            self._found["conflict"],
            tuple(sorted(self._dimensions.items(), key=lambda one: (-one[1], place[one[0]]))),
            tuple(sorted(self._measures.items(), key=lambda one: (-one[1], weeks[one[0]], one[0]))),
        )
