"""How far proposed limits agree with the labels of a sentence, counted as the conventions of the sentences say."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .saying import row


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares, each 0 to 1, and counts over a set of labelled sentences.

    Attributes:
        precision: of the proposed limits, those that are labelled; by sentence, dimension and measure.
        recall: of the labelled limits, those that are proposed.
        clean: of the sentences without a limit, those from which nothing is proposed.
        from_diagnosis: sentences that name a disease and give more limits than they state.
        wrong_quotes: quotes that do not stand in their sentence.
    """

    precision: float
    recall: float
    clean: float
    from_diagnosis: int
    wrong_quotes: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def _right(labels: list[dict[str, Any]], read: list[dict[str, Any]]) -> tuple[int, int]:
    """How many labels were found, and how many proposals are of a dimension that is not labelled."""
    free, right = list(read), 0
    for label in labels:
        # A label without a measure is met by any measure of its dimension.
        same = [one for one in free if one["dimension"] == label["dimension"]]
        fits = [one for one in same if label["measure"] in (None, one["measure"])]
        if fits:
            free.remove(fits[0])
            right += 1
    labelled = {label["dimension"] for label in labels}
    return right, len({(one["dimension"], one["measure"]) for one in free if one["dimension"] not in labelled})


def agreement(sentences: Iterable[dict[str, Any]]) -> Agreement:
    """Read each sentence and compare."""
    right = wrong = wanted = traps = clean = from_diagnosis = wrong_quotes = 0
    for sentence in sentences:
        read = row(sentence["instrument"], sentence["text"])["proposed"]
        hits, more = _right(sentence["limits"], read)
        right, wrong, wanted = right + hits, wrong + more, wanted + len(sentence["limits"])
        from_diagnosis += sentence["diagnosis"] and len(read) > len(sentence["limits"])
        wrong_quotes += sum(one["quote"] not in sentence["text"] for one in read)
        if not sentence["limits"]:
            traps, clean = traps + 1, clean + (not read)
    return Agreement(right / (right + wrong), right / wanted, clean / traps, from_diagnosis, wrong_quotes)
