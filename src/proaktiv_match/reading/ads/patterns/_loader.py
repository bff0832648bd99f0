"""Reads the patterns from the data files beside this module, once, and refuses what cannot be meant."""

import itertools
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from proaktiv_match.reading.ads._read_demand import Amount
from proaktiv_match.reading.ads.patterns._language import Form, FormError, read_form
from proaktiv_match.reading.ads.patterns._pattern import Gift, Pattern
from proaktiv_match.vocabulary import Interval, Kind, vocabulary

__all__ = ["patterns", "read_data", "word_classes"]

_PREFIX = "pattern_"
"""Files of patterns begin so; the others hold what the patterns share."""


def read_data(name: str) -> dict[str, Any]:
    """One data file."""
    return tomllib.loads(resources.files(__package__).joinpath("data", name).read_text("utf-8"))


@cache
def word_classes() -> Mapping[str, Form]:
    """The word classes; a class may name those written above it."""
    classes: dict[str, Form] = {}
    for name, forms in read_data("classes.toml")["classes"].items():
        classes[name] = read_form("(" + "|".join(forms) + ")", classes)
    return classes


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order of their ids.

    Raises:
        ValueError: a data file holds a pattern that cannot be meant; only an edited installation can raise it.
    """
    folder = resources.files(__package__).joinpath("data")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith(_PREFIX))
    found = [_pattern(raw) for name in names for raw in read_data(name)["pattern"]]
    found += _agent_patterns()
    found.sort(key=lambda pattern: pattern.id)
    for first, second in itertools.pairwise(found):
        if first.id == second.id:
            raise ValueError(f"{first.id} is written twice")
    return tuple(found)


def _agent_patterns() -> Iterator[Pattern]:
    """One pattern for each agent of `agents.toml`."""
    for number, raw in enumerate(read_data("agents.toml")["agent"], start=1):
        gives = [f"{measure}={raw['name']}" for measure in raw["on"]]
        yield _pattern({"id": f"AD-N-{number:02}", "gives": gives, **raw})


def _pattern(raw: Mapping[str, Any]) -> Pattern:
    try:
        forms = [read_form(text, word_classes()) for text in raw["say"]]
        without = [read_form(text, word_classes()) for text in raw.get("without", ())]
    except FormError as error:
        raise ValueError(f"{raw['id']}: {error} cannot be read") from error
    blunt = [text for text, form in zip(raw["say"], forms, strict=True) if not form.literals]
    if blunt:
        raise ValueError(f"{raw['id']}: {blunt} hold no literal to sift by")
    return Pattern(
        id=raw["id"],
        gives=tuple(_gift(text) for text in raw["gives"]),
        forms=tuple(forms),
        without=tuple(without),
        instead_of=frozenset(raw.get("instead_of", ())),
        certainty="implied" if raw.get("implied") else "stated",
        anywhere=raw.get("anywhere", False),
        deniable=raw.get("deniable", True),
        denied=raw.get("denied"),
        examples=tuple(raw.get("examples", ())),
        counter=tuple(raw.get("counter", ())),
    )


def _gift(text: str) -> Gift:
    """`dimension.measure`, with `=value` where the words say it, and `?=option` where an option is only possible."""
    axis, _, said = text.partition("=")
    optional = axis.endswith("?")
    dimension, _, name = axis.removesuffix("?").partition(".")
    measure = vocabulary().measures[dimension, name]
    value: Amount | tuple[str, ...] | None = None
    if said and measure.kind in (Kind.SET, Kind.NEED_SET):
        value = tuple(said.split(","))
    elif said:
        value = said if said[0] in "[(" else float(said)
        if isinstance(value, str):
            Interval.parse(value)
    if measure.kind in (Kind.SET, Kind.NEED_SET) and not value:
        raise ValueError(f"{text} names no option")
    return Gift(measure, value, optional)
