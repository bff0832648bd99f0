"""`vocabulary`: dimensions with their measures, accommodations and words, as table, JSON or CSV."""

import json
import sys
from typing import Any

from rich.console import Console
from rich.table import Table

from proaktiv_match.cli._csv import in_csv
from proaktiv_match.cli._options import Format
from proaktiv_match.cli._session import Session, console
from proaktiv_match.vocabulary import VOCABULARY_VERSION, Accommodation, Measure, Vocabulary, vocabulary

__all__ = ["print_vocabulary"]


def print_vocabulary(session: Session, form: Format) -> None:
    """Print the vocabulary."""
    words = vocabulary()
    match form:
        case Format.JSON:
            sys.stdout.write(json.dumps(_as_json(words), ensure_ascii=False, indent=2) + "\n")
        case Format.CSV:
            _print_csv(session, words)
        case Format.TABLE:
            _print_tables(console(sys.stdout), session, words)


def _values(session: Session, measure: Measure) -> str:
    """Unit of an ordered measure, options of a set."""
    if measure.unit is not None:
        return measure.unit.label_en if session.lang == "en" else measure.unit.label_de
    return session.say("vocabulary/open_list") if measure.open_list else ", ".join(measure.options)


def _normal(measure: Measure) -> str:
    if measure.normal is not None:
        return str(measure.normal.hi)
    return ", ".join(option for option in measure.options if option in measure.normal_options)


def _effects(entry: Accommodation) -> list[str]:
    return list(dict.fromkeys(f"{effect.dimension}.{effect.measure}" for effect in entry.effects))


def _as_json(words: Vocabulary) -> dict[str, Any]:
    return {
        "version": VOCABULARY_VERSION,
        "dimensions": [
            {
                "id": one.id,
                "group": one.group,
                "group_de": one.group_de,
                "group_en": one.group_en,
                "label_de": one.label_de,
                "label_en": one.label_en,
                "core": one.core,
                "icf": one.icf,
                "sources": one.sources,
                "origin": one.origin,
                "date": one.date,
                "verify": one.verify or None,
                "measures": [_measure_json(measure) for measure in one.measures],
            }
            for one in words.dimensions.values()
        ],
        "lexicons": [
            {
                "id": one.id,
                "origin": one.origin,
                "date": one.date,
                "words": [
                    {
                        "word": word.word,
                        "demand": str(word.demand),
                        "limit": str(word.limit),
                        "verify": word.verify or None,
                    }
                    for word in one.words.values()
                ],
            }
            for one in words.lexicons.values()
        ],
        "accommodations": [
            {
                "id": one.id,
                "label_de": one.label_de,
                "label_en": one.label_en,
                "acts_on": _effects(one),
                "own_claim": one.own_claim,
                "payers": list(one.payers),
                "lead_time_weeks": one.lead_time_weeks,
                "verify": one.verify or None,
            }
            for one in words.accommodations.values()
        ],
    }


def _measure_json(measure: Measure) -> dict[str, Any]:
    return {
        "name": measure.name,
        "kind": str(measure.kind),
        "unit": None if measure.unit is None else measure.unit.id,
        "range": None if measure.unit is None else str(measure.unit.range),
        "options": list(measure.options),
        "open_list": measure.open_list,
        "words": measure.allows_words,
        "safety": measure.safety,
        "normal": _normal(measure) or None,
        "label_de": measure.label_de,
        "label_en": measure.label_en,
    }


_COLUMNS = ("group", "dimension", "label", "measure", "kind", "unit", "core", "safety", "normal", "icf", "verify")


def _print_csv(session: Session, words: Vocabulary) -> None:
    """One row a measure."""
    yes = session.say("vocabulary/yes")
    sys.stdout.write(in_csv([session.say(f"vocabulary/{name}") for name in _COLUMNS]))
    for one in words.dimensions.values():
        for measure in one.measures:
            row = [
                one.group_en if session.lang == "en" else one.group_de,
                one.id,
                one.label_en if session.lang == "en" else one.label_de,
                measure.name,
                str(measure.kind),
                _values(session, measure),
                yes if one.core else "",
                yes if measure.safety else "",
                _normal(measure),
                one.icf,
                one.verify,
            ]
            sys.stdout.write(in_csv(row))


def _table(session: Session, *columns: str) -> Table:
    made = Table(box=None, padding=(0, 1), header_style="bold")
    for place, name in enumerate(columns):
        # The first column holds ids, to be copied whole.
        made.add_column(session.say(f"vocabulary/{name}"), overflow="fold", no_wrap=place == 0)
    return made


def _print_tables(screen: Console, session: Session, words: Vocabulary) -> None:
    english, yes = session.lang == "en", session.say("vocabulary/yes")
    count = len(words.dimensions)
    screen.print(session.say("vocabulary/title", count=count, version=VOCABULARY_VERSION), style="bold")
    group = ""
    table = _table(session, "dimension", "label", "measure", "unit", "core", "safety")
    for one in words.dimensions.values():
        if one.group != group:
            group = one.group
            table.add_row()
            table.add_row("", f"{group}  {one.group_en if english else one.group_de}", style="bold")
        for place, measure in enumerate(one.measures):
            label = one.label_en if english else one.label_de
            first = place == 0
            table.add_row(
                one.id if first else "",
                label if first else "",
                measure.name,
                _values(session, measure),
                yes if one.core and first else "",
                yes if measure.safety else "",
            )
    screen.print(table)
    screen.print()
    screen.print(session.say("vocabulary/accommodations", count=len(words.accommodations)), style="bold")
    table = _table(session, "accommodation", "label", "effects", "lead_time", "payers")
    for entry in words.accommodations.values():
        label = entry.label_en if english else entry.label_de
        payers = session.coach.payers(entry.payers)
        table.add_row(entry.id, label, ", ".join(_effects(entry)), str(entry.lead_time_weeks), payers)
    screen.print(table)
    screen.print()
    screen.print(session.say("vocabulary/lexicons"), style="bold")
    table = _table(session, "lexicon", "word", "as_demand", "as_limit")
    for lexicon in words.lexicons.values():
        for word in lexicon.words.values():
            table.add_row(lexicon.id, word.word, f"{word.demand} %", f"{word.limit} %")
    screen.print(table)
