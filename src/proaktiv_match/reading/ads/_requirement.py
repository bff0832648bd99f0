"""What an advertisement asks of the person: licences, languages, education, skills."""

from dataclasses import dataclass

__all__ = ["ReadEducation", "ReadLanguage", "ReadLicence", "ReadSkill"]


@dataclass(frozen=True, slots=True)
class ReadLicence:
    """A licence or certificate, where it was read, and by which rule."""

    name: str
    must: bool
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class ReadLanguage:
    """A language (ISO 639-1) with its CEFR level; `None` where the advertisement names no level."""

    language: str
    level: str | None
    must: bool
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class ReadEducation:
    """Requirement level of KldB 2010, 1 helper to 4 expert."""

    requirement_level: int
    must: bool
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class ReadSkill:
    """A skill: the name of its concept, or the words of the advertisement where no concept is known."""

    name: str
    must: bool
    start: int
    end: int
    rule: str
    concept: str | None = None
    level: int | None = None
