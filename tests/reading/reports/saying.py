"""How the invented sentences say what is expected of them."""

from typing import Any

from proaktiv_match.reading.reports import ReportNote, read_note

_INSTRUMENTS = {"mini": "mini_icf", "coach": "coach", "aed": "aed", "efl": "efl"}


def row(instrument: str, text: str) -> dict[str, Any]:
    return read_note(ReportNote("N-1", instrument, text))


def spoken(sentence: str) -> tuple[str, str]:
    """Instrument and text: "coach: …" is a coach's note, a sentence without a name is from a DRV report."""
    name, colon, text = sentence.partition(": ")
    return (_INSTRUMENTS[name], text) if colon and name in _INSTRUMENTS else ("drv_1a", sentence)


def says(limit: dict[str, Any], wanted: str) -> bool:
    """Whether a proposal has the value that an example names.

    `?` an interval to be asked; `-x` x excluded; `+x` x allowed; `n2` need 2; a word; else the amount itself.
    """
    if wanted[0] in "+-" and wanted[1:]:
        return wanted[1:] in limit.get("allowed" if wanted[0] == "+" else "excluded", ())
    value = limit.get("at_most", limit.get("needs"))
    if wanted == "?":
        return isinstance(value, str)
    if isinstance(value, dict):
        return value["word"] == wanted
    if isinstance(value, list):
        return wanted in value
    return str(value) == wanted or (wanted[0] == "n" and str(value) == wanted[1:])
