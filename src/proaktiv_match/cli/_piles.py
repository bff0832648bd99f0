"""A result on the terminal: piles with counts, each line with its reasons. Signs carry the meaning, not colours."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from proaktiv_match.cli._session import Session
from proaktiv_match.fit import Tendency, Verdict
from proaktiv_match.matching import Counts, Notice, Result, Suggestion
from proaktiv_match.ordering import PARTS, PILES
from proaktiv_match.profiles import Offer

__all__ = ["SIGNS", "STYLES", "listed_lines", "offer_line", "print_result", "sign_lines"]

SIGNS = {
    "fits": "✔",
    "adaptable": "◐",
    "promising": "?",
    "open": "?",
    "unlikely": "?",
    "check": "?",
    "not_assessed": "○",
    "conflict": "✘",
}
STYLES = {
    "fits": "bold green",
    "adaptable": "bold cyan",
    "promising": "bold yellow",
    "open": "bold yellow",
    "unlikely": "bold yellow",
    "check": "bold yellow",
    "not_assessed": "bold",
    "conflict": "bold red",
}
_STEPS_SHOWN = 3


def _pile_of(suggestion: Suggestion) -> str:
    return str(suggestion.tendency or suggestion.verdict)


def _order() -> list[tuple[str, Verdict, Tendency | None]]:
    found: list[tuple[str, Verdict, Tendency | None]] = []
    for verdict in PILES:
        if verdict is Verdict.CHECK:
            found += [(str(part), verdict, part) for part in PARTS]
        else:
            found.append((str(verdict), verdict, None))
    return found


def offer_line(session: Session, offer: Offer | None) -> str:
    """Id, employer, place and kind of an offer."""
    if offer is None:
        return ""
    coach = session.coach
    place = offer.workplace.city if offer.workplace else None
    parts = [
        offer.id,
        offer.employer.name if offer.employer and offer.employer.name else None,
        place,
        coach.offer_kind(offer.kind),
        coach.temporary_agency() if offer.temporary_agency else None,
    ]
    return " · ".join(part for part in parts if part)


def sign_lines(session: Session, suggestion: Suggestion) -> Iterator[tuple[str, str, str]]:
    """Sign, style and text of the short lines of a suggestion."""
    seen = session.coach.highlights(suggestion)
    if seen.pros:
        yield "+", "green", " · ".join(seen.pros)
    yield from (("~", "cyan", line) for line in seen.needs)
    yield from (("x", "red", line) for line in seen.against)
    yield from (("?", "yellow", line) for line in seen.open)
    yield from (("!", "magenta", line) for line in seen.gaps)
    yield from (("*", "blue", line) for line in seen.wishes)


def _title(session: Session, suggestion: Suggestion, offer: Offer | None) -> Table:
    row = Table.grid(padding=(0, 1), expand=True)
    row.add_column(width=3, justify="right")
    row.add_column(ratio=1)
    row.add_column(justify="right", no_wrap=True)
    title = Text(offer.title if offer else suggestion.offer, style="bold")
    coach = session.coach
    facts = coach.skill_score(suggestion)
    if suggestion.distance_km is not None:
        facts += f" · {coach.distance(suggestion)}"
    row.add_row("" if suggestion.rank is None else str(suggestion.rank), title, facts)
    return row


def listed_lines(lines: Iterable[tuple[str, str, str]]) -> Padding:
    """Lines behind their signs; what is too long for a line stays behind the sign too."""
    listed = Table.grid(padding=(0, 1))
    listed.add_column(width=1)
    listed.add_column()
    for sign, style, text in lines:
        listed.add_row(Text(sign, style=style), Text(text, style="dim" if sign == " " else ""))
    return Padding(listed, (0, 0, 0, 4), expand=False)


def print_suggestion(
    screen: Console, session: Session, suggestion: Suggestion, offer: Offer | None, notices: Iterable[str] = ()
) -> None:
    """One suggestion: title, facts, reasons, what has to be known about the offer itself."""
    screen.print(_title(session, suggestion, offer))
    about = offer_line(session, offer)
    lines = [(" ", "dim", about)] if about else []
    lines += sign_lines(session, suggestion)
    lines += [("!", "magenta", notice) for notice in notices]
    screen.print(listed_lines(lines))


def _headline(session: Session, name: str, verdict: Verdict, part: Tendency | None, count: int, shown: int) -> Text:
    said = str(count) if shown in (0, count) else session.say("match/shown", count=count, shown=shown)
    return Text(f"{SIGNS[name]} {session.coach.verdict(verdict, part)} ({said})", style=STYLES[name])


def _offer_of(notice: Notice) -> str:
    """Id of the offer that a notice speaks of, empty if it speaks of the person."""
    return dict(notice.values).get("offer", "")


def _head(screen: Console, session: Session, result: Result) -> None:
    coach = session.coach
    as_of = session.say("match/as_of", day=coach.day(result.as_of))
    head = f"{session.say('match/head', participant=result.participant)} · {as_of}"
    screen.print(Rule(Text(head, style="bold"), align="left", style="dim"))
    if result.status == "matched":
        screen.print(Text("\n".join(coach.profile(result.profile)), style="dim"))
    for notice in result.profile.notices:
        if not _offer_of(notice):
            screen.print(Text(f"! {coach.notice(notice)}", style="magenta"))


def print_result(
    screen: Console, session: Session, result: Result, offers: Mapping[str, Offer], *, most: int | None = None
) -> None:
    """All piles of one participant.

    Args:
        screen: where to.
        session: language.
        result: what is shown.
        offers: id to offer, for titles and places.
        most: how many suggestions of each pile are shown, none of those probably exceeded; `None` is all there are.
    """
    _head(screen, session, result)
    if result.status != "matched":
        reason = session.coach.not_ready(result.reason or "not_stable")
        screen.print(Text(f"○ {session.say('match/not_ready')}: {reason}"))
        screen.print()
        return
    about: defaultdict[str, list[str]] = defaultdict(list)
    for notice in result.profile.notices:
        if _offer_of(notice):
            about[_offer_of(notice)].append(session.coach.notice(notice))
    found = {name: list(group) for name, group in groupby(result.suggestions, key=_pile_of)}
    for name, verdict, part in _order():
        count = getattr(result.counts, name)
        listed = found.get(name, [])
        if verdict is Verdict.CONFLICT or not count:
            continue
        chosen = listed if most is None else listed[: 0 if part is Tendency.UNLIKELY else most]
        screen.print(_headline(session, name, verdict, part, count, len(chosen)))
        for suggestion in chosen:
            print_suggestion(screen, session, suggestion, offers.get(suggestion.offer), about[suggestion.offer])
    if not any(found.values()):
        screen.print(session.say("match/none"))
    _excluded(screen, session, result, offers, most)
    for suggestion in found.get(str(Verdict.CONFLICT), []):
        print_suggestion(screen, session, suggestion, offers.get(suggestion.offer), about[suggestion.offer])
    others = _not_compared(session, result.counts)
    if others:
        screen.print(Text(session.say("match/left_out", list=", ".join(others)), style="dim"))
    screen.print()


def _excluded(screen: Console, session: Session, result: Result, offers: Mapping[str, Offer], most: int | None) -> None:
    """Conflicts counted by reason, and the one step that would lift some."""
    coach, excluded = session.coach, result.excluded
    if excluded.total:
        name = str(Verdict.CONFLICT)
        screen.print(Text(f"{SIGNS[name]} {coach.verdict(Verdict.CONFLICT)} ({excluded.total})", style=STYLES[name]))
        screen.print(Padding(Text(coach.excluded(excluded)), (0, 0, 0, 4)))
    titles = {step.offer: offers[step.offer].title for step in excluded.one_step if step.offer in offers}
    steps = coach.one_steps(excluded.one_step, {name: f"{title} ({name})" for name, title in titles.items()})
    if steps:
        shown = steps[: _STEPS_SHOWN if most is None else most]
        if len(steps) > len(shown):
            head = session.say("match/shown", count=coach.steps(len(steps)), shown=len(shown))
        else:
            head = coach.steps(len(steps))
        screen.print(Padding(Text(head), (0, 0, 0, 4)))
        screen.print(listed_lines([("~", "cyan", step) for step in shown]))


def _not_compared(session: Session, counts: Counts) -> list[str]:
    reasons = (("expired", counts.expired), ("hidden", counts.hidden), ("other_kind", counts.other_kind))
    return [session.coach.left_out(reason, count) for reason, count in reasons if count]
