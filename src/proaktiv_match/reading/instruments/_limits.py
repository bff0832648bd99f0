"""Limits of one form: one for each measure and strength; of several the strictest, or the span of all."""

from typing import Any

from proaktiv_match.vocabulary import Interval, Measure, MeasureKey, vocabulary
from proaktiv_match.vocabulary import Kind as MeasureKind

__all__ = ["Limits"]


class Limits:
    """Collects limits in the contract's form, without their source."""

    def __init__(self) -> None:
        self._amounts: dict[tuple[MeasureKey, str], tuple[Any, bool]] = {}
        self._spans: dict[MeasureKey, list[Any]] = {}
        self._options: dict[tuple[MeasureKey, str], list[str]] = {}

    def __len__(self) -> int:
        return len(self._amounts) + sum(map(len, self._spans.values())) + sum(map(len, self._options.values()))

    def at_most(
        self, measure: Measure, value: Any, *, strength: str = "", positive: bool = False, combine: str = ""
    ) -> None:
        """A greatest amount (or a need). Of several on one measure the strictest is kept.

        Args:
            measure: the measure.
            value: number, interval text, or word with its lexicon.
            strength: "" for the default of the contract.
            positive: whether it is a permission.
            combine: `span` collects the values of several tests of one measure.
        """
        if combine == "span":
            self._spans.setdefault(measure.key, []).append(value)
            return
        key = (measure.key, strength)
        held = self._amounts.get(key)
        if held is None or _stricter(value, held[0], measure):
            self._amounts[key] = (value, positive)

    def exclude(self, measure: Measure, options: list[str], *, strength: str = "") -> None:
        """Excluded options of a set; what is excluded for good is not excluded conditionally too."""
        held = self._options.setdefault((measure.key, strength), [])
        held += [option for option in options if option not in held]

    @property
    def dimensions(self) -> set[str]:
        """Dimensions with a limit."""
        keys = [key for key, _ in self._amounts] + list(self._spans) + [key for key, _ in self._options]
        return {dimension for dimension, _ in keys}

    def restricted(self) -> set[str]:
        """Dimensions on which something is not possible; a permission ("ständig", "vollschichtig") is none."""
        permitted = {key for (key, _), (_, positive) in self._amounts.items() if positive}
        keys = [key for key, _ in self._amounts if key not in permitted]
        keys += [*self._spans, *(key for key, _ in self._options)]
        return {dimension for dimension, _ in keys}

    def entries(self) -> list[dict[str, Any]]:
        """The limits, in the order of the vocabulary; absolute ones before conditional ones."""
        found: list[tuple[int, str, dict[str, Any]]] = []
        measures = vocabulary().measures
        for key, values in self._spans.items():
            self.at_most(measures[key], _span(values))
        for (key, strength), (value, positive) in self._amounts.items():
            need = measures[key].kind is MeasureKind.NEED
            entry = _entry(key, "needs" if need else "at_most", value, strength)
            found.append((measures[key].order, strength, entry | ({"positive": True} if positive else {})))
        for (key, strength), options in self._options.items():
            firm = [] if not strength else self._options.get((key, ""), [])
            left = [option for option in options if option not in firm]
            if left:
                order = {option: at for at, option in enumerate(measures[key].options)}
                left.sort(key=lambda option: order.get(option, len(order)))
                found.append((measures[key].order, strength, _entry(key, "excluded", left, strength)))
        return [entry for _, _, entry in sorted(found, key=lambda one: one[:2])]


def _entry(key: MeasureKey, name: str, value: Any, strength: str) -> dict[str, Any]:
    entry = {"dimension": key[0], "measure": key[1], name: value}
    return entry | ({"strength": strength} if strength else {})


def _interval(value: Any) -> Interval:
    if isinstance(value, dict):
        found = vocabulary().lexicons[value["lexicon"]].find(value["word"])
        if found is None:
            raise KeyError(value["lexicon"])
        return found.limit
    return Interval.parse(value) if isinstance(value, str) else Interval.point(value)


def _stricter(value: Any, held: Any, measure: Measure) -> bool:
    """Whether `value` allows less; of needs, whether it asks for more."""
    one, other = _interval(value), _interval(held)
    if measure.kind is MeasureKind.NEED:
        return (one.lo, one.hi) > (other.lo, other.hi)
    # An open end lies below a closed one.
    return (one.hi, not one.hi_open, one.lo) < (other.hi, not other.hi_open, other.lo)


def _span(values: list[Any]) -> Any:
    """One value if all say the same, else the interval from the lowest to the highest."""
    ends = [_interval(value) for value in values]
    if all(end == ends[0] for end in ends):
        return values[0]
    low = min(end.lo for end in ends)
    top = max(ends, key=lambda end: (end.hi, not end.hi_open))
    return str(Interval(low, top.hi, hi_open=top.hi_open))
