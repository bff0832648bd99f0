"""`why`: one offer for one person with every sentence; with a second offer, what decides between the two."""

import json
import sys
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from proaktiv_match.cli._load import Inputs, Loaded, load
from proaktiv_match.cli._options import TextFormat
from proaktiv_match.cli._piles import SIGNS, STYLES, offer_line
from proaktiv_match.cli._progress import busy
from proaktiv_match.cli._session import Session, console
from proaktiv_match.errors import NotFoundError
from proaktiv_match.fit import Finding, Verdict
from proaktiv_match.matching import Result, Suggestion
from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["WhyCall", "why"]

# Worst first: what speaks against an offer must not be missed at the end of a page.
_SECTIONS = (
    (Verdict.CONFLICT, "exceeded"),
    (Verdict.CHECK, "check"),
    (Verdict.ADAPTABLE, "adaptable"),
    (Verdict.FITS, "fits"),
)


@dataclass(frozen=True, slots=True)
class WhyCall:
    """The options of `why`, as the contract names them."""

    inputs: Inputs
    participant: str
    offer: str
    other: str | None
    form: TextFormat


def why(session: Session, call: WhyCall) -> None:
    """Run `why`.

    Raises:
        InputError: a file is wrong.
        NotFoundError: the person or an offer is not in the files.
    """
    with busy(session.say("progress/reading"), call.inputs.read_whole):
        loaded = load(call.inputs)
        participant = _participant(loaded, call.participant)
    screen = console(sys.stdout)
    if call.other is not None:
        _before(screen, session, call, loaded, participant)
        return
    result = loaded.matcher.why(participant, call.offer, loaded.as_of)
    if call.form is TextFormat.JSON:
        _print_json(result.to_json(session.lang))
    else:
        print_why(screen, session, result, loaded.offers[call.offer])


def _participant(loaded: Loaded, name: str) -> Participant:
    for participant in loaded.participants:
        if participant.id == name:
            return participant
    raise NotFoundError(*(terminal_text("fault/no_participant", lang) for lang in LANGUAGES))


def _print_json(made: object) -> None:
    sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=2) + "\n")


def _before(screen: Console, session: Session, call: WhyCall, loaded: Loaded, participant: Participant) -> None:
    found = loaded.matcher.why_before(participant, call.offer, call.other or "", loaded.as_of)
    if call.form is TextFormat.JSON:
        _print_json(found.to_json(session.lang))
        return
    offers = {name: f"{loaded.offers[name].title} ({name})" for name in (found.first, found.second)}
    if found.before is None:
        key, first, second = "why/not_ordered", found.first, found.second
    else:
        key, first = "why/before", found.before
        second = found.second if found.before == found.first else found.first
    line = session.say(key, first=offers[first], second=offers[second], participant=participant.id)
    screen.print(Text(line, style="bold"))
    screen.print(session.say("why/decides", text=session.coach.why_before(found)))
    screen.print(session.coach.footer(), style="dim")


def print_why(screen: Console, session: Session, result: Result, offer: Offer) -> None:
    """One pair in full: findings by outcome, questions, adaptations, skills, formal gaps, wishes, notices."""
    coach = session.coach
    head = session.say("match/head", participant=result.participant)
    as_of = session.say("match/as_of", day=coach.day(result.as_of))
    screen.print(Rule(Text(f"{head} · {as_of}", style="bold"), align="left", style="dim"))
    screen.print(Text(offer.title, style="bold"))
    screen.print(Text(offer_line(session, offer), style="dim"))
    if not result.suggestions:
        screen.print(f"○ {session.say('match/not_ready')}: {coach.not_ready(result.reason or 'not_stable')}")
    for suggestion in result.suggestions:
        _suggestion(screen, session, suggestion)
    _section(screen, session.say("why/notices"), "!", "magenta", [coach.notice(one) for one in result.profile.notices])
    screen.print()
    screen.print(coach.footer(), style="dim")


def _section(screen: Console, head: str, sign: str, style: str, lines: list[str]) -> None:
    if not lines:
        return
    screen.print()
    screen.print(Text(head, style="bold"))
    listed = Table.grid(padding=(0, 1))
    listed.add_column(width=1)
    listed.add_column()
    for line in lines:
        listed.add_row(Text(sign, style=style), Text(line))
    screen.print(Padding(listed, (0, 0, 0, 2)))


def _suggestion(screen: Console, session: Session, suggestion: Suggestion) -> None:
    coach = session.coach
    name = str(suggestion.tendency or suggestion.verdict)
    verdict = coach.verdict(suggestion.verdict, suggestion.tendency)
    facts = f"{coach.skill_score(suggestion)} · {coach.distance(suggestion)}"
    screen.print(Text(f"{SIGNS[name]} {verdict}", style=STYLES[name]), Text(f"· {facts}"))
    _findings(screen, session, suggestion)
    asked = [one for one in suggestion.findings if one.question is not None]
    _section(screen, session.say("why/questions"), "?", "yellow", _grouped(session, asked))
    needed = [coach.adaptation(one) for one in suggestion.adaptations]
    _section(screen, session.say("why/adaptations"), "~", "cyan", needed)
    skills = coach.contributions(suggestion) or [session.say("why/no_skills")]
    _section(screen, session.say("why/skills"), "+", "green", skills)
    _section(screen, session.say("why/transfers"), "→", "green", coach.transfers(suggestion))
    gaps = [coach.formal_gap(gap) for gap in suggestion.formal_gaps]
    _section(screen, session.say("why/gaps"), "!", "magenta", gaps)
    _section(screen, session.say("why/wishes"), "*", "blue", coach.wishes(suggestion))


def _grouped(session: Session, asked: list[Finding]) -> list[str]:
    """Questions, each once, in the order of the findings: limits first, then what is beyond usual."""
    ordered = sorted(asked, key=lambda one: (not one.limited, not one.absolute))
    return list(dict.fromkeys(session.coach.question(finding) for finding in ordered))


def _findings(screen: Console, session: Session, suggestion: Suggestion) -> None:
    coach = session.coach
    limited = [one for one in suggestion.findings if one.limited]
    for verdict, head in _SECTIONS:
        lines = [coach.finding(one) for one in limited if one.status is verdict]
        name = str(verdict)
        _section(screen, session.say(f"why/{head}"), SIGNS[name], STYLES[name], lines)
    others = [one for one in suggestion.findings if not one.limited]
    beyond = [coach.finding(one) for one in others if one.status is Verdict.CHECK]
    _section(screen, session.say("why/beyond"), "?", "yellow", beyond)
    quiet = [one for one in others if one.status is not Verdict.CHECK]
    stated = sum(1 for one in quiet if one.demand is not None)
    counted = (("usual", stated), ("unstated", len(quiet) - stated))
    rest = [
        session.say(f"why/{key}_one" if count == 1 else f"why/{key}", count=count) for key, count in counted if count
    ]
    if rest:
        screen.print()
        screen.print(Text(" ".join(rest), style="dim"))
