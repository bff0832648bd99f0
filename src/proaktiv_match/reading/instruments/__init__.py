"""Forms of instruments: templates to fill in, and importers to limits and assessments.

Each form knows what its instrument looks at, its words, and what it cannot say. A box left empty is not said; it is
never "no restriction". A tick without extent is a limit whose place nobody knows, so that each demand is asked about.
"""

from proaktiv_match.reading.instruments._form import SOURCES, Form, Item, Part, Scale, form_of
from proaktiv_match.reading.instruments._import import reader_for
from proaktiv_match.reading.instruments._template import template_csv, template_json
from proaktiv_match.reading.instruments._template_xlsx import template_xlsx

__all__ = [
    "SOURCES",
    "Form",
    "Item",
    "Part",
    "Scale",
    "form_of",
    "reader_for",
    "template_csv",
    "template_json",
    "template_xlsx",
]
