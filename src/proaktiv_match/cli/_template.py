"""`template`: the form of an instrument, empty, to fill in by hand or by a program."""

import difflib
import sys
from enum import StrEnum
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._session import Session, console
from proaktiv_match.errors import Fault, InputError
from proaktiv_match.reading.instruments import SOURCES, Form, form_of, template_csv, template_json, template_xlsx
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["TemplateFormat", "write_template"]


class TemplateFormat(StrEnum):
    """Forms of a template."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def write_template(session: Session, instrument: str, form: TemplateFormat, out: Path) -> None:
    """Run `template`.

    Raises:
        InputError: there is no such instrument, or the extra `excel` is missing.
    """
    check_writable(out)
    found = _found(instrument)
    if form is TemplateFormat.XLSX:
        content = template_xlsx(found)
    else:
        content = (template_csv(found) if form is TemplateFormat.CSV else template_json(found)).encode()
    with output(out) as stream:
        stream.buffer.write(content)
    screen = console(sys.stderr)
    key = "template/written"
    screen.print(Text(session.say(key, title=found.label(session.lang), file=str(out)), style="bold"))
    screen.print(Text(session.say("template/cannot_say")))
    for text in found.cannot_say_en if session.lang == "en" else found.cannot_say_de:
        screen.print(Padding(Text(text), (0, 0, 0, 2)))
    screen.print(Text(session.say("template/next", source=found.source, file=str(out))))


def _found(instrument: str) -> Form:
    """The form, by its name on the command line or by the contract's name of the instrument."""
    name = instrument.replace("_", "-")
    if name in SOURCES:
        return form_of(name)
    by_instrument = {form.instrument: form for form in map(form_of, SOURCES)}
    if instrument in by_instrument:
        return by_instrument[instrument]
    near = difflib.get_close_matches(name, SOURCES, n=1)
    de, en = (terminal_text("template/unknown", lang) for lang in LANGUAGES)
    fault = Fault("--instrument", None, "", "unknown_instrument", de, en, " | ".join(near or SOURCES))
    raise InputError([fault])
