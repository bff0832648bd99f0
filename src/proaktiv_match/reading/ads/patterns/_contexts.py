"""Words in which a demand only seems to stand: figures of speech, and what others than the post-holder do."""

import re
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads.patterns._frequency import expression
from proaktiv_match.reading.ads.patterns._loader import read_data

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
        "back": expression(raw["others"]["back"]),
    }


def setting_of(clause: str) -> Setting:
    """The stretches of a clause in small letters."""
    words = _words()
    figures = tuple(found.span() for found in words["figures"].finditer(clause))
    others = []
    place = 0
    while found := words["others"].search(clause, place):
        back = words["back"].search(clause, found.end())
        place = back.start() if back else len(clause)
        others.append((found.start(), place))
        if not back:
            break
    return Setting(figures, tuple(others))
