"""The page of the rules: every rule with its source, marks, addressees, the order, and what has to be verified."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from page_maker.markdown import code, table
from page_maker.notes import complete, notes, two
from proaktiv_match.fit import Mark, Verdict
from proaktiv_match.ordering import CRITERIA, PILES
from proaktiv_match.vocabulary import RULES_VERSION, Rule, question_reasons, vocabulary

__all__ = ["rules_page"]


def rules_page() -> str:
    """The whole page."""
    head: str = notes()["pages"]["rules"].format(version=RULES_VERSION, count=len(vocabulary().rules))
    parts = [*_statuses(), *_rules(), *_marks(), *_addressees(), *_order(), *_verify()]
    return head.lstrip() + "\n" + "\n".join(parts).rstrip() + "\n"


def _texts(room: str, name: str) -> dict[str, Any]:
    """A file of sentences beside the code that says them."""
    return tomllib.loads(files(f"proaktiv_match.{room}").joinpath("data", name).read_text("utf-8"))


def _statuses() -> Iterator[str]:
    found = notes()["statuses"]
    complete("statuses", found, (one.value for one in Verdict))
    piles, statuses = _texts("wording", "result.toml")["pile"], _texts("wording", "finding.toml")["status"]
    yield from ("## Ergebnisse · *statuses*", "")
    yield from (notes()["texts"]["statuses"], "")
    yield from table(
        ("Name", "Stapel · *pile*", "im Befund · *in a finding*", "Wann · *when*"),
        ((code(one.value), two(piles[one.value]), two(statuses[one.value]), two(found[one.value])) for one in PILES),
    )


def _family(rule: str) -> str:
    """The letters at the beginning of an id."""
    return rule.rstrip("0123456789") if "-" not in rule else rule.split("-", 1)[0]


def _rules() -> Iterator[str]:
    families = notes()["families"]
    rules = vocabulary().rules
    complete("families", {prefix for one in families for prefix in one["prefixes"]}, {_family(name) for name in rules})
    yield from ("## Alle Regeln · *all rules*", "")
    for family in families:
        yield from (f"### {family['de']} · *{family['en']}*", "")
        yield from table(
            ("Regel · *rule*", "Aussage · *text*", "Quelle · *source*", "Zahlen · *values*", "prüfen · *verify*"),
            (
                (code(name), f"{rule.text_de} · *{rule.text_en}*", rule.source, _values(rule), rule.verify)
                for name, rule in rules.items()
                if _family(name) in family["prefixes"]
            ),
        )


def _values(rule: Rule) -> str:
    return ", ".join(code(f"{name} = {_plain(value)}") for name, value in rule.values.items())


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_plain(one) for one in value)
    if isinstance(value, dict):
        return " ".join(f"{name} {inner}" for name, inner in value.items())
    return str(value)


def _marks() -> Iterator[str]:
    found = notes()["marks"]
    complete("marks", found, (mark.value for mark in Mark))
    said = _texts("wording", "finding.toml")["mark"]
    yield from ("## Kennzeichen · *marks*", "")
    yield from (notes()["texts"]["marks"], "")
    yield from table(
        ("Name", "Wann · *when*", "So steht es im Satz · *as printed*", "Festlegung"),
        ((code(mark.value), two(found[mark.value]), two(said[mark.value]), found[mark.value]["rule"]) for mark in Mark),
    )


def _addressees() -> Iterator[str]:
    found, roles = notes()["addressees"], notes()["roles"]
    complete("addressees", found, question_reasons())
    complete("roles", roles, set(found.values()))
    said = _texts("vocabulary", "questions.toml")["reasons"]
    yield from ("## Fragen und wen man fragt · *questions and addressees*", "")
    yield from (notes()["texts"]["addressees"], "")
    yield from table(
        ("Grund · *reason*", "Frage", "*Question*", "An · *to*"),
        (
            (
                code(reason),
                said[reason]["de"].format(ask="… (Frage zum Maß)", label="Merkmal, Maß"),
                said[reason]["en"].format(ask="… (question of the measure)", label="dimension, measure"),
                two(roles[found[reason]]),
            )
            for reason in question_reasons()
        ),
    )


def _order() -> Iterator[str]:
    found = notes()["criteria"]
    complete("criteria", found, CRITERIA)
    yield from ("## Reihenfolge · *order*", "")
    yield from (notes()["texts"]["order"], "")
    yield from table(
        ("", "Kriterium · *criterion*", "Name"),
        ((place, two(found[name]), code(name)) for place, name in enumerate(CRITERIA, 1)),
    )


def _marked() -> dict[str, str]:
    """Where the data say `verify`, and what is open there."""
    words = vocabulary()
    marked = {
        f"lexicon {one.id}: {word.word}": word.verify
        for one in words.lexicons.values()
        for word in one.words.values()
        if word.verify
    }
    marked |= {f"rule {name}": rule.verify for name, rule in words.rules.items() if rule.verify}
    marked |= {f"dimension {name}": one.verify for name, one in words.dimensions.items() if one.verify}
    return marked | {f"accommodation {name}": one.verify for name, one in words.accommodations.items() if one.verify}


def _verify() -> Iterator[str]:
    marked = _marked()
    sources = {entry["where"]: entry for entry in notes()["verify"]}
    complete("verify", sources, marked)
    yield from ("## Noch zu prüfen · *to be verified*", "")
    yield from (notes()["texts"]["verify"], "")
    yield from table(
        ("Wo · *where*", "Offen · *open*", "Zu prüfen an · *to be checked against*"),
        ((code(where), marked[where], two(entry)) for where, entry in sources.items()),
    )
    yield notes()["texts"]["imports"]
