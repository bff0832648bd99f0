"""The cases of an offer on the terminal: one after the other by id, the pile beside each, then who is not listed."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from proaktiv_match.cli._piles import SIGNS, STYLES, listed_lines, offer_line, sign_lines
from proaktiv_match.cli._session import Session
from proaktiv_match.fit import Verdict
from proaktiv_match.matching import Case, CaseTally, LeftOut, OfferBand, OfferCases
from proaktiv_match.profiles import Offer

__all__ = ["CaseTable", "print_band"]

_NAMED: Final = 8
"""Ids that are named of those who were not compared; JSON has all."""


def _head(screen: Console, session: Session, offer: Offer, day: str) -> None:
    head = session.coach.offer_head(offer.id)
    as_of = session.say("match/as_of", day=day)
    screen.print(Rule(Text(f"{head} · {as_of}", style="bold"), align="left", style="dim"))
    screen.print(Text(offer.title, style="bold"))
    screen.print(Text(offer_line(session, offer), style="dim"))


class CaseTable:
    """Cases as a coach reads them.

    Args:
        session: language.
        screen: where to.
        found: the offer.
    """

    def __init__(self, session: Session, screen: Console, found: OfferCases) -> None:
        self._session: Final = session
        self._screen: Final = screen
        self._found: Final = found

    def row(self, case: Case) -> str:
        """What is shown of a case, as text that can wait."""
        one, coach = case.suggestion, self._session.coach
        if one is None:
            raise ValueError("this case is not listed")
        facts = coach.skill_score(one)
        if one.distance_km is not None:
            facts += f" · {coach.distance(one)}"
        lines = list(sign_lines(self._session, one))
        if case.offer != self._found.offer.id:
            lines.append(("!", "magenta", coach.agreed_as(case.offer)))
        name = str(one.tendency or one.verdict)
        return json.dumps([case.participant, name, coach.verdict(one.verdict, one.tendency), facts, lines])

    def reason(self, case: Case) -> str:
        """Why a case was not compared, as text that can wait."""
        return json.dumps([case.participant, case.left_out])

    def show(self, tally: CaseTally, cases: Iterable[str], left_out: Iterable[str]) -> None:
        """Print all of it."""
        screen, session, coach = self._screen, self._session, self._session.coach
        _head(screen, session, self._found.offer, coach.day(self._found.as_of))
        for notice in self._found.notices:
            screen.print(Text(f"! {coach.notice(notice)}", style="magenta"))
        if not tally.counts.total:
            screen.print(session.say("match/no_participants"))
            screen.print(coach.footer(), style="dim")
            return
        screen.print()
        first, *rest = coach.could_fit(tally.counts)
        screen.print(Text(first, style="bold"))
        for line in rest:
            screen.print(Text(line))
        screen.print(Text(coach.order_of_cases(), style="dim"))
        screen.print()
        for row in cases:
            self._case(json.loads(row))
        self._not_listed(tally, left_out)
        screen.print()
        screen.print(session.say("legend/text"), style="dim")
        screen.print(coach.footer(), style="dim")

    def _case(self, row: list[Any]) -> None:
        participant, name, verdict, facts, lines = row
        line = Table.grid(padding=(0, 1), expand=True)
        line.add_column(no_wrap=True)
        line.add_column(ratio=1)
        line.add_column(justify="right", no_wrap=True)
        line.add_row(Text(participant, style="bold"), Text(f"{SIGNS[name]} {verdict}", style=STYLES[name]), facts)
        self._screen.print(line)
        self._screen.print(listed_lines(lines))

    def _not_listed(self, tally: CaseTally, left_out: Iterable[str]) -> None:
        screen, coach = self._screen, self._session.coach
        excluded = tally.excluded
        if excluded.total:
            name = str(Verdict.CONFLICT)
            head = f"{SIGNS[name]} {coach.verdict(Verdict.CONFLICT)} ({excluded.total})"
            screen.print()
            screen.print(Text(head, style=STYLES[name]))
            for line in coach.excluded_cases(excluded):
                screen.print(Padding(Text(line), (0, 0, 0, 4)))
        ids: defaultdict[str, list[str]] = defaultdict(list)
        counts: defaultdict[str, int] = defaultdict(int)
        for row in left_out:
            participant, reason = json.loads(row)
            counts[reason] += 1
            if len(ids[reason]) < _NAMED:
                ids[reason].append(participant)
        if counts:
            screen.print()
            screen.print(Text(f"{SIGNS['not_assessed']} {coach.not_compared()}", style="bold"))
        for why in LeftOut:
            if counts[why]:
                screen.print(Padding(Text(coach.left_out_cases(why, counts[why], ids[why])), (0, 0, 0, 4)))


def print_band(screen: Console, session: Session, band: OfferBand, offer: Offer) -> None:
    """A count in a band, with the offer as everybody may see it."""
    coach = session.coach
    _head(screen, session, offer, coach.day(band.as_of))
    screen.print()
    could_fit, what = coach.offer_band(band)
    screen.print(Text(could_fit, style="bold"))
    screen.print(Text(what))
    screen.print()
    screen.print(coach.footer(), style="dim")
