"""What kind of offer an advertisement is, on which terms, and its title where the record has none."""

import re
from functools import cache
from typing import Any

from proaktiv_match.reading.ads._ad_text import AdText
from proaktiv_match.reading.ads._clauses import lowered, read_data

__all__ = ["fixed_term", "offer_kind", "temporary_agency", "title_of"]


@cache
def _data() -> dict[str, Any]:
    return read_data("kinds.toml")


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def offer_kind(ad: AdText, title: str) -> str:
    """The kind of offer; employment where nothing else is said."""
    low = lowered(ad.source.text)
    head = title.lower()
    for entry in _data()["kinds"]:
        if _pattern(entry["title"]).search(head) or ("text" in entry and _pattern(entry["text"]).search(low)):
            return str(entry["kind"])
    return "employment"


def temporary_agency(ad: AdText) -> bool:
    """Whether a temporary agency employs the person."""
    low = lowered(ad.source.text)
    said = _data()["agency"]
    return bool(_pattern(said["text"]).search(low)) and not _pattern(said["not"]).search(low)


def fixed_term(ad: AdText) -> bool | None:
    """Whether the contract ends by itself; `None` where nothing, or both, is said."""
    low = lowered(ad.source.text)
    said = _data()["fixed_term"]
    yes, no = (bool(_pattern(said[name]).search(low)) for name in ("yes", "no"))
    return yes if yes != no else None


def title_of(ad: AdText) -> str:
    """A line of the text that may serve as title, exactly as written; empty if there is no text."""
    known = _data()["title"]
    lines = [clause for clause in ad.clauses if clause.end - clause.start <= known["longest"]]
    marked = next(
        (clause for clause in lines if _pattern(known["pattern"]).search(ad.source.text, clause.start, clause.end)),
        None,
    )
    chosen = marked or next(iter(lines), None)
    return ad.quote(chosen.start, chosen.end) if chosen else ""
