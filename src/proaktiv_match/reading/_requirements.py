"""Skills, licences, languages and education that a record asks for."""

import re
from typing import Any

from proaktiv_match.reading._meanings import meanings
from proaktiv_match.reading._report import Tally
from proaktiv_match.reading._stated import Stated, Statement

__all__ = ["requirements"]

_SKILL_SEPARATOR = re.compile(r"[,;\n•|]+")
_LONGEST_SKILL = 60
"""A longer piece is a sentence, not the name of a skill; it stays in the text."""

_SKILLED = 2
_LANGUAGE_STEPS = {"2": "basic", "3": "advanced", "4": "expert"}
"""Levels of skills, for a language that stands in a list of skills."""

Item = dict[str, Statement]


def requirements(stated: Stated, source: dict[str, Any], prefix: str, tally: Tally) -> dict[str, Any]:
    """The contract's `skills`, `licences`, `languages`, `education`, and what of it goes to `ext`.

    Args:
        stated: what the record states.
        source: who said it, for every entry.
        prefix: prefix of keys in `ext`.
        tally: where languages without a level are counted.
    """
    wanted = _Wanted(source, tally)
    for item in stated.items("skill"):
        wanted.skill(item)
    for text in stated.every("skill_text"):
        wanted.skill_text(text)
    for item in stated.items("licence"):
        wanted.licence(item)
    for name in stated.every("certificate"):
        wanted.licences.add({"name": name, "must": False})
    for item in stated.items("language"):
        wanted.language(item)
    found: dict[str, Any] = {
        "skills": wanted.skills.entries,
        "licences": wanted.licences.entries,
        "languages": wanted.languages.entries,
        "education": _education(stated, source),
    }
    ext = {
        "languages_without_level": wanted.without_level,
        "skill_codes": [_coded_skill(item) for item in stated.items("coded_skill") if "code" in item],
        "school_degree": stated.first("degree.school"),
        "school_degree_must": bool(stated.first("degree.school")) and "yes" in stated.terms("degree_must"),
        "trainings": stated.every("training"),
        "training_codes": stated.every("training_code"),
    }
    found["ext"] = {f"{prefix}.{key}": value for key, value in ext.items() if value}
    return found


class _Named:
    """Entries with a name, each name once, `must` if any of them says so."""

    def __init__(self, source: dict[str, Any]) -> None:
        self.entries: list[dict[str, Any]] = []
        self._by_name: dict[str, dict[str, Any]] = {}
        self._source = source

    def add(self, entry: dict[str, Any]) -> None:
        name = str(entry.get("name") or entry.get("language")).casefold()
        known = self._by_name.get(name)
        if known is None:
            entry["source"] = self._source
            self._by_name[name] = entry
            self.entries.append(entry)
            return
        known["must"] = known["must"] or entry["must"]
        levels = [level for level in (known.get("level"), entry.get("level")) if level is not None]
        if levels:
            known["level"] = max(levels)


class _Wanted:
    """Sorts what is named into skills, licences and languages, wherever the source lists it."""

    def __init__(self, source: dict[str, Any], tally: Tally) -> None:
        self.skills = _Named(source)
        self.licences = _Named(source)
        self.languages = _Named(source)
        self.without_level: list[str] = []
        self._tally = tally

    def skill(self, item: Item) -> None:
        """One entry of a list of skills; a language or licence in it goes to its own kind."""
        if "name" not in item:
            return
        name = item["name"].value
        level = item["level"].value if "level" in item else ""
        if language := meanings().languages.get(name.casefold()):
            self._add_language(language, _LANGUAGE_STEPS.get(level, ""), item["name"].path, must=_must(item))
        elif name.startswith(meanings().licence_beginnings):
            name = name.replace("Fahrerlaubnisklasse", "Fahrerlaubnis")
            self.licences.add({"name": name, "must": _must(item)})
        else:
            entry: dict[str, Any] = {"name": name, "must": _must(item)}
            if level.isdigit():
                entry["level"] = int(level)
            self.skills.add(entry)

    def skill_text(self, text: str) -> None:
        """Names of skills in one text, separated by commas."""
        for name in _SKILL_SEPARATOR.split(text):
            if 1 < len(name.strip()) <= _LONGEST_SKILL:
                self.skills.add({"name": name.strip(), "must": False})

    def licence(self, item: Item) -> None:
        """One licence."""
        if "name" in item:
            self.licences.add({"name": item["name"].value, "must": _must(item)})

    def language(self, item: Item) -> None:
        """One language."""
        if "name" in item:
            step = item["level"].value if "level" in item else ""
            self._add_language(item["name"].value, step, item["name"].path, must=step == "must")

    def _add_language(self, language: str, step: str, path: str, *, must: bool) -> None:
        """A language needs a level in the contract; without one it is kept in `ext` and counted."""
        level = meanings().language_levels.get(step)
        if level is not None:
            self.languages.add({"language": language, "level": level, "must": must})
        elif language not in self.without_level:
            self.without_level.append(language)
            self._tally.unknown_code(path, f"{language} ohne Niveau")


def _must(item: Item) -> bool:
    return any(part in item and item[part].value in ("yes", "must") for part in ("must", "level"))


def _coded_skill(item: Item) -> dict[str, Any]:
    """A competence that is named by its number only; the name needs the catalogue of competences."""
    level = item["level"].value if "level" in item else ""
    coded: dict[str, Any] = {"code": item["code"].value, "must": level == "must"}
    if level.isdigit():
        coded["level"] = int(level)
    return coded


def _education(stated: Stated, source: dict[str, Any]) -> dict[str, Any] | None:
    """Requirement level of KldB 2010: the highest that is stated, with whether it is a must."""
    must = "yes" in stated.terms("degree_must")
    levels = [(int(level), must) for level in stated.every("degree.level")]
    levels += [(int(level), False) for level in stated.every("requirement_level")]
    if stated.every("training") or stated.every("training_code"):
        levels.append((_SKILLED, False))
    if not levels:
        return None
    highest = max(level for level, _ in levels)
    needed = any(wanted for level, wanted in levels if level == highest)
    return {"requirement_level": highest, "must": needed, "source": source}
