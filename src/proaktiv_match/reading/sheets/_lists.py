"""Lists in one cell: licences, languages with levels, options of a set."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from proaktiv_match.reading._meanings import meanings
from proaktiv_match.reading.sheets._cells import CellError, folded_word, items_of, read_code, word_data, words
from proaktiv_match.reading.sheets._grid import Cell
from proaktiv_match.vocabulary import Measure

__all__ = ["Options", "level_of", "read_languages", "read_licences", "read_options"]

_LANGUAGE = re.compile(r"(?P<name>[^\W\d_][\w .-]*?)\s*[:(\s]\s*(?P<level>[ABC][12])\)?", re.IGNORECASE)

_PARTS = re.compile(r"\s+(?:und|oder|sowie|and)\s+|\s*/\s*|\s*\+\s*")


@dataclass(slots=True)
class Options:
    """Named options of a set, by what is said of them."""

    said: list[str] = field(default_factory=list)
    optional: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


@cache
def _licence_classes() -> dict[str, str]:
    raw = word_data()["licences"]
    return {folded_word(name): f"{raw['name']} {name}" for name in raw["classes"]}


def read_licences(cell: Cell) -> list[str]:
    """Licences and certificates; a class alone is a driving licence of that class.

    Raises:
        CellError: a bare yes, which does not say which licence.
    """
    found = []
    classes = _licence_classes()
    for entry in items_of(cell):
        parts = entry.split("/")
        # "B/BE" is two classes; "Kran/Stapler" may be the name of one certificate.
        found += parts if all(folded_word(part) in classes for part in parts) else [entry]
    return list(dict.fromkeys(name for item in found for name in _licence(item)))


def _licence(item: str) -> list[str]:
    """One licence; none for "keiner"."""
    text = folded_word(item)
    if text in words().no or text == "keiner":
        return []
    if text in words().yes:
        raise CellError("which_licence", "B | BE | C1 | Gabelstapler …")
    for before in sorted((folded_word(name) for name in word_data()["licences"]["before"]), key=len, reverse=True):
        text = text.removeprefix(before + " ").strip()
    return [_licence_classes().get(text, item)]


def level_of(cell: Cell) -> str | None:
    """A level of the Common European Framework; `None` for "not needed".

    Raises:
        CellError: it is none.
    """
    text = str(cell).strip()
    if folded_word(text) in words().no:
        return None
    return str(read_code(text, "cefr"))


def read_languages(cell: Cell) -> list[tuple[str, str | None]]:
    """Languages and their levels; the level is `None` where none is said."""
    found: list[tuple[str, str | None]] = []
    for item in items_of(cell):
        if folded_word(item) in words().no:
            continue
        match = _LANGUAGE.fullmatch(item)
        name, level = (match["name"], match["level"].upper()) if match else _by_word(item)
        found.append((meanings().languages.get(name.strip().casefold(), name.strip()), level))
    return found


def _by_word(item: str) -> tuple[str, str | None]:
    """The level as a word behind the language: "Polnisch Muttersprache", "Deutsch (fließend)"."""
    name, _, rest = item.replace("(", " ").replace(")", " ").replace(":", " ").strip().partition(" ")
    level = words().codes["cefr"].get(folded_word(rest)) if rest else None
    return (name, str(level)) if level is not None else (item, None)


def read_options(cell: Cell, measure: Measure) -> Options:
    """The options that a cell names, with "kein" and "ggf." before them.

    Raises:
        CellError: a word is no option; a bare yes or no.
    """
    found = Options()
    marks = {
        name: sorted(map(folded_word, named), key=len, reverse=True)
        for name, named in word_data()["option_words"].items()
    }
    for item in items_of(cell):
        for part in [item] if _known(item, measure) else _PARTS.split(item):
            text = folded_word(part.replace(". ", " "))
            target = found.said
            for name, into in (("absent", found.absent), ("optional", found.optional)):
                for mark in marks[name]:
                    if text.startswith(f"{mark} ") or text.endswith(f" {mark}"):
                        text, target = text.removeprefix(f"{mark} ").removesuffix(f" {mark}").strip(), into
            option = _option(text, part, measure)
            if option not in target:
                target.append(option)
    return found


def _known(item: str, measure: Measure) -> bool:
    """Whether the whole entry is one option, such as "Sa/So"."""
    name = word_data()["options"].get(f"{measure.dimension}.{measure.name}")
    return name is not None and folded_word(item) in words().codes[name]


def _option(text: str, written: str, measure: Measure) -> str:
    name = word_data()["options"].get(f"{measure.dimension}.{measure.name}")
    if name is not None:
        known: dict[str, Any] = dict(words().codes[name])
        if text in known:
            return str(known[text])
    if measure.open_list and text not in words().yes | words().no:
        return written.strip()
    raise CellError("unknown_option", " | ".join(measure.options) or "…")
