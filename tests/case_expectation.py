"""What a case expects of a comparison, and how an answer is held against it."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Protocol

__all__ = [
    "AidLike",
    "CaseFormError",
    "ComparisonLike",
    "Expectation",
    "FindingLike",
    "Pattern",
    "check_keys",
    "expectation_from_vignette",
    "fold",
    "looked_up",
    "mismatches",
    "resolved_verdict",
    "same_place",
]


class CaseFormError(ValueError):
    """A case does not keep to the form; the message says where and what would be right."""


class AidLike(Protocol):
    """A measure that a finding names."""

    @property
    def id(self) -> str: ...


class QuestionLike(Protocol):
    """A question of a finding."""

    @property
    def to(self) -> Sequence[str]: ...


class FindingLike(Protocol):
    """The part of a finding that cases look at."""

    @property
    def dimension(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def marks(self) -> Sequence[str]: ...
    @property
    def tendency(self) -> str | None: ...
    @property
    def question(self) -> QuestionLike | None: ...
    @property
    def accommodations(self) -> Sequence[AidLike]: ...


class ComparisonLike(Protocol):
    """The part of a comparison that cases look at."""

    @property
    def status(self) -> str: ...
    @property
    def verdict(self) -> str | None: ...
    @property
    def tendency(self) -> str | None: ...
    @property
    def open(self) -> int: ...
    @property
    def findings(self) -> Sequence[FindingLike]: ...


_WORDS: dict[str, dict[str, str]] = {
    "Befund": {
        "passt": "fits",
        "klären": "check",
        "mit Anpassung": "adaptable",
        "überschritten": "conflict",
        "nicht beurteilt": "not_assessed",
    },
    "Adressat": {
        "Arbeitgeber": "employer",
        "Teilnehmer": "participant",
        "Arzt": "doctor",
        "Coach": "coach",
    },
    "Teil": {"aussichtsreich": "promising", "offen": "open", "unwahrscheinlich": "unlikely"},
    "Tendenz": {"erfüllt": "likely_fits", "überschritten": "likely_exceeded"},
}
_WORDS["Ergebnis"] = {**_WORDS["Befund"], "nicht bereit": "not_ready", "Eingabefehler": "error"}


def fold(text: str) -> str:
    """Lower case, ä as ae, ß as ss, single blanks."""
    plain = text.lower()
    for letter, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(letter, letters)
    return " ".join(plain.split())


def looked_up(known: Mapping[str, Any], word: str, what: str, *, folded: bool = True) -> Any:
    """The entry that `word` names, or an error that names the nearest word."""
    key = fold(word) if folded else word
    if key in known:
        return known[key]
    near = difflib.get_close_matches(key, list(known), 1, 0.5)
    hint = f"; gemeint: „{near[0]}“?" if near else f"; bekannt: {', '.join(known)}"
    raise CaseFormError(f"„{word}“ ist hier nicht bekannt ({what}){hint}")


def resolved_verdict(word: str, what: str) -> str:
    """The contract's name of a German word of `what` (Befund, Ergebnis, Adressat, Teil, Tendenz)."""
    found = looked_up({fold(name): target for name, target in _WORDS[what].items()}, word, what)
    return str(found)


def check_keys(raw: Any, known: AbstractSet[str], what: str) -> None:
    """`raw` is a mapping without unknown keys, or an error."""
    if not isinstance(raw, dict):
        raise CaseFormError(f"{what}: hier stehen Angaben mit Doppelpunkt ({', '.join(sorted(known))})")
    for key in raw:
        if key not in known:
            looked_up({name: name for name in sorted(known)}, str(key), what, folded=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A finding as far as a case describes it; what is `None` or empty may be anything."""

    dimension: str | None = None
    measure: str | None = None
    status: str | None = None
    marks: Sequence[str] = ()
    without_marks: Sequence[str] = ()
    tendency: str | None = None
    to: Sequence[str] = ()
    accommodations: Sequence[str] = ()

    def matches(self, finding: FindingLike) -> bool:
        """Whether `finding` is one that this pattern describes."""
        asked = () if finding.question is None else finding.question.to
        return (
            self.dimension in (None, finding.dimension)
            and self.measure in (None, finding.measure)
            and self.status in (None, str(finding.status))
            and self.tendency in (None, finding.tendency)
            and set(self.marks) <= set(finding.marks)
            and not set(self.without_marks) & set(finding.marks)
            and set(self.to) <= {str(name) for name in asked}
            and set(self.accommodations) <= {aid.id for aid in finding.accommodations}
        )


@dataclass(frozen=True, slots=True)
class Expectation:
    """What has to come out. `verdict` may also be `error` (refused input) or `not_ready`."""

    verdict: str | None
    findings: Sequence[Pattern] = ()
    not_findings: Sequence[Pattern] = ()
    question_to: Sequence[str] = ()
    accommodations: Sequence[str] = ()
    error_field: str | None = None
    tendency: str | None = None
    open: int | None = None
    counted_as: str | None = field(default=None)


def expectation_from_vignette(raw: Mapping[str, Any]) -> Expectation:
    """The `expect` object of the JSON cases; a key that is not known is an error, never ignored."""
    names = {"verdict", "findings", "not_findings", "question_to", "accommodations", "error_field", "tendency", "open"}
    check_keys(raw, names, "expect")
    patterns = {key: tuple(Pattern(**entry) for entry in raw.get(key, ())) for key in ("findings", "not_findings")}
    return Expectation(**{**raw, **patterns})


def _told(finding: FindingLike) -> str:
    asked = "" if finding.question is None else f" -> {','.join(map(str, finding.question.to))}"
    aids = ",".join(aid.id for aid in finding.accommodations)
    tail = f" {finding.tendency}" if finding.tendency else ""
    place = f"{finding.dimension}.{finding.measure}"
    return f"{place} {finding.status} [{','.join(finding.marks)}]{tail}{asked} {aids}".rstrip()


def mismatches(expect: Expectation, found: ComparisonLike) -> list[str]:
    """Everything in which `found` differs from what is expected; empty if nothing."""
    faults: list[str] = []
    verdict = "not_ready" if str(found.status) == "not_ready" else found.verdict
    if expect.verdict is not None and str(verdict) != expect.verdict:
        faults.append(f"verdict {verdict}, expected {expect.verdict}")
    faults += [f"no finding like {wanted}" for wanted in expect.findings if not _any(wanted, found.findings)]
    faults += [f"a finding like {unwanted}" for unwanted in expect.not_findings if _any(unwanted, found.findings)]
    asked = {str(name) for finding in found.findings if finding.question for name in finding.question.to}
    if not set(expect.question_to) <= asked:
        faults.append(f"questions go to {sorted(asked)}, expected {list(expect.question_to)}")
    changed = [f for f in found.findings if str(f.status) == "adaptable" or "adapted" in f.marks]
    aids = {aid.id for finding in changed for aid in finding.accommodations}
    if not set(expect.accommodations) <= aids:
        faults.append(f"adaptations {sorted(aids)}, expected {list(expect.accommodations)}")
    if expect.tendency is not None and found.tendency != expect.tendency:
        faults.append(f"tendency {found.tendency}, expected {expect.tendency}")
    if expect.open is not None and found.open != expect.open:
        faults.append(f"open {found.open}, expected {expect.open}")
    if faults:
        faults += ["found:", *(f"  {_told(finding)}" for finding in found.findings)]
    return faults


def _any(pattern: Pattern, findings: Iterable[FindingLike]) -> bool:
    return any(pattern.matches(finding) for finding in findings)


def same_place(wanted: str, pointer: str) -> bool:
    """Whether a fault's JSON pointer is the field a case names, or a part of it.

    Both ways of writing count: `/limits/0/at_most` and `participant.limits[0].at_most`.
    """
    steps = [step for step in wanted.replace("[", "/").replace("]", "").replace(".", "/").split("/") if step]
    if steps and steps[0] in ("participant", "offer"):
        steps = steps[1:]
    return pointer.split("/")[1:][: len(steps)] == steps
