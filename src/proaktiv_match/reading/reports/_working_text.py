"""The text as patterns read it: lower case, joined words written out, slips of the pen mended; with the way back."""

import re
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading.reports._data import TOPIC_FILES, load
from proaktiv_match.reading.text import SourceText

__all__ = ["WorkingText"]

_JOINED = re.compile(r"(?<!\w)(\w{2,40})-(?=(?:,? (?:\w+-,? )?| ?/ ?)(?:und |oder |u\. |bzw\. |sowie |, )?(\w{4,}))")
_WORD = re.compile(r"[a-zäöüß]{7,}")
_LONG_WORD = 11
_REACH = 120
"""Signs behind a hyphen within which the shared second part of the word is looked for."""
_MAY_DIFFER = 3
"""The last letters of a German word change with its form; a difference only there is no slip."""


@dataclass(frozen=True, slots=True)
class WorkingText:
    """Lower case text and, for each sign, the part of the source text it stands for."""

    source: SourceText
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> "WorkingText":
        """Bring a note into the form in which it is read."""
        source = SourceText.of(original)
        signs = [sign.lower() if len(sign.lower()) == 1 else sign for sign in source.text]
        text = "".join(signs)
        pieces = [(match.start(), match.end(), match[1] + head) for match, head in _joined(text)]
        pieces += [(match.start(), match.end(), long) for match, long in _shortened(text)]
        pieces += [(match.start(), match.end(), mended) for match, mended in _slips(text)]
        return cls._with(source, text, sorted(pieces))

    @classmethod
    def _with(cls, source: SourceText, text: str, pieces: list[tuple[int, int, str]]) -> "WorkingText":
        said: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        place = 0
        for start, end, new in pieces:
            if start < place:
                continue
            for at in range(place, start):
                said.append(text[at])
                starts.append(at)
                ends.append(at + 1)
            for sign in new:
                said.append(sign)
                starts.append(start)
                ends.append(end)
            place = end
        for at in range(place, len(text)):
            said.append(text[at])
            starts.append(at)
            ends.append(at + 1)
        return cls(source, "".join(said), tuple(starts), tuple(ends))

    def quote(self, start: int, end: int) -> str:
        """The exact part of the original behind `text[start:end]`.

        Raises:
            ValueError: nothing but white space lies there.
        """
        return self.source.quote(self.starts[start], self.ends[end - 1])

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` lies in the original."""
        return self.source.offsets[self.starts[start]], self.source.ends[self.ends[end - 1] - 1]


def _joined(text: str) -> list[tuple[re.Match[str], str]]:
    """Words whose second part stands only once, with that part ("Nacht-" of "Nacht- und Wechselschicht")."""
    heads = sorted(load("words.toml")["joined"]["heads"], key=len, reverse=True)
    found = []
    for match in _JOINED.finditer(text):
        rest = text[match.end() : match.end() + _REACH].lstrip(" /,")
        # In a chain ("Fahr-, Steuer- und Überwachungstätigkeit") the last word has the head.
        last = re.match(
            r"(?:\w+-,? ?(?:und |oder |u\. |bzw\. |sowie |/ ?)?)*(?:und |oder |u\. |bzw\. |sowie )?(\w+)", rest
        )
        word = last[1] if last else match[2]
        head = next((one for one in heads if word.endswith(one) and len(word) > len(one)), None)
        if head is not None:
            found.append((match, head))
    return found


@cache
def _short_forms() -> re.Pattern[str]:
    spelling = load("spelling.toml")
    whole = "|".join(re.escape(one) for one in sorted(spelling["short"], key=len, reverse=True))
    tails = "|".join(re.escape(one) for one in sorted(spelling["tails"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?P<whole>{whole})|(?P<stem>[a-zäöüß]{{4,20}})(?P<tail>{tails}))(?!\w)")


def _shortened(text: str) -> list[tuple[re.Match[str], str]]:
    """Shortened words with their long form ("Absturzgef."); one at the end of the text may be a sentence's end."""
    spelling = load("spelling.toml")
    found = []
    for match in _short_forms().finditer(text):
        if match["whole"] is not None:
            found.append((match, spelling["short"][match["whole"]]))
        else:
            found.append((match, match["stem"] + spelling["tails"][match["tail"]]))
    return found


def _slips(text: str) -> list[tuple[re.Match[str], str]]:
    """Misspelt words that are surely one of the field's own."""
    found = []
    for match in _WORD.finditer(text):
        mended = _mended(match[0])
        if mended != match[0]:
            found.append((match, mended))
    return found


@cache
def _known() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of the examples of all topics, as they stand and as those that a slip may be mended to."""
    said: set[str] = set()
    for name in TOPIC_FILES:
        for topic in load(name)["topic"]:
            for sentence in (*topic["examples"], *topic["counters"]):
                said |= set(re.findall(r"[a-zäöüß]{4,}", sentence.lower()))
    spelling = load("spelling.toml")
    said |= {word for line in spelling["words"] for word in line.split()}
    return frozenset(said), tuple(sorted(word for word in said if len(word) >= _WORD_LENGTH))


_WORD_LENGTH = 6


@cache
def _mended(word: str) -> str:
    from rapidfuzz.distance import OSA

    known, targets = _known()
    if word in known:
        return word
    plain = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    if plain != word and plain in known:
        return plain
    allowed = 2 if len(word) >= _LONG_WORD else 1
    near = []
    for target in targets:
        if target[0] != word[0] or abs(len(target) - len(word)) > allowed:
            continue
        distance = OSA.distance(word, target, score_cutoff=allowed)
        if distance <= allowed:
            if _same_but_ending(word, target):
                return word
            near.append((distance, target))
    return min(near)[1] if near else word


def _same_but_ending(word: str, target: str) -> bool:
    """Whether the two differ only in their endings or prefix: then both are words."""
    shared = 0
    for one, other in zip(word, target, strict=False):
        if one != other:
            break
        shared += 1
    return shared >= max(len(word), len(target)) - _MAY_DIFFER
