"""Skills an advertisement asks for: the taxonomy's labels, and phrases that name a skill."""

from collections.abc import Iterator

from proaktiv_match.reading.ads._ad_text import AdText, Clause
from proaktiv_match.reading.ads._clauses import lowered
from proaktiv_match.reading.ads._requirement import ReadSkill
from proaktiv_match.reading.ads._sections import Section, is_heading
from proaktiv_match.reading.ads._skill_labels import SkillLabels
from proaktiv_match.reading.ads._skill_phrases import Phrase, in_occupation, is_list_lead, level_before, listed, named
from proaktiv_match.reading.ads._strength import is_must, is_should_heading, not_needed
from proaktiv_match.reading.ads._tasks import is_task_line, is_task_sentence, most_tasks, told
from proaktiv_match.reading.ads._words import words_of
from proaktiv_match.skills import label

__all__ = ["SkillReader"]

_LONGEST_ITEM = 60
_PASSED = frozenset({Section.TITLE, Section.BENEFITS, Section.EMPLOYER, Section.CONTACT})
"""A title names the occupation, not a skill."""


class SkillReader:
    """Reads skills with the labels of one taxonomy."""

    def __init__(self, labels: SkillLabels) -> None:
        self._labels = labels

    def read(self, ad: AdText, taken: list[tuple[int, int]]) -> tuple[ReadSkill, ...]:
        """The skills of an advertisement, each once, in the order of the text.

        Benefits, the employer's praise and how to apply are passed over.

        Args:
            ad: the text.
            taken: places of languages, licences and degrees, which are no skills.
        """
        found: dict[str, ReadSkill] = {}
        tasks = 0
        for skill in self._skills(ad):
            if _is_taken(skill, taken):
                continue
            key = skill.concept or label(skill.name).joined
            if skill.concept is None and skill.rule == "AD-SA-1" and key not in found:
                tasks += 1
                if tasks > most_tasks():
                    continue
            known = found.get(key)
            if known is None or (skill.must and not known.must):
                found[key] = skill
        return tuple(sorted(found.values(), key=lambda one: (one.start, one.end, one.name)))

    def _skills(self, ad: AdText) -> Iterator[ReadSkill]:
        low = lowered(ad.source.text)
        sections = {clause.section for clause in ad.clauses}
        bare = not sections & {Section.TASKS, Section.PROFILE}
        untold = Section.TASKS not in sections
        listing = wished = False
        for clause in ad.clauses:
            if clause.repeated or clause.section in _PASSED:
                continue
            words = low[clause.start : clause.end]
            if words.endswith(":") or is_heading(words):
                listing = is_list_lead(low, clause.start, clause.end)
                wished = is_should_heading(words)
                if not listing:
                    continue
            elif listing and clause.end - clause.start <= _LONGEST_ITEM:
                for phrase in listed(low, clause.start, clause.end, "AD-SK-3"):
                    yield self._skill(ad, low, clause, phrase, wished=wished)
                continue
            for skill in self._of_clause(ad, low, clause, bare=bare, untold=untold):
                yield skill if not wished else _as_wish(skill)

    def _of_clause(self, ad: AdText, low: str, clause: Clause, *, bare: bool, untold: bool) -> Iterator[ReadSkill]:
        text = ad.source.text
        concepts = self._labels.find(list(words_of(text, clause.start, clause.end)), text)
        read_labels = clause.section is not Section.OTHER or bare
        phrases = list(named(low, clause.start, clause.end))
        tasks = clause.section is Section.TASKS or is_task_sentence(low, clause.start, clause.end)
        if untold and clause.section is Section.OTHER:
            tasks = tasks or is_task_line(low, clause.start, clause.end)
        if tasks:
            phrases += told(low, clause.start, clause.end)
        covered: list[tuple[int, int]] = []
        if read_labels or tasks:
            for one in concepts:
                if clause.section is Section.PROFILE and in_occupation(low, clause.start, one.start):
                    continue
                around = [part for part in phrases if part.start <= one.start and one.end <= part.end]
                tightest = min(around, key=lambda part: part.end - part.start, default=None)
                phrase = tightest or Phrase(one.start, one.end, "AD-SL-1")
                covered.append((phrase.start, phrase.end))
                if not not_needed(low, clause.start, clause.end, phrase.start, phrase.end):
                    yield self._made(low, clause, phrase, self._labels.name_of(one.concept), one.concept)
        for phrase in sorted(phrases, key=lambda part: (part.end - part.start, part.start)):
            if phrase.name is None and not _has_noun(text[phrase.start : phrase.end]):
                continue
            if any(start < phrase.end and phrase.start < end for start, end in covered):
                continue
            covered.append((phrase.start, phrase.end))
            if not not_needed(low, clause.start, clause.end, phrase.start, phrase.end):
                yield self._skill(ad, low, clause, phrase, wished=False)

    def _skill(self, ad: AdText, low: str, clause: Clause, phrase: Phrase, *, wished: bool) -> ReadSkill:
        name = phrase.name or " ".join(ad.source.text[phrase.start : phrase.end].split())
        concept = self._labels.concept_of(name)
        made = self._made(low, clause, phrase, self._labels.name_of(concept) if concept else name, concept)
        return _as_wish(made) if wished else made

    def _made(self, low: str, clause: Clause, phrase: Phrase, name: str, concept: str | None) -> ReadSkill:
        return ReadSkill(
            name=name,
            must=is_must(low, clause.start, clause.end, phrase.start, phrase.end),
            start=phrase.start,
            end=phrase.end,
            rule=phrase.rule,
            concept=concept,
            level=level_before(low, clause.start, phrase.start) if clause.section is Section.PROFILE else None,
        )


def _has_noun(words: str) -> bool:
    """Whether something in capital letters, a noun or a name, is in it."""
    return any(sign.isupper() for sign in words)


def _is_taken(skill: ReadSkill, taken: list[tuple[int, int]]) -> bool:
    """Whether the words say a language, licence or degree; a task may hold one."""
    if skill.rule == "AD-SA-1":
        return any(start <= skill.start and skill.end <= end for start, end in taken)
    return any(start < skill.end and skill.start < end for start, end in taken)


def _as_wish(skill: ReadSkill) -> ReadSkill:
    return ReadSkill(skill.name, False, skill.start, skill.end, skill.rule, skill.concept, skill.level)  # noqa: FBT003
