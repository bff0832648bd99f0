"""An empty form as a workbook: lists to choose from, labels protected, one page wide in print."""

import datetime as dt
import io
from typing import Any, Final

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.reading._faults import Faults
from proaktiv_match.reading.instruments._form import Form, Item
from proaktiv_match.reading.instruments._template import HEADINGS, template_rows
from proaktiv_match.reading.sheets import column_name

__all__ = ["template_xlsx"]

_MADE: Final = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
"""Day of the forms; a workbook with the time of its making would differ each time."""
_WIDTHS: Final = (18, 7, 52, 30, 60)
_LONGEST_HINT: Final = 250
_ANSWER: Final = 3
_LISTS: Final = "Listen"
_CLOSED: Final = ("choice", "prognosis", "shift", "yes", "stable", "area", "unrestricted")
_PAPER_A4: Final = 9


def template_xlsx(form: Form) -> bytes:
    """The form as XLSX.

    Raises:
        InputError: the extra `excel` is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise InputError([_missing(form)]) from error
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": form.de, "created": _MADE.replace(tzinfo=None)})
        sheet, hints, lists = (book.add_worksheet(name) for name in ("Bogen", "Hinweise", _LISTS))
        _fill(book, sheet, form, _Lists(lists))
        _hints(book, hints, form)
    return stream.getvalue()


def _missing(form: Form) -> Fault:
    faults = Faults()
    faults.add(
        "missing_extra",
        file=f"template {form.source}",
        allowed="pip install 'proaktiv_match[excel]' | --format csv | --format json",
        values={"extra": "excel"},
    )
    return faults.found[0]


def _fill(book: Any, sheet: Any, form: Form, lists: "_Lists") -> None:
    plain = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BBBBBB"}
    head = book.add_format({**plain, "bold": True, "bg_color": "#DDE7EE"})
    part = book.add_format({"bold": True, "top": 2, "text_wrap": True})
    label = book.add_format(plain)
    small = book.add_format({**plain, "font_color": "#666666", "font_size": 8})
    entry = book.add_format({**plain, "locked": False, "bg_color": "#FFFBE6", "num_format": "@"})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(0, column, heading, head)
    for at, row in enumerate(template_rows(form), 1):
        if not row.key:
            sheet.write_string(at, 2, row.label, part)
            continue
        sheet.write_string(at, 0, row.key, small)
        sheet.write_string(at, 1, row.number, label)
        sheet.write_string(at, 2, row.label, label)
        sheet.write_string(at, 4, row.possible, small)
        if row.item is None:
            sheet.write_string(at, _ANSWER, row.value, label)
            continue
        sheet.write_blank(at, _ANSWER, None, entry)
        _choice(sheet, at, row.item, row.possible, lists)
    _page(sheet, form)


class _Lists:
    """The lists to choose from, on a hidden sheet: an answer may hold a comma, which a list in a cell's rule cannot."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._columns: dict[tuple[str, ...], str] = {}
        sheet.hide()

    def range_of(self, answers: tuple[str, ...]) -> str:
        """The cells that hold the answers; equal lists stand there once."""
        if answers not in self._columns:
            column = len(self._columns)
            for row, answer in enumerate(answers):
                self._sheet.write_string(row, column, answer)
            letters = column_name(column).rpartition(" ")[2]
            self._columns[answers] = f"={_LISTS}!${letters}$1:${letters}${len(answers)}"
        return self._columns[answers]


def _choice(sheet: Any, at: int, item: Item, possible: str, lists: _Lists) -> None:
    """A list where the answers are few and fixed; elsewhere a hint, because numbers and words are possible."""
    rule: dict[str, Any] = {"input_title": item.de[:32], "input_message": possible[:_LONGEST_HINT]}
    if item.kind in _CLOSED:
        source = lists.range_of(tuple(possible.split(" | ")))
        rule |= {"validate": "list", "source": source, "error_title": "Nicht möglich", "error_message": "Bitte wählen."}
    else:
        rule |= {"validate": "any"}
    sheet.data_validation(at, _ANSWER, at, _ANSWER, rule)


def _page(sheet: Any, form: Form) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.freeze_panes(1, 0)
    sheet.set_paper(_PAPER_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{form.de}")
    sheet.set_footer("&LLeeres Feld heißt: nicht gesagt.&RSeite &P von &N")


def _hints(book: Any, sheet: Any, form: Form) -> None:
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 110)
    lines = [
        (form.de, bold),
        ("Ein leeres Feld heißt „nicht gesagt“, nie „keine Einschränkung“.", wrapped),
        ("Ein Anteil heißt: höchstens so oft, zum Beispiel „manchmal“ bis zu einem Drittel der Arbeitszeit.", wrapped),
        ("Keine Namen, keine Diagnosen, keine Diagnoseschlüssel.", wrapped),
        ("Was dieser Bogen nicht sagen kann:", bold),
        *((text, wrapped) for text in form.cannot_say_de),
    ]
    for at, (text, style) in enumerate(lines):
        sheet.write_string(at, 0, text, style)
    sheet.protect()
