"""Empty forms to fill in: rows for CSV and workbooks, an object for JSON."""

import csv
import io
import json
from dataclasses import dataclass
from typing import Final

from proaktiv_match.reading.instruments._answers import possible
from proaktiv_match.reading.instruments._filled import FORM_KEY, KEY, VALUE, form_name
from proaktiv_match.reading.instruments._form import Form, Item

__all__ = ["HEADINGS", "TemplateRow", "template_csv", "template_json", "template_rows"]

HEADINGS: Final = (KEY, "Nr.", "Merkmal", VALUE, "Möglich ist")
_BYTE_ORDER_MARK: Final = "\ufeff"
"""With it a spreadsheet reads the umlauts right."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One row of a form.

    Attributes:
        key: key of the item; "" for a heading.
        number: number in the instrument.
        label: German label, or the heading of a part.
        value: what already stands there.
        possible: what may be entered.
        item: the item, or `None`.
    """

    key: str
    number: str
    label: str
    value: str = ""
    possible: str = ""
    item: Item | None = None


def template_rows(form: Form) -> list[TemplateRow]:
    """The rows of a form: name and version, then each part under its heading."""
    rows = [TemplateRow(FORM_KEY, "", "Bogen und Fassung (nicht ändern)", form_name(form))]
    for part in form.parts:
        rows.append(TemplateRow("", "", part.de))
        rows += [
            TemplateRow(item.key, item.number, item.de, possible=possible(item, form, "de"), item=item)
            for item in form.items
            if item.part == part.id
        ]
    return rows


def template_csv(form: Form) -> str:
    """The form as CSV with semicolons, for a German spreadsheet."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in template_rows(form):
        writer.writerow((row.key, row.number, row.label, row.value, row.possible))
    return _BYTE_ORDER_MARK + stream.getvalue()


def template_json(form: Form) -> str:
    """The form as JSON for programs: empty values, and what is possible for each key."""
    content = {
        "form": form.source,
        "version": form.version,
        "title": form.de,
        "values": {item.key: None for item in form.items},
        "possible": {item.key: f"{item.de}: {possible(item, form, 'de')}" for item in form.items},
        "cannot_say": list(form.cannot_say_de),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
