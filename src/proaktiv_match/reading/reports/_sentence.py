"""Sentences, their parts, and what was found in each: topics, cues, amounts, words of frequency."""

import re
from dataclasses import dataclass, field

from proaktiv_match.reading.reports._amounts import Quantity, quantities
from proaktiv_match.reading.reports._data import Frequency, Topic, cues, topics, words

__all__ = ["Cue", "Mention", "Modifier", "Part", "Sentence", "sentences"]

_END = re.compile(r"[.!?]+(?=\s|$)|\n+|•|(?<=\s)[*·](?=\s)")
_LONGEST_ABBREVIATION = 20
_EXCEEDED = re.compile(r"nicht über(?:schr|st)")
_WORD_BEFORE = re.compile(r"([\wäöüß]+)$")
# A daily or weekly amount needs its context only to be understood; the words themselves are no topic.
_CONTEXT_STYLES = frozenset({"day_hours", "week_hours"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A topic named at a place."""

    topic: Topic
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what is meant, at a place."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word of frequency or extent at a place: `frequency`, `long`, `strong` or `complex`."""

    kind: str
    start: int
    end: int
    frequency: Frequency | None = None


@dataclass(slots=True)
class Part:
    """A part of a sentence between two breaks."""

    start: int
    end: int
    mentions: list[Mention] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    modifiers: list[Modifier] = field(default_factory=list)
    amounts: list[Quantity] = field(default_factory=list)

    def has(self, kind: str) -> bool:
        """Whether a cue of this kind stands in the part."""
        return any(one.kind == kind for one in self.cues)


@dataclass(slots=True)
class Sentence:
    """A sentence and its parts.

    Attributes:
        start: where it begins.
        end: where it ends.
        parts: from left to right.
        context: styles whose context words stand in it (`day_hours`, `week_hours`).
    """

    start: int
    end: int
    parts: list[Part]
    context: frozenset[str]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in the form of `WorkingText`."""
    found = []
    begin = 0
    for end, after in [*_ends(text), (len(text), len(text))]:
        if text[begin:end].strip():
            found.append(_read(text, begin, end))
        begin = after
    return found


def _ends(text: str) -> list[tuple[int, int]]:
    short = cues().abbreviations
    found = []
    for match in _END.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_ABBREVIATION), match.start())
        if match[0] == "." and word is not None:
            follows = text[match.end() : match.end() + _LONGEST_ABBREVIATION].lstrip()
            if word[1] in short and follows:
                continue
            if word[1].isdigit() and follows[:1].isalpha() and len(word[1]) <= 2:  # noqa: PLR2004  "3. Mai"
                continue
        found.append((match.start(), match.end()))
    return found


def _read(text: str, start: int, end: int) -> Sentence:
    mentions, context = _mentions(text, start, end)
    parts = []
    for begin, finish in _spans(text, start, end, mentions):
        amounts = quantities(text, begin, finish)
        own = [one for one in mentions if begin <= one.start < finish and not _inside(one, amounts)]
        own = [one for at, one in enumerate(own) if not _by_the_way(text, (begin, finish), own[:at], one)]
        parts.append(
            Part(begin, finish, own, _cues(text, begin, finish, own, amounts), _modifiers(text, begin, finish), amounts)
        )
    return Sentence(start, end, parts, context)


def _inside(mention: Mention, amounts: list[Quantity]) -> bool:
    """Whether the words are only part of an amount ("über 1 Stunde ohne Unterbrechung")."""
    return mention.topic.style in ("grade", "share", "option") and any(
        one.start <= mention.start and mention.end <= one.end for one in amounts
    )


def _by_the_way(text: str, limits: tuple[int, int], before: list[Mention], mention: Mention) -> bool:
    """Whether a word only says how or where something else is done ("Rumpfvorbeuge im Sitzen"; "Treppen gehen")."""
    if not before:
        return False
    between = text[before[-1].end : mention.start].strip()
    if mention.topic.dimension in ("sitting", "standing") and before[-1].topic.style in ("posture", "load"):
        manner = between == "im" or (not between and mention.text in ("sitzend", "stehend"))
        return manner and before[-1].topic.dimension not in ("sitting", "standing", "walking")
    if before[-1].topic.dimension == "substance_trigger" and not between:
        return True  # what is done there: "nicht in der Kneipe putzen"
    if mention.text == "gehen" and any(one.topic.dimension == "stairs" for one in before):
        return re.search(r"(?:\bund|\boder|/|,|\bim|\w+es)$", between) is None and not mention.end < limits[1] - 1
    return False


def _spans(text: str, start: int, end: int, mentions: list[Mention]) -> list[tuple[int, int]]:
    found, begin = [], start
    for match in cues().breaks.finditer(text, start, end):
        # A break inside a topic is part of its name ("Sitzen, Stehen und Gehen im Wechsel").
        if any(one.start < match.start() < one.end for one in mentions):
            continue
        found.append((begin, match.start()))
        begin = match.start() if match[0][0].isalpha() else match.end()
    found.append((begin, end))
    return [(one, two) for one, two in found if text[one:two].strip()]


def _mentions(text: str, start: int, end: int) -> tuple[list[Mention], frozenset[str]]:
    """Topics without overlaps: the longer name wins, then the order of the data."""
    raw: list[tuple[int, int, int, Mention]] = []
    context = set()
    for order, topic in enumerate(topics()):
        for match in topic.pattern.finditer(text, start, end):
            if topic.style in _CONTEXT_STYLES:
                context.add(topic.style)
            elif match.end() > match.start():
                raw.append(
                    (
                        match.start() - match.end(),
                        order,
                        match.start(),
                        Mention(topic, match.start(), match.end(), match[0]),
                    )
                )
    kept: list[Mention] = []
    for *_, one in sorted(raw, key=lambda entry: entry[:3]):
        # The same words may name two measures (a Sunday and a holiday), but not two parts of a word.
        same = [other for other in kept if one.start < other.end and other.start < one.end]
        if all(_together(one, other) for other in same):
            kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end)), frozenset(context)


def _together(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end) and one.topic.dimension == other.topic.dimension


def _cues(text: str, start: int, end: int, mentions: list[Mention], amounts: list[Quantity]) -> list[Cue]:
    found: list[Cue] = []
    for kind, pattern in cues().kinds.items():
        for match in pattern.finditer(text, start, end):
            inside = any(one.start <= match.start() and match.end() <= one.end for one in mentions)
            # "nicht länger als 30 Minuten" is the bound of the amount and excludes nothing by itself.
            bound = any(one.start <= match.start() < one.end for one in amounts) or _EXCEEDED.match(text, match.start())
            if kind == "deny" and (inside or bound):
                continue
            if inside and kind not in ("limited", "unrestricted", "exclude"):
                continue
            found.append(Cue(kind, match.start(), match.end()))
    return sorted(found, key=lambda one: (one.start, -one.end))


def _modifiers(text: str, start: int, end: int) -> list[Modifier]:
    found = []
    for frequency in words().frequencies:
        found += [
            Modifier("frequency", m.start(), m.end(), frequency) for m in frequency.pattern.finditer(text, start, end)
        ]
    for kind, pattern in words().extents.items():
        found += [Modifier(kind, m.start(), m.end()) for m in pattern.finditer(text, start, end)]
    kept: list[Modifier] = []
    for one in sorted(found, key=lambda entry: (entry.start - entry.end, entry.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda entry: entry.start)
