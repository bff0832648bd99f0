"""`demo`: three invented participants with their piles, short enough to read at once."""

import shutil
import sys
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from rich.text import Text

from proaktiv_match.cli._load import Inputs, load
from proaktiv_match.cli._piles import print_result
from proaktiv_match.cli._session import Session, console
from proaktiv_match.errors import Fault, UnreadableFileError
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["AS_OF", "SHOWN", "demo", "fixtures"]

AS_OF = date(2026, 11, 21)
"""The invented offers start after this day, so that the demo reads the same on every day."""

SHOWN = ("P-0001", "P-0006", "P-0011")
"""A firm medical report; a review that is due; a withdrawn consent: three quite different results."""

_OF_EACH_PILE = 1


def fixtures() -> Path:
    """The folder of the invented participants and offers: in the wheel, or beside the sources.

    Raises:
        UnreadableFileError: this installation has none.
    """
    package = files("proaktiv_match")
    with as_file(package) as root:
        for folder in (root / "fixtures", root.parents[1] / "data" / "fixtures"):
            if (folder / "participants.jsonl").is_file() and (folder / "offers.jsonl").is_file():
                return folder
    de, en = (terminal_text("demo/missing", lang) for lang in LANGUAGES)
    raise UnreadableFileError([Fault("fixtures", None, "", "fixtures_missing", de, en)])


def _shown(path: Path) -> str:
    """A path as short as it can be typed from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _program() -> str:
    """How this program is called from here: by name, or by the path of a virtual environment that is not active."""
    name = "proaktiv-match"
    called = Path(sys.argv[0]).absolute()
    return name if shutil.which(name) or called.name != name else _shown(called)


def demo(session: Session) -> None:
    """Print the demo.

    Raises:
        InputError: the example files are missing.
    """
    folder = fixtures()
    people, offers, places = (folder / name for name in ("participants.jsonl", "offers.jsonl", "places.csv"))
    known = places if places.is_file() else None
    loaded = load(Inputs(people, offers, places=known, as_of=AS_OF))
    chosen = {participant.id: participant for participant in loaded.participants if participant.id in SHOWN}
    screen = console(sys.stdout)
    screen.print(session.say("demo/head", offers=len(loaded.offers)), style="bold")
    screen.print(session.say("legend/text"), style="dim")
    screen.print()
    first = ""
    for name in SHOWN:
        result = loaded.matcher.suggest(chosen[name], loaded.as_of, 0)
        print_result(screen, session, result, loaded.offers, most=_OF_EACH_PILE)
        first = first or " ".join((name, *(one.offer for one in result.suggestions[:1])))
    arguments = f"--participants {_shown(people)} --offers {_shown(offers)} --as-of {AS_OF.isoformat()}"
    if known is not None:
        arguments += f" --places {_shown(known)}"
    screen.print(session.say("demo/next"), style="bold")
    for key, command in (("why", f"why {first}"), ("match", "match")):
        screen.print(Text(f"  {session.say(f'demo/{key}')}:"))
        screen.print(Text(f"    {_program()} {command} {arguments}"), soft_wrap=True)
    screen.print()
    screen.print(session.coach.footer(), style="dim")
