"""Frames of a sentence that deny what stands in them, whatever it is: "X fällt bei uns nicht an", "X? Fehlanzeige"."""

import re
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.ads.patterns._frequency import expression
from proaktiv_match.reading.ads.patterns._loader import read_data

__all__ = ["framed_denial", "is_answer"]

_WORDS_BETWEEN = 9
"""A German sentence holds its "nicht" back to the end; more words than these are another sentence."""

_WORDS_TAIL = 2
"""Behind a "nicht" that denies the sentence stands at most the rest of the verb: "nicht an", "nicht leisten"."""

_WORDS_ITEM = 3
"""An item of a list is short; more words are a new statement."""

_FRONT = 40
"""How far, in signs, the first half of a frame may stand before what it denies."""

_ITEMS = re.compile(r",|\b(?:und|sowie|oder|bzw)\b")
_END = re.compile(r"[,;.!?:()]|\s[-–]\s|$")


@dataclass(frozen=True, slots=True)
class _Frames:
    verb: re.Pattern[str]
    nots: re.Pattern[str]
    nones: re.Pattern[str]
    none_tail: re.Pattern[str]
    place: re.Pattern[str]
    open_subject: re.Pattern[str]
    contrast: re.Pattern[str]
    untroubled: re.Pattern[str]
    back: re.Pattern[str]
    taken_back: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    asked: re.Pattern[str]
    answer: re.Pattern[str]


@cache
def _frames() -> _Frames:
    raw = read_data("denials.toml")
    sentence = raw["sentence"]
    answers = expression(raw["answer"]["say"]).pattern
    return _Frames(
        verb=expression(sentence["verb"]),
        nots=expression(sentence["nots"]),
        nones=expression(sentence["nones"]),
        none_tail=expression(sentence["none_tail"]),
        place=re.compile(rf"{expression(sentence['place']).pattern}\s+$"),
        open_subject=expression(sentence["open_subject"]),
        contrast=expression(sentence["contrast"]),
        untroubled=expression(sentence["untroubled"]),
        back=expression(raw["back"]["say"]),
        taken_back=expression(raw["back"]["taken_back"]),
        pairs=tuple((expression(one["front"]), expression(one["back"])) for one in raw["pair"]),
        asked=re.compile(rf"[\s\"“)]*(?:[?:–]|\s-\s)\s*{answers}(?=\s*(?:[.,;!–]|$))"),
        answer=re.compile(rf"{answers}\s*[.!]*$"),
    )


def framed_denial(text: str, start: int, end: int, part: tuple[int, int]) -> tuple[int, int] | None:
    """The stretch from the hit to the words that deny it, `None` if no frame does.

    Args:
        text: the clause in small letters.
        start: where the hit begins.
        end: where it ends.
        part: the part of the clause around the hit.
    """
    frames = _frames()
    if answer := frames.asked.match(text, end):
        return start, answer.end()
    for front, back in frames.pairs:
        # The first half may belong to the words of the hit: "auf Leitern".
        before = front.search(text, max(part[0], start - _FRONT), end)
        after = back.search(text, end, part[1]) if before else None
        if before and after and _near(text[before.end() : start]) and _near(text[end : after.start()]):
            taken_back = frames.taken_back.search(text, end, after.end())
            return None if taken_back else (min(start, before.start()), after.end())
    said = frames.back.search(text, end, part[1])
    if said and _reaches(text, start, end, said.start(), part[0]):
        return None if frames.taken_back.search(text, end, said.end()) else (start, said.end())
    return _sentence(text, start, end, part)


def is_answer(sentence: str) -> bool:
    """Whether a sentence in small letters does nothing but deny what was asked before it: "Fehlanzeige."."""
    return bool(_frames().answer.match(sentence))


def _near(between: str) -> bool:
    return len(between.split()) <= _WORDS_ITEM


def _sentence(text: str, start: int, end: int, part: tuple[int, int]) -> tuple[int, int] | None:
    """The whole sentence is denied: a verb behind the hit, and "nicht" or "keine" at the end."""
    frames = _frames()
    for found in frames.nots.finditer(text, end, part[1]):
        tail = text[found.end() : _end(text, found.end(), part[1])]
        if len(tail.split()) <= _WORDS_TAIL and _denies(text, start, end, (found.start(), found.end()), part[0]):
            return start, found.end() + len(tail.rstrip())
    for found in frames.nones.finditer(text, end, part[1]):
        tail = text[found.end() : _end(text, found.end(), part[1])]
        plain = not tail.strip() or frames.none_tail.fullmatch(tail.strip())
        if plain and _denies(text, start, end, (found.start(), found.end()), part[0]):
            return start, found.end() + len(tail.rstrip())
    return None


def _denies(text: str, start: int, end: int, word: tuple[int, int], left: int) -> bool:
    frames = _frames()
    behind = text[end : _end(text, word[1], len(text))]
    # The hit itself may hold the verb: "Alkohol wird | in unserem Markt nicht verkauft".
    verb = frames.verb.search(text, end, word[0]) or frames.verb.search(text, start, end)
    if verb is None:
        return False
    at_a_place = frames.place.search(text[left:start]) or frames.place.match(text[start:end].partition(" ")[0] + " ")
    if at_a_place and not frames.open_subject.match(text, verb.end() + 1):
        return False
    return not frames.untroubled.search(behind) and _reaches(text, start, end, word[0], left)


def _end(text: str, place: int, right: int) -> int:
    found = _END.search(text, place, right)
    return found.start() if found else right


def _reaches(text: str, start: int, end: int, word: int, left: int) -> bool:
    """Whether what is said at `word` is still said of the hit; a list may stand between, a new statement may not."""
    between = text[end:word]
    items = _ITEMS.split(between)
    if "," in between and _frames().contrast.fullmatch(items[-1].strip()):
        return len(between.split()) <= _WORDS_BETWEEN
    if len(items[-1].split()) > _WORDS_BETWEEN or any(len(item.split()) > _WORDS_ITEM for item in items[:-1]):
        return False
    # A single word is an item of a list, be it a verb: "Bücken, Knien und Heben kommen nicht vor".
    verbs = [len(_frames().verb.findall(item)) for item in items]
    if any(count and len(item.split()) > 1 for item, count in zip(items[:-1], verbs, strict=False)):
        return False
    if len(items) > 1 and (not items[-1].strip() or (verbs[-1] == 1 and _frames().verb.match(items[-1].strip()))):
        # "… und müssen nicht": a verb right behind "und" begins a new statement.
        return False
    # With a comma only a list at the beginning reaches the verb: "Heben, Tragen und Bücken fallen nicht an".
    return "," not in between or (not text[left:start].strip() and bool(re.search(r"\b(?:und|oder|sowie)\b", between)))
