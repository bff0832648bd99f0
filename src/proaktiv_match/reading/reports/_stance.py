"""What a sentence says about each topic: excluded, limited, possible, needed, or merely named."""

import re
from dataclasses import dataclass
from enum import StrEnum

from proaktiv_match.reading.reports._data import cues
from proaktiv_match.reading.reports._note import Speaker
from proaktiv_match.reading.reports._sentence import Cue, Mention, Modifier, Part, Sentence

__all__ = ["Said", "Stance", "blocked", "stances"]

_NEAR = 30
"""Signs between "wenig" and what it is about."""
_FEW_WORDS = 4
"""A list's item that is not known here is no longer."""
_TICKS = frozenset({"überwiegend", "zeitweise", "zeitweilig", "gelegentlich", "ständig", "selten", "manchmal", "oft",
                    "sehr oft", "nie", "häufig", "teilweise", "teils", "vorwiegend"})  # fmt: skip
# What says something by itself takes nothing over from its neighbours.
_COMPLETE = frozenset({"heaviness", "full_day", "part_day", "need", "kind", "need_minutes", "need_hours", "sit_share"})
_VERB = re.compile(
    r"(?<!\w)(?:darf|dürfen|kann|können|soll|sollen|sollten?|werden|wird|ist|sind|geht|gehen|klappt|klappen)"
    r"(?: (?:er|sie|es|gar|auch|leider|überhaupt|derzeit|aktuell|mehr|noch)){0,2} ?$"
)
_BELOW_AVERAGE = re.compile(r"unterdurchschnittlich|unter dem durchschnitt")
# "häufiges Bücken sowie das Besteigen von Leitern": an article begins a phrase of its own.
_NEW_PHRASE = re.compile(r"(?:\bund|\boder|\bsowie|,|/) (?:das|die|der|den|dem|tätigkeiten?|arbeiten?|einsätze) ")
_REASON = re.compile(r"\s*(?:wegen|aufgrund|infolge)\b")
_WANTED = frozenset({"need", "kind", "need_minutes", "need_hours"})
_SPREADING = ("exclude", "limited", "permit", "unrestricted")


class Stance(StrEnum):
    """What is said about a topic."""

    EXCLUDED = "excluded"
    LITTLE = "little"
    LIMITED = "limited"
    POSSIBLE = "possible"
    UNRESTRICTED = "unrestricted"
    NEEDED = "needed"
    UNNEEDED = "unneeded"
    NAMED = "named"


@dataclass(slots=True)
class Said:
    """A topic and what is said about it.

    Attributes:
        mention: the topic.
        part: the part of the sentence it stands in.
        stance: what is said.
        cue: the word that says it, if it stands in the same part.
        modifier: its word of frequency or extent.
        only: whether "nur" restricts it.
        soft: whether it reads "möglichst".
        companions: styles of all topics of the sentence.
        speaker: whose words they are.
        part_text: the words of the part.
        below_average: whether a test was below the average.
    """

    mention: Mention
    part: Part
    stance: Stance
    cue: Cue | None
    modifier: Modifier | None
    only: bool
    soft: bool
    companions: frozenset[str]
    speaker: Speaker
    part_text: str
    below_average: bool


def blocked(text: str, sentence: Sentence, *, capacity: bool) -> tuple[str | None, dict[int, str]]:
    """Why nothing is read from a sentence, or from single parts of it (by their start)."""
    parts: dict[int, str] = {}
    for block in cues().blocks:
        if block.not_capacity and capacity:
            continue
        for match in block.pattern.finditer(text, sentence.start, sentence.end):
            mentions = [one for part in sentence.parts for one in part.mentions]
            if any(one.start <= match.start() and match.end() <= one.end for one in mentions):
                continue
            if block.whole_sentence:
                return block.reason, {}
            for part in sentence.parts:
                if part.start <= match.start() < part.end:
                    parts.setdefault(part.start, block.reason)
    return None, parts


def stances(text: str, sentence: Sentence, speaker: Speaker) -> list[Said]:
    """What the sentence says about each of its topics."""
    own = [[_own(text, part, one) for one in part.mentions] for part in sentence.parts]
    companions = frozenset(one.topic.style for part in sentence.parts for one in part.mentions)
    said = []
    for place, part in enumerate(sentence.parts):
        for at, mention in enumerate(part.mentions):
            stance, cue = own[place][at]
            modifier = _modifier(text, part, mention)
            soft, source = part.has("soft"), part
            if stance is Stance.POSSIBLE and _denied_behind_reason(text, sentence, place):
                stance = Stance.EXCLUDED
            if stance in (Stance.NAMED, Stance.NEEDED) and _takes_over(text, part, mention, modifier):
                taken, source = _from_neighbours(text, sentence, own, place)
                stance = taken if taken is not Stance.NAMED else stance
                soft = soft or source.has("soft")
            listed = place > 0 and bool(own[place - 1]) and own[place - 1][-1][0] is Stance.NAMED
            if modifier is None and not part.modifiers and (source is not part or _bare(part) or listed):
                modifier = _carried(text, sentence, place)
            only = any(_restricts(one, mention, modifier) for one in part.cues)
            if stance is Stance.NAMED and modifier is None and _bare(part):
                modifier = _closing(sentence, place)
                only = only or modifier is not None
            words = text[part.start : part.end]
            below = any(_BELOW_AVERAGE.search(text, one.start, one.end) for one in (part, source))
            said.append(Said(mention, part, stance, cue, modifier, only, soft, companions, speaker, words, below))
    return said


def _denied_behind_reason(text: str, sentence: Sentence, place: int) -> bool:
    """Whether the "nicht" stands behind an inserted reason ("fahren darf er wegen der Tabletten nicht")."""
    if place + 1 >= len(sentence.parts):
        return False
    reason = sentence.parts[place + 1]
    if not _REASON.match(text, reason.start):
        return False
    return any(one.kind == "deny" and not text[one.end : reason.end].strip() for one in reason.cues)


def _closing(sentence: Sentence, place: int) -> Modifier | None:
    """The "nur selten" at the end of a list, for all of it ("Bücken, Hocken und Knien nur selten")."""
    for part in sentence.parts[place + 1 :]:
        if not part.mentions:
            return None
        last = part.mentions[-1].end
        for cue in part.cues:
            after = [one for one in part.modifiers if cue.end <= one.start <= cue.end + 1]
            if cue.kind == "only" and cue.start >= last and after and after[0].frequency is not None:
                return after[0]
        if not _bare(part) or part.modifiers or part.amounts:
            return None
    return None


def _inner(part: Part) -> list[Cue]:
    """The cues of a part without those that lie inside a longer one ("nicht" in "nicht zumutbar")."""
    found = []
    for one in part.cues:
        # "können nicht getragen werden": what is denied inside is no permission.
        denied = one.kind == "permit" and any(
            o.kind in ("deny", "limited", "exclude") and one.start < o.start and o.end <= one.end for o in part.cues
        )
        if denied:
            continue
        if one.kind in ("soft", "only") or not any(_covers(other, one) for other in part.cues):
            found.append(one)
    return found


def _covers(longer: Cue, one: Cue) -> bool:
    """Whether a cue is only part of a longer one that says it better."""
    if longer.kind in ("soft", "need", "only", "unneeded") or longer.end - longer.start <= one.end - one.start:
        return False
    negative = longer.kind == "permit" and one.kind in ("deny", "limited", "exclude") and longer.start < one.start
    return longer.start <= one.start and one.end <= longer.end and not negative


def _own(text: str, part: Part, mention: Mention) -> tuple[Stance, Cue | None]:
    """What the part itself says about one of its topics."""
    inner = _inner(part)
    by_kind = {kind: [one for one in inner if one.kind == kind] for kind in cues().kinds}
    if by_kind["unneeded"] and mention.topic.style in _COMPLETE:
        return Stance.UNNEEDED, by_kind["unneeded"][0]
    deny = _denial(text, part, mention, by_kind["deny"])
    if mention.topic.style in _WANTED:
        return _wanted(by_kind, deny)
    if by_kind["unrestricted"] and not by_kind["exclude"]:
        return Stance.UNRESTRICTED, by_kind["unrestricted"][0]
    if by_kind["exclude"]:
        return Stance.EXCLUDED, by_kind["exclude"][0]
    lost = mention.topic.lacking is not None and mention.topic.lacking.search(mention.text) is not None
    if deny is not None:
        return (Stance.UNRESTRICTED if lost else Stance.EXCLUDED), deny
    if by_kind["limited"] or lost:
        return Stance.LIMITED, by_kind["limited"][0] if by_kind["limited"] else None
    near = [one for one in by_kind["little"] if one.end <= mention.start + 1 and mention.start - one.end <= _NEAR]
    if near:
        return Stance.LITTLE, near[-1]
    if by_kind["permit"]:
        return Stance.POSSIBLE, by_kind["permit"][-1]
    if by_kind["need"]:
        return Stance.NEEDED, by_kind["need"][0]
    return Stance.NAMED, None


def _wanted(by_kind: dict[str, list[Cue]], deny: Cue | None) -> tuple[Stance, Cue | None]:
    """What is said about something that a person may need: denied twice ("nicht ohne Aufsicht") it is needed."""
    if deny is not None:
        without = bool(by_kind["exclude"]) or len(by_kind["deny"]) > 1
        return (Stance.NEEDED, deny) if without else (Stance.UNNEEDED, deny)
    if by_kind["need"]:
        return Stance.NEEDED, by_kind["need"][0]
    if by_kind["unrestricted"]:
        return Stance.UNNEEDED, by_kind["unrestricted"][0]
    if by_kind["permit"]:
        return Stance.POSSIBLE, by_kind["permit"][-1]
    return Stance.NAMED, None


def _denial(text: str, part: Part, mention: Mention, denials: list[Cue]) -> Cue | None:
    """The "kein" before the topic, or the "nicht" behind the last one or behind the verb."""
    before = [one for one in denials if one.start < mention.start]
    if before:
        return before[-1]
    last = max(one.end for one in part.mentions)
    after = [one for one in denials if one.start >= last or _VERB.search(text, part.start, one.start)]
    return after[0] if after else None


def _bare(part: Part) -> bool:
    return not any(one.kind in ("deny", *_SPREADING) for one in part.cues)


def _takes_over(text: str, part: Part, mention: Mention, modifier: Modifier | None) -> bool:
    if mention.topic.style in _COMPLETE or _REASON.match(text, part.start) or part.has("only"):
        return False
    ticked = modifier is not None and modifier.frequency is not None and text[modifier.start : modifier.end] in _TICKS
    # "Handkraft 18 kg, unterdurchschnittlich": kg are a load only beside a load.
    amounts = ("minutes", "metres") if mention.topic.style == "grade" else ("kg", "minutes", "metres")
    # "mehr als 15 kg" is no bound by itself: what is said about it stands elsewhere.
    return not ticked and not any(one.measures in amounts and one.bound != "above" for one in part.amounts)


def _from_neighbours(
    text: str, sentence: Sentence, own: list[list[tuple[Stance, Cue | None]]], place: int
) -> tuple[Stance, Part]:
    """A list says it once: at its end ("Kälte, Nässe meiden") or at its head ("keine Kälte, Nässe")."""
    for k in range(place + 1, len(sentence.parts)):
        part = sentence.parts[k]
        inner = _inner(part)
        if not part.mentions:
            kind = _spread(inner)
            if kind is not None:
                return kind, part
            if _passed_over(text, sentence, part):
                continue
            break
        if own[k][0][0] in (Stance.NAMED, Stance.NEEDED):
            continue
        first, last = part.mentions[0].start, part.mentions[-1].start
        headed = any(one.kind == "deny" and one.start < first for one in inner)
        closing = any(one.kind in (*_SPREADING, "deny") and one.start > last for one in inner)
        if closing and not headed:
            return own[k][-1][0], part
        break
    for k in range(place - 1, -1, -1):
        part = sentence.parts[k]
        if not part.mentions:
            kind = _spread(_inner(part))
            if kind is not None:
                return kind, part
            continue
        stance = own[k][-1][0]
        if stance in (Stance.NAMED, Stance.NEEDED):
            continue
        # "Eingeschränkt sind Konzentration, Ausdauer": the word at the head is for all of the list.
        headed = stance is Stance.LIMITED and any(
            one.kind == "limited" and one.start < part.mentions[0].start for one in _inner(part)
        )
        spreads = headed or stance in (Stance.EXCLUDED, Stance.UNRESTRICTED)
        return (stance, part) if spreads else (Stance.NAMED, part)
    return Stance.NAMED, sentence.parts[place]


def _passed_over(text: str, sentence: Sentence, part: Part) -> bool:
    """Whether a part without topics only stands between: in brackets, an example, a word of the list not known here."""
    if text.count("(", sentence.start, part.start) > text.count(")", sentence.start, part.start):
        return True
    return not part.cues and len(text[part.start : part.end].split()) <= _FEW_WORDS


def _spread(inner: list[Cue]) -> Stance | None:
    order = (
        ("unrestricted", Stance.UNRESTRICTED),
        ("exclude", Stance.EXCLUDED),
        ("deny", Stance.EXCLUDED),
        ("limited", Stance.LIMITED),
        ("permit", Stance.POSSIBLE),
    )
    for kind, stance in order:
        if any(one.kind == kind for one in inner):
            return stance
    return None


def _modifier(text: str, part: Part, mention: Mention) -> Modifier | None:
    """The word of extent before the topic, shared with those it is joined to; else the one that closes the part."""
    within = [one for one in part.modifiers if mention.start <= one.start and one.end <= mention.end]
    before = [one for one in part.modifiers if one.end <= mention.start and not _cut(text, part, one, mention)]
    if before:
        # "häufig hoher Zeitdruck": a word of extent right before the topic says more than one further off.
        return before[-1]
    if within and mention.topic.style in ("grade", "noise") and not mention.topic.marked("complete", mention.text):
        return within[0]
    last = max(one.end for one in part.mentions)
    after = [one for one in part.modifiers if one.start >= mention.end]
    own = [
        one
        for one in after
        if one.start >= last
        or not any(m.start > one.start and "," not in text[one.end : m.start] for m in part.mentions)
    ]
    return own[0] if own else None


def _cut(text: str, part: Part, modifier: Modifier, mention: Mention) -> bool:
    """Whether something between the two says that the word of extent belongs to another topic."""
    between = text[modifier.end : mention.start]
    # "besondere Anforderungen an die Merkfähigkeit und das Gedächtnis" is one phrase.
    new = mention.topic.style != "grade" and _NEW_PHRASE.search(between) is not None
    if new or any(modifier.end <= one.start and one.end <= mention.start for one in part.amounts):
        return True
    if any(one.kind in ("deny", "exclude") and modifier.end <= one.start < mention.start for one in part.cues):
        return True
    joined = [one for one in part.mentions if modifier.end <= one.start < mention.start]
    # "zeitweise im Stehen und Gehen" is shared; "überwiegend im Sitzen Bücken" is not.
    return bool(joined) and not any(word in between for word in (" und ", " oder ", "/", " sowie ", ","))


def _restricts(cue: Cue, mention: Mention, modifier: Modifier | None) -> bool:
    """Whether "nur" stands before the topic, or right before its word of frequency."""
    if cue.kind != "only":
        return False
    return cue.start < mention.start or (modifier is not None and cue.end <= modifier.start <= cue.end + 1)


def _carried(text: str, sentence: Sentence, place: int) -> Modifier | None:
    """The word of extent at the head of a list ("häufiges Bücken, Knien oder Hocken")."""
    part = sentence.parts[place]
    if place == 0 or any(one.kind == "deny" and one.start < part.mentions[0].start for one in part.cues):
        return None
    earlier = sentence.parts[place - 1]
    if not earlier.mentions or text[earlier.end : part.start].strip() not in ("", ","):
        return None
    first = earlier.mentions[0]
    if any(one.start > first.start for one in earlier.cues if one.kind in ("deny", "exclude")):
        return None
    heads = [one for one in earlier.modifiers if one.end <= first.start]
    inflected = [one for one in heads if text[one.start : one.end] not in _TICKS]
    return inflected[-1] if inflected else None
