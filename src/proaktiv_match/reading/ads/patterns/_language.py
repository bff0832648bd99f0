"""The language of the patterns: German word forms with gaps, read once into a regular expression and its literals.

A form is written like the words it finds:

- `~` is any rest of a word, before or after a stem: `heb~` finds "heben", `~platz` finds "Arbeitsplatz";
- a blank is white space; `…` is a gap of up to four words inside the sentence;
- `(a|b)` is a choice, `(a|b)?` may be missing, `(a|b)*` may come several times; `{load}` is a word class of
  `classes.toml`;
- `#` is a number in digits; `#?` and a blank with `?` may be missing.

Words begin and end where a form does, unless `~` stands there. ä, ö, ü and ß may be written ae, oe, ue and ss.
"""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

__all__ = ["Form", "FormError", "compiled", "read_form"]

_REST = r"[\w-]*(?:[*:/_(]-?in(?:nen)?\)?)?"
"""Rest of a word, with the spellings of both genders ("Kund*innen", "Patient/in")."""

_GAP = r"[^\w.;:!?|]+(?:[\w.-]*\w[^\w.;:!?|]+){0,4}?"
_NUMBER = r"\d+(?:[.,]\d+)?"
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_MARKS = frozenset("~…#(){|?* ")

_DENIAL = re.compile(r"(?<!\w)(?:nicht|nie|niemals|kaum|kein|keine|nichts)(?!\w)")
_SHORTEST = 2
"""A single letter stands in every text and would sift nothing."""


class FormError(ValueError):
    """A form of a data file that cannot be read."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as regular expression.

    Attributes:
        regex: source of the expression, without boundaries at its ends.
        literals: small letters of which at least one stands wherever the form does; empty if there is no such set.
        denies: whether a word such as "nicht" belongs to the form itself ("ohne Aufzug").
    """

    regex: str
    literals: frozenset[str]
    denies: bool = False


class _Reader:
    """Reads one form from left to right."""

    def __init__(self, text: str, classes: Mapping[str, Form]) -> None:
        self._text = text
        self._classes = classes
        self._place = 0

    def read(self) -> Form:
        form = self._choice()
        if self._place < len(self._text):
            raise FormError(self._text)
        return Form(form.regex, form.literals, bool(_DENIAL.search(self._text)))

    def _choice(self) -> Form:
        branches = [self._sequence()]
        while self._peek() == "|":
            self._place += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        regex = "|".join(branch.regex for branch in branches)
        # A branch without literal can stand alone, so nothing is sure for the choice.
        sure = all(branch.literals for branch in branches)
        return Form(regex, frozenset().union(*(branch.literals for branch in branches)) if sure else frozenset())

    def _sequence(self) -> Form:
        parts: list[str] = []
        sets: list[frozenset[str]] = []
        while (sign := self._peek()) not in ("", "|", ")"):
            part = self._group() if sign in "({" else self._mark() if sign in _MARKS else self._letters()
            parts.append(part.regex)
            sets.append(part.literals)
        return Form("".join(parts), max((found for found in sets if found), key=_sharpness, default=frozenset()))

    def _peek(self) -> str:
        return self._text[self._place : self._place + 1]

    def _group(self) -> Form:
        if self._peek() == "{":
            end = self._text.find("}", self._place)
            inner = self._classes.get(self._text[self._place + 1 : end])
            if end < 0 or inner is None:
                raise FormError(self._text)
            self._place = end + 1
        else:
            self._place += 1
            inner = self._choice()
            if self._peek() != ")":
                raise FormError(self._text)
            self._place += 1
        if self._peek() and self._peek() in "?*":
            self._place += 1
            return Form(f"(?:{inner.regex}){self._text[self._place - 1]}", frozenset())
        return Form(f"(?:{inner.regex})", inner.literals)

    def _mark(self) -> Form:
        sign = self._text[self._place]
        self._place += 1
        if sign == "~":
            return Form(_REST, frozenset())
        if sign in "# " and self._peek() == "?":
            self._place += 1
            return Form(rf"(?:{_NUMBER})?" if sign == "#" else r"\s*", frozenset())
        if sign == "#":
            return Form(_NUMBER, frozenset())
        if sign in " …":
            gap = sign == "…"
            while self._peek() in (" ", "…") and self._peek():
                gap = gap or self._peek() == "…"
                self._place += 1
            return Form(_GAP if gap else r"\s+", frozenset())
        raise FormError(self._text)

    def _letters(self) -> Form:
        begin = self._place
        while self._peek() and self._peek() not in _MARKS:
            self._place += 1
        letters = self._text[begin : self._place].lower()
        regex = "".join(f"(?:{one}|{_SPELT[one]})" if one in _SPELT else re.escape(one) for one in letters)
        return Form(regex, _spellings(letters) if len(letters) >= _SHORTEST else frozenset())


def _spellings(letters: str) -> frozenset[str]:
    """`letters` with each umlaut and ß written either way."""
    choices = [(one, _SPELT[one]) if one in _SPELT else (one,) for one in letters]
    return frozenset("".join(chosen) for chosen in itertools.product(*choices))


def _sharpness(literals: frozenset[str]) -> tuple[int, int]:
    """How well a set sifts: the length of its shortest literal, then how few they are."""
    return min(map(len, literals)), -len(literals)


def read_form(text: str, classes: Mapping[str, Form]) -> Form:
    """Read one form.

    Raises:
        FormError: it is not written in the language above, or names a class that does not exist.
    """
    return _Reader(text, classes).read()


def compiled(forms: Iterable[Form]) -> re.Pattern[str]:
    """One expression that finds any of the forms, as whole words, in a text of small letters."""
    return _compiled("|".join(form.regex for form in forms))


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    # Kept here, since `re` forgets: there are thousands of forms, and each is compiled when a text first calls it.
    return re.compile(rf"(?<!\w)(?:{regex})(?!\w)")
