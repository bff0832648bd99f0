"""Which clauses of an advertisement speak about the post itself."""

from collections.abc import Iterator

from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._sections import Section

__all__ = ["about_the_post"]

_ELSEWHERE = frozenset({Section.EMPLOYER, Section.CONTACT})


def about_the_post(ad: AdText) -> Iterator[Clause]:
    """Clauses that are no repetition and speak neither of the employer nor of how to apply."""
    for clause in ad.clauses:
        if not clause.repeated and clause.section not in _ELSEWHERE:
            yield clause
