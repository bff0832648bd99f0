"""The forms of instruments, from `data/*.toml`: their items, and what an answer says on which measure."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from proaktiv_match.reading.sheets import folded_word
from proaktiv_match.vocabulary import Interval, Measure, vocabulary

__all__ = ["SOURCES", "Answer", "Common", "Form", "Item", "Part", "Scale", "common", "form_of"]

SOURCES: Final[Mapping[str, str]] = {
    "aed": "aed",
    "coach-27": "coach",
    "company-doctor": "free",
    "drv-1a": "drv_1a",
    "efl": "efl",
    "gesundheitsamt": "free",
    "imba": "imba",
    "melba": "melba",
    "mini-icf": "mini_icf",
    "treating-doctor": "free",
}
"""Name on the command line -> data file; so a form is read only when it is asked for."""

_HEAD: Final = "head"
_SMALLEST_BELOW: Final = 5
"""Percent: "below the usual" reaches at least "seldom", also where the usual is nothing at all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer and what it says.

    Attributes:
        say: the answer as it is written in the form.
        at_most: measure -> amount.
        excluded: measure of a set -> excluded options.
        no_restriction: dimensions without restriction.
        strength: strength of the limits, "" for the default.
        positive: whether they are permissions.
        prognosis: what it says about the time.
        exclude: whether the options of the item are excluded.
    """

    say: str
    at_most: Mapping[str, Any] = field(default_factory=dict)
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    no_restriction: tuple[str, ...] = ()
    strength: str = ""
    positive: bool = False
    prognosis: str = ""
    exclude: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a form.

    Attributes:
        key: its stable name.
        part: the part it stands in.
        number: its number in the instrument, "" if it has none.
        kind: how it is answered (see `_answers.py`).
        de: German label.
        en: English label.
        measures: measures it speaks about, `dimension.measure`.
        options: options of the working time it speaks about.
        answers: its own answers.
        tick: what a tick without extent says, if not "limited, extent unknown".
        combine: `span` if several items of one measure give an interval.
    """

    key: str
    part: str
    number: str
    kind: str
    de: str
    en: str
    measures: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    tick: Mapping[str, Any] | None = None
    combine: str = ""

    def label(self, lang: str) -> str:
        """The label in a language."""
        return self.en if lang == "en" else self.de

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Dimensions that the item speaks about."""
        named = [name.partition(".")[0] for name in self.measures]
        for answer in self.answers:
            named += [name.partition(".")[0] for name in (*answer.at_most, *answer.excluded)]
            named += answer.no_restriction
        if self.kind == "shift":
            named.append("shift_pattern")
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form with its heading."""

    id: str
    de: str
    en: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The grades of an instrument.

    Attributes:
        values: grades.
        between: whether half grades and ranges are possible.
        de: what the grades mean, in German.
        en: the same in English.
        units: unit of a measure -> grade -> amount; `same` takes the grade as it is.
        positive: grades that are a permission.
        note_from: grade from which an item without a measure becomes a note (higher is worse), or `None`.
        note_below: grade below which it does (lower is worse), or `None`.
    """

    values: tuple[int, ...]
    between: bool
    de: str
    en: str
    units: Mapping[str, Mapping[str, str] | str]
    positive: tuple[int, ...]
    note_from: int | None
    note_below: int | None

    def amount(self, grade: int, measure: Measure) -> str:
        """Where the true maximum lies for a grade, as interval text; "" if the grade says nothing there."""
        unit = measure.unit.id if measure.unit else ""
        named = self.units[unit]
        if isinstance(named, str):
            return f"[{grade},{grade}]"
        said = named[str(grade)]
        usual = measure.normal.hi if measure.normal is not None else 0
        if said == "usual":
            top = measure.unit.range.hi if measure.unit else usual
            return str(Interval(usual, top))
        return f"[0,{max(usual, _SMALLEST_BELOW)}]" if said == "below" else said


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one instrument.

    Attributes:
        id: name in the file.
        source: name on the command line.
        version: version of the form; another one is refused.
        instrument: the contract's instrument.
        de: German title.
        en: English title.
        lexicons: lexicons of its words.
        parts: its parts, the head first.
        items: its items, the head first.
        scale: its grades, or `None`.
        prognosis: what the instrument always says about the time, or "".
        cannot_say_de: what it cannot say, in German.
        cannot_say_en: the same in English.
        verify: what still has to be checked, or "".
    """

    id: str
    source: str
    version: int
    instrument: str
    de: str
    en: str
    lexicons: tuple[str, ...]
    parts: tuple[Part, ...]
    items: tuple[Item, ...]
    scale: Scale | None
    prognosis: str
    cannot_say_de: tuple[str, ...]
    cannot_say_en: tuple[str, ...]
    verify: str

    @property
    def coverage(self) -> tuple[str, ...]:
        """Dimensions that the instrument looks at, in the order of the vocabulary."""
        named = {name for item in self.items for name in item.dimensions}
        return tuple(name for name in vocabulary().dimensions if name in named)

    def label(self, lang: str) -> str:
        """The title in a language."""
        return self.en if lang == "en" else self.de


@dataclass(frozen=True)
class Common:
    """Answers that every form understands.

    Attributes:
        tick: folded words of a tick.
        unrestricted: folded words of "no restriction".
        yes: folded words of a yes.
        no: folded words of a no.
        shown: what is shown as possible, by name and language.
        share: phrases for shares of the working time.
        shift: answers to a position of the working time.
    """

    tick: frozenset[str]
    unrestricted: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    shown: Mapping[str, Mapping[str, str]]
    share: tuple[Mapping[str, Any], ...]
    shift: tuple[Answer, ...]


@cache
def _raw(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8"))


@cache
def common() -> Common:
    """The answers of every form, loaded once."""
    raw = _raw("answers")
    words = {name: frozenset(map(folded_word, named)) for name, named in raw["words"].items()}
    return Common(shown=raw["shown"], share=tuple(raw["share"]), shift=tuple(map(_answer, raw["shift"])), **words)


@cache
def form_of(source: str) -> Form:
    """The form of an instrument by its name on the command line, for instance `drv-1a`.

    Raises:
        KeyError: there is no such form.
    """
    return next(form for form in _forms(_raw(SOURCES[source])) if form.source == source)


def _forms(raw: dict[str, Any]) -> Iterator[Form]:
    own = raw["form"]
    parts, items = _head(stability=own.get("stability", False))
    parts += [Part(entry["id"], entry["de"], entry["en"]) for entry in raw["part"]]
    named = [_item(entry) for entry in raw["item"]] + [item for entry in raw.get("each", []) for item in _each(entry)]
    order = [part.id for part in parts]
    items += sorted(named, key=lambda item: order.index(item.part))
    for name in raw.get("as", [own]):
        yield Form(
            id=f"{own['id']}:{name['source']}" if "as" in raw else own["id"],
            source=name["source"],
            version=own["version"],
            instrument=name["instrument"],
            de=name["de"],
            en=name["en"],
            lexicons=tuple(own["lexicons"]),
            parts=tuple(parts),
            items=tuple(items),
            scale=_scale(raw["scale"]) if "scale" in raw else None,
            prognosis=own.get("prognosis", ""),
            cannot_say_de=tuple(own["cannot_say_de"]),
            cannot_say_en=tuple(own["cannot_say_en"]),
            verify=own.get("verify", ""),
        )


def _head(*, stability: bool) -> tuple[list[Part], list[Item]]:
    entries = [entry for entry in _raw("answers")["head"] if stability or not entry.get("only_stability")]
    items = [Item(entry["key"], _HEAD, "", entry["kind"], entry["de"], entry["en"]) for entry in entries]
    return [Part(_HEAD, "Angaben zum Bogen", "About the form")], items


def _item(entry: dict[str, Any]) -> Item:
    return Item(
        key=entry["key"],
        part=entry["part"],
        number=entry.get("number", ""),
        kind=entry["kind"],
        de=entry["de"],
        en=entry["en"],
        measures=tuple(entry.get("measures", [])),
        options=tuple(entry.get("options", [])),
        answers=common().shift if entry["kind"] == "shift" else tuple(map(_answer, entry.get("answers", []))),
        tick=entry.get("tick"),
    )


def _each(entry: dict[str, Any]) -> Iterator[Item]:
    """One item for each kind and each measure: the rows of a table of loads."""
    for kind in entry["kinds"]:
        for measure in entry["measures"]:
            yield Item(
                key=f"{kind['key']}.{measure['name']}",
                part=entry["part"],
                number="",
                kind="measure",
                de=f"{kind['de']}, {measure['de']}",
                en=f"{kind['en']}, {measure['en']}",
                measures=(f"{kind['dimension']}.{measure['name']}",),
                combine=entry["combine"],
            )


def _answer(entry: Mapping[str, Any]) -> Answer:
    return Answer(
        say=entry["say"],
        at_most=entry.get("at_most", {}),
        excluded={name: tuple(options) for name, options in entry.get("excluded", {}).items()},
        no_restriction=tuple(entry.get("no_restriction", [])),
        strength=entry.get("strength", ""),
        positive=entry.get("positive", False),
        prognosis=entry.get("prognosis", ""),
        exclude=entry.get("exclude", False),
    )


def _scale(raw: dict[str, Any]) -> Scale:
    return Scale(
        values=tuple(raw["values"]),
        between=raw.get("between", False),
        de=raw["de"],
        en=raw["en"],
        units=raw["unit"],
        positive=tuple(raw["positive"]),
        note_from=raw.get("note_from"),
        note_below=raw.get("note_below"),
    )
