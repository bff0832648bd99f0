"""The page of the vocabulary: dimensions, units, lexicons, accommodations and questions."""

from collections.abc import Iterator
from itertools import groupby

from page_maker.markdown import code, codes, table
from page_maker.notes import complete, notes, two
from proaktiv_match.vocabulary import (
    VOCABULARY_VERSION,
    Accommodation,
    Dimension,
    Effect,
    Measure,
    SideEffect,
    question_text,
    vocabulary,
)

__all__ = ["vocabulary_page"]


def vocabulary_page() -> str:
    """The whole page."""
    words = vocabulary()
    head: str = notes()["pages"]["vocabulary"].format(
        dimensions=len(words.dimensions), measures=len(words.measures), core=len(words.core), version=VOCABULARY_VERSION
    )
    parts = [*_kinds(), *_units(), *_groups(), *_lexicons(), *_accommodations(), *_questions()]
    return head.lstrip() + "\n" + "\n".join(parts).rstrip() + "\n"


def _kinds() -> Iterator[str]:
    found = notes()["kinds"]
    complete("kinds", found, {measure.kind.value for measure in vocabulary().measures.values()})
    yield from ("## Arten von Maßen · *kinds of measures*", "")
    yield from table(
        ("Art · *kind*", "Name im Vertrag", "Bedeutung · *meaning*"),
        ((two(entry), code(name), two(entry, "meaning_")) for name, entry in found.items()),
    )


def _units() -> Iterator[str]:
    units = {measure.unit.id: measure.unit for measure in vocabulary().measures.values() if measure.unit}
    yield from ("## Einheiten · *units*", "")
    yield from (notes()["texts"]["units"], "")
    yield from table(
        ("Einheit · *unit*", "Name im Vertrag", "möglich · *range*", "Wörter · *words*"),
        (
            (f"{one.label_de} · *{one.label_en}*", code(one.id), code(one.range), "ja · *yes*" if one.words else "")
            for one in units.values()
        ),
    )


def _groups() -> Iterator[str]:
    yield from ("## Merkmale · *dimensions*", "")
    yield from (notes()["texts"]["dimensions"], "")
    for letter, members in groupby(vocabulary().dimensions.values(), key=lambda one: one.group):
        group = list(members)
        yield from (f"### {letter} · {group[0].group_de} · *{group[0].group_en}*", "")
        yield from _dimensions(group)
        yield from _measures(group)


def _dimensions(group: list[Dimension]) -> list[str]:
    sheets = notes()["sheets"]
    return table(
        ("Kennung · *id*", "Merkmal · *dimension*", "Kern · *core*", "Bogen · *sheet*", "Instrumente", "ICF", "prüfen"),
        (
            (
                code(one.id),
                f"{one.label_de} · *{one.label_en}*",
                "●" if one.core else "",
                two(sheets[one.employer_sheet]),
                one.sources,
                one.icf,
                one.verify,
            )
            for one in group
        ),
    )


def _measures(group: list[Dimension]) -> list[str]:
    return table(
        ("Maß · *measure*", "Art · *kind*", "Einheit oder Liste · *unit or list*", "üblich bis · *usual*",
         "Grundlage · *basis*", "Sicherheit · *safety*"),
        (
            (
                f"{code('.'.join(one.key))}<br>{one.label_de} · *{one.label_en}*",
                two(notes()["kinds"][one.kind.value]),
                _range(one),
                _usual(one),
                "" if one.kind.value.startswith("need") else one.normal_basis,
                "●" if one.safety else "",
            )
            for dimension in group
            for one in dimension.measures
        ),
    )  # fmt: skip


def _range(measure: Measure) -> str:
    if measure.unit is not None:
        return f"{measure.unit.label_de} {code(measure.unit.range)}"
    if measure.open_list:
        return "freie Liste · *open list*"
    return ", ".join(f"{code(option)} {vocabulary().option_label(option)}" for option in measure.options)


def _usual(measure: Measure) -> str:
    if measure.normal is not None:
        return str(measure.normal.hi)
    usual = [option for option in measure.options if option in measure.normal_options]
    if measure.kind.value == "set":
        return codes(usual) or "nichts · *nothing*"
    return "—"


def _lexicons() -> Iterator[str]:
    yield from ("## Wortleitern · *lexicons*", "")
    yield from (notes()["texts"]["lexicons"], "")
    for one in vocabulary().lexicons.values():
        yield from (f"### `{one.id}`", "", f"{one.origin} ({one.date})", "")
        yield from table(
            ("Wort · *word*", "Anforderung · *demand*", "Grenze · *limit*", "prüfen · *verify*"),
            ((word.word, code(word.demand), code(word.limit), word.verify) for word in one.words.values()),
        )


def _accommodations() -> Iterator[str]:
    entries = list(vocabulary().accommodations.values())
    tops, effects = notes()["tops"], notes()["effects"]
    complete("tops", tops, {one.tops for one in entries})
    complete("effects", effects, {effect.kind.value for one in entries for effect in one.effects})
    yield from ("## Anpassungen · *accommodations*", "")
    yield from (notes()["texts"]["accommodations"], "")
    yield from table(
        ("Kennung · *id*", "Anpassung · *accommodation*", "Art · *tops*", "Kostenträger · *payers*",
         "Wochen · *weeks*", "eigener Anspruch · *own claim*", "prüfen · *verify*"),
        ((code(one.id), f"{one.label_de} · *{one.label_en}*", two(tops[one.tops]), "; ".join(one.payers) or "—",
          one.lead_time_weeks, "●" if one.own_claim else "", one.verify) for one in entries),
    )  # fmt: skip
    yield from ("### Was sie bewirken · *what they do*", "")
    yield from table(
        ("Kennung · *id*", "Wirkung · *effects*", "bringt mit sich · *side effects*", "Voraussetzung · *precondition*"),
        ((code(one.id), _effects(one), codes(_side_effect(side) for side in one.side_effects), one.precondition)
         for one in entries),
    )  # fmt: skip
    yield from table(("Wirkung · *effect*", "Bedeutung · *meaning*"), ((code(n), two(e)) for n, e in effects.items()))


def _effects(entry: Accommodation) -> str:
    return ", ".join(code(_effect(effect)) for effect in entry.effects)


def _effect(effect: Effect) -> str:
    value = "" if effect.amount is None else f" {effect.amount}"
    options = f" {'+'.join(effect.options)}" if effect.options else ""
    return f"{effect.dimension}.{effect.measure} {effect.kind.value}{value}{options}"


def _side_effect(side: SideEffect) -> str:
    value = "+".join(side.options) if side.amount is None else str(side.amount)
    return f"{side.dimension}.{side.measure} {value}"


def _questions() -> Iterator[str]:
    yield from ("## Fragen · *questions*", "")
    yield from (notes()["texts"]["questions"], "")
    yield from table(
        ("Maß · *measure*", "Frage", "*Question*"),
        (
            (code(".".join(key)), question_text("unknown", *key), question_text("unknown", *key, lang="en"))
            for key in vocabulary().measures
        ),
    )
