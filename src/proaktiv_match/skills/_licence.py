"""Licences and certificates: other names of the same paper, and what covers what."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from proaktiv_match.skills._label import label
from proaktiv_match.skills._weights import read_data

__all__ = ["covers", "licence_names", "unclear_class"]

_CLASS = "fahrerlaubnis "


@dataclass(frozen=True, slots=True)
class _Licences:
    words: frozenset[str]
    ignored: frozenset[str]
    usual: str
    synonyms: dict[str, str]
    same: dict[str, str]
    covers: dict[str, frozenset[str]]


def _closed(direct: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Everything that is covered, directly or through another."""
    closed = {}
    for name in direct:
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            for covered in direct.get(waiting.pop(), []):
                if covered not in reached:
                    reached.add(covered)
                    waiting.append(covered)
        closed[name] = frozenset(reached)
    return closed


@lru_cache(maxsize=1)
def _licences() -> _Licences:
    raw = read_data("licences.toml")
    driving = raw["driving"]
    direct = {_CLASS + name: [_CLASS + covered for covered in names] for name, names in driving["covers"].items()}
    direct |= {entry["name"]: entry["covered"] for entry in raw["covers"]}
    return _Licences(
        words=frozenset(driving["words"]),
        ignored=frozenset(driving["ignored"]),
        usual=driving["usual"],
        synonyms=driving["synonyms"],
        same={other: entry["name"] for entry in raw["same"] for other in entry["others"]},
        covers=_closed(direct),
    )


def _classes(words: tuple[str, ...]) -> frozenset[str] | None:
    """Classes of a driving licence; empty if none is named; `None` if it is another paper."""
    known = _licences()
    said = any(word in known.words or word in known.synonyms for word in words)
    # "Klasse B" needs no further word.
    if not said and not (known.ignored & set(words)):
        return None
    rest = [word for word in words if word not in known.words and word not in known.ignored]
    named = [known.synonyms.get(word, word) for word in rest]
    if not (said or named) or any(_CLASS + name not in known.covers for name in named):
        return None
    return frozenset(named)


@lru_cache(maxsize=4096)
def licence_names(name: str, *, required: bool) -> frozenset[str]:
    """The papers that `name` speaks of, in one form; a driving licence as one entry for each class.

    Args:
        name: as written.
        required: "Führerschein" alone means class B where it is asked for; where it is held, it proves no class.
    """
    words = label(name).words
    classes = _classes(words)
    if classes is None:
        text = " ".join(words) or name
        return frozenset({_licences().same.get(text, text)})
    if not classes:
        return frozenset({_CLASS + _licences().usual}) if required else frozenset()
    return frozenset(_CLASS + one for one in classes)


def unclear_class(name: str) -> bool:
    """Whether `name` is a driving licence without its class."""
    return _classes(label(name).words) == frozenset()


def covers(held: Iterable[str], required: str) -> bool:
    """Whether one of the papers held is the required one or covers it; both in the form of `licence_names`."""
    known = _licences().covers
    return any(paper == required or required in known.get(paper, ()) for paper in held)
