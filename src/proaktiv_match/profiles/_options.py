"""Options of set measures: closed lists are checked, open ones taken as written."""

from collections.abc import Sequence
from typing import Any

from proaktiv_match.profiles._amount import nearest
from proaktiv_match.profiles._faulty import Faulty, faulty
from proaktiv_match.vocabulary import Measure

__all__ = ["check_options"]


def check_options(raw: Any, measure: Measure, loc: tuple[str | int, ...]) -> list[Faulty]:
    """Faults of a list of options: unknown names, with the nearest one where it is close."""
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        return []
    faults = []
    for index, option in enumerate(raw):
        if not isinstance(option, str):
            texts = ("eine Angabe ist ein Text", "an option is a text")
            faults.append(faulty((*loc, index), "wrong_type", *texts, ", ".join(measure.options) or '"…"'))
            continue
        if measure.open_list or option in measure.options:
            continue
        near = nearest(option, measure.options)
        hint_de, hint_en = (f"; gemeint: {near}?", f"; meant: {near}?") if near else ("", "")
        faults.append(
            faulty(
                (*loc, index),
                "unknown_option",
                f"diese Angabe kennt {measure.dimension}.{measure.name} nicht{hint_de}",
                f"{measure.dimension}.{measure.name} does not know this option{hint_en}",
                ", ".join(measure.options),
            )
        )
    return faults
