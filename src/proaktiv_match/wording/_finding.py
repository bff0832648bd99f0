"""A finding as one precise sentence: both values, both sources, what comes out, what helps, which rule."""

from proaktiv_match.fit import Finding, Mark, Question, Verdict
from proaktiv_match.vocabulary import Measure, vocabulary
from proaktiv_match.wording._amounts import head
from proaktiv_match.wording._numbers import day
from proaktiv_match.wording._sides import demand_side, limit_side
from proaktiv_match.wording._texts import Texts

__all__ = [
    "accommodation",
    "addressees",
    "anew_clause",
    "because",
    "clauses",
    "finding_sentence",
    "help_clause",
    "status_word",
]

_BY_TASK = "U-5I"


def status_word(texts: Texts, finding: Finding) -> str:
    """`überschritten`, `klären, vermutlich erfüllt`."""
    measure = vocabulary().measures.get((finding.dimension, finding.measure))
    word = texts.say(f"finding/status/{finding.status}")
    if finding.status is Verdict.CONFLICT and measure is not None:
        key = f"finding/conflict/{measure.kind}"
        word = texts.say(key) if texts.has(key) else word
    if finding.tendency is not None and texts.has(f"finding/tendency/{finding.tendency}"):
        return texts.say(f"finding/tendency/{finding.tendency}", status=word)
    return word


def accommodation(texts: Texts, name: str, status: str) -> str:
    """`Hebehilfe / Vakuumheber (nicht angefragt)`."""
    entry = vocabulary().accommodations[name]
    label = entry.label_en if texts.lang == "en" else entry.label_de
    return texts.say("finding/help/one", label=label, status=texts.say(f"finding/help_status/{status}"))


def help_clause(texts: Texts, finding: Finding) -> str:
    """What makes the finding fit, or could; empty if nothing does."""
    listed = [accommodation(texts, one.id, one.status) for one in finding.accommodations]
    if listed:
        key = "in_place" if Mark.ADAPTED in finding.marks else "possible"
        return texts.say(f"finding/help/{key}", list=texts.joined(listed, "or"))
    hinted = [accommodation(texts, name, "unknown") for name in finding.hints]
    return texts.say("finding/help/possible", list=texts.joined(hinted, "or")) if hinted else ""


def because(texts: Texts, finding: Finding) -> str:
    """Why, where the two values alone do not tell."""
    key = f"finding/because/{finding.rule}"
    return texts.say(key) if texts.has(key) else ""


def _said_already(finding: Finding) -> set[Mark]:
    """Marks that the sentence says in other words, so that it stays short."""
    said = set()
    if finding.demand is not None:
        said |= {Mark.TYPICAL_ONLY, Mark.FROM_TEXT}
    derived = [side for side in (finding.limit, finding.demand) if side is not None and side.stated is None]
    if derived or finding.rule == _BY_TASK or because(Texts(), finding):
        said.add(Mark.IMPLIED)
    if finding.accommodations:
        said.add(Mark.ADAPTED)
    if finding.limited and not finding.absolute:
        said.add(Mark.SOFT)
    if finding.dimension not in vocabulary().dimensions:
        said.add(Mark.HIDDEN_TEXT)
    return said


def clauses(texts: Texts, finding: Finding) -> list[str]:
    """What else has to be known about the finding: reasons and marks as short sentences."""
    said = _said_already(finding)
    found = [because(texts, finding)]
    found += [texts.say(f"finding/mark/{mark}") for mark in finding.marks if mark not in said]
    return [clause for clause in dict.fromkeys(found) if clause]


def anew_clause(texts: Texts, finding: Finding) -> str:
    """From when the finding has to be looked at anew; empty if no such day is known."""
    if finding.changes_on is None:
        return ""
    return texts.say("finding/anew/on", date=day(texts, finding.changes_on))


def finding_sentence(texts: Texts, finding: Finding) -> str:
    """The coach's sentence, for instance "Heben/Tragen: Befund DRV 12.08.2026 höchstens 10 kg. Stelle verlangt …"."""
    more = [*clauses(texts, finding), help_clause(texts, finding), anew_clause(texts, finding)]
    fields: dict[str, object] = {
        "head": head(texts, finding.dimension, finding.measure),
        "status": status_word(texts, finding),
        "more": "".join(f" {clause}" for clause in more if clause),
        "rule": finding.rule,
    }
    measure: Measure | None = vocabulary().measures.get((finding.dimension, finding.measure))
    if measure is None:
        return texts.say("finding/sentence/text", **fields)
    sides = {"limit": limit_side(texts, measure, finding), "demand": demand_side(texts, measure, finding)}
    return texts.say("finding/sentence/whole", **sides, **fields)


def addressees(texts: Texts, question: Question) -> str:
    """Whom to ask, joined."""
    return texts.joined([texts.say(f"sources/addressee/{name}") for name in question.to])
