"""Words in which a demand only seems to stand: figures of speech, and what others than the post-holder do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads.patterns._frequency import expression
from proaktiv_match.reading.ads.patterns._loader import read_data

_STATEMENT = re.compile(r"(?:[,;:.!?]|\s[-–])\s+(?:(?:während|weil|da|denn|aber|und)\s+)?")
"""Where a statement begins within a clause."""

__all__ = ["Setting", "setting_of"]


@dataclass(frozen=True, slots=True)
class Setting:
    """Stretches of a clause in which nothing is demanded of the post-holder.

    Attributes:
        figures: figures of speech; whatever overlaps one is no demand.
        others: stretches about somebody or something else.
    """

    figures: tuple[tuple[int, int], ...]
    others: tuple[tuple[int, int], ...]

    def hides(self, start: int, end: int, *, offered: bool) -> bool:
        """Whether `start` to `end` lies in such a stretch; what an employer offers is told of "unser Büro" as well."""
        return any(start < right and left < end for left, right in self.figures) or (
            not offered and any(left <= start < right for left, right in self.others)
        )


@cache
def _words() -> dict[str, re.Pattern[str]]:
    raw = read_data("contexts.toml")
    return {
        "figures": expression(raw["figures"]["say"]),
        "others": expression(raw["others"]["say"]),
        "subjects": expression(raw["others"]["subjects"]),
        "inverted": expression(raw["others"]["inverted"]),
        "contrast": expression(raw["others"]["contrast"]),
        "own_place": expression(raw["others"]["own_place"]),
        "back": expression(raw["others"]["back"]),
    }


def setting_of(clause: str) -> Setting:
    """The stretches of a clause in small letters."""
    words = _words()
    figures = tuple(found.span() for found in words["figures"].finditer(clause))
    others: list[tuple[int, int]] = []
    for begin, end in sorted(_about_others(clause)):
        if not others or begin >= others[-1][1]:
            back = words["back"].search(clause, end)
            others.append((begin, back.start() if back else len(clause)))
    return Setting(figures, tuple(others))


def _about_others(clause: str) -> Iterator[tuple[int, int]]:
    """Where a stretch about others begins, and where the words end that say so."""
    words = _words()
    for found in words["others"].finditer(clause):
        if not words["own_place"].match(clause, found.start()):
            yield found.span()
    statements = [0, *(found.end() for found in _STATEMENT.finditer(clause))]
    for begin in statements:
        subject = words["subjects"].match(clause, begin)
        if subject and not words["own_place"].match(clause, begin):
            yield subject.span()
    for found in words["inverted"].finditer(clause):
        begin = max(begin for begin in statements if begin <= found.start())
        # "Sie fertigen, was wir planen": the post-holder may stand before.
        spoken_of = words["back"].search(clause, begin, found.start())
        if not spoken_of and not words["contrast"].search(clause, found.end()):
            yield begin, found.end()
