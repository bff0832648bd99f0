"""Languages with their level."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from proaktiv_match.reading._meanings import meanings
from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._clauses import lowered, read_data
from proaktiv_match.reading.ads._requirement import ReadLanguage
from proaktiv_match.reading.ads._sections import Section
from proaktiv_match.reading.ads._spoken import about_the_post
from proaktiv_match.reading.ads._strength import is_must, not_needed

__all__ = ["read_languages"]

_JOINED = re.compile(r"[\s,/&+-]*(?:und|oder|sowie|und/oder|bzw\.?|als auch)?[\s/-]*(?:oder)?[\s-]*")
_PARTED = re.compile(r"[,;.(]|\bund\b|\bsowie\b|\boder\b")


@dataclass(frozen=True, slots=True)
class _Languages:
    names: re.Pattern[str]
    codes: dict[str, str]
    speaks: re.Pattern[str]
    cefr: re.Pattern[str]
    levels: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    language: str


@cache
def _languages() -> _Languages:
    raw = read_data("languages.toml")
    codes = dict(meanings().languages)
    written = "|".join(sorted((re.escape(name) for name in codes), key=lambda name: (-len(name), name)))
    return _Languages(
        names=re.compile(rf"\b(?P<name>{written}){raw['names']['ending']}"),
        codes=codes,
        speaks=re.compile(raw["names"]["speaks"]),
        cefr=re.compile(raw["names"]["cefr"]),
        levels=tuple((entry["level"], re.compile(entry["pattern"])) for entry in raw["levels"]),
    )


def read_languages(ad: AdText) -> tuple[ReadLanguage, ...]:
    """Each language once: the statement with a level before one without, a must before a wish."""
    low = lowered(ad.source.text)
    found: dict[str, ReadLanguage] = {}
    for clause in about_the_post(ad):
        if clause.section is Section.BENEFITS:
            continue
        for one in _in(low, clause):
            known = found.get(one.language)
            if known is None or _weight(one) > _weight(known):
                found[one.language] = one
    return tuple(found.values())


def _weight(one: ReadLanguage) -> tuple[bool, bool]:
    return one.level is not None, one.must


def _in(low: str, clause: Clause) -> Iterator[ReadLanguage]:
    known = _languages()
    alone = clause.section is Section.PROFILE and known.names.fullmatch(low, clause.start, clause.end)
    if not alone and not known.speaks.search(low, clause.start, clause.end):
        return
    mentions = [
        _Mention(match.start(), match.end(), known.codes[match["name"]])
        for match in known.names.finditer(low, clause.start, clause.end)
    ]
    before: tuple[str | None, int] = (None, clause.start)
    left = clause.start
    for place, mention in enumerate(mentions):
        right = mentions[place + 1].start if place + 1 < len(mentions) else clause.end
        level, start, end = _level(low, mention, left, right)
        if level is None and place and _shares(low, mentions[place - 1], mention):
            level, start = before
        if not not_needed(low, clause.start, clause.end, mention.start, mention.end):
            must = is_must(low, clause.start, clause.end, mention.start, mention.end)
            yield ReadLanguage(mention.language, level, must, min(start, mention.start), end, "AD-FL-1")
        before = (level, start)
        left = mention.end


def _shares(low: str, one: _Mention, other: _Mention) -> bool:
    """Whether the level of one is said for the other too: "gute Deutsch- und Englischkenntnisse"."""
    return "kenntnis" not in low[one.start : one.end] and bool(_JOINED.fullmatch(low, one.end, other.start))


def _level(low: str, mention: _Mention, left: int, right: int) -> tuple[str | None, int, int]:
    """The level that is said for a language, and where its words begin and end.

    A code of the CEFR counts first; then words before the language, in its own part of the clause; then words after.
    """
    known = _languages()
    own = low[mention.start : mention.end]
    if code := known.cefr.search(low, mention.end, right):
        return code["level"].upper(), mention.start, code.end()
    if (code := known.cefr.search(low, left, mention.start)) and not _PARTED.search(low, code.end(), mention.start):
        return code["level"].upper(), code.start(), mention.end
    if "grundkenntnis" in own:
        return "A2", mention.start, mention.end
    begin = max((match.end() for match in _PARTED.finditer(low, left, mention.start)), default=left)
    # "mündliche und schriftliche Deutschkenntnisse" is one part.
    for part in (begin, left):
        for level, pattern in known.levels:
            if match := pattern.search(low, part, mention.start):
                return level, match.start(), mention.end
    for level, pattern in known.levels:
        if match := pattern.search(low, mention.end, right):
            return level, mention.start, match.end()
    return None, mention.start, mention.end
