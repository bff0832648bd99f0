"""The two workloads as SQL, for DuckDB and PostgreSQL."""

from benchmarks.offers._answer import LEAD_WEEKS, PILES, TOP
from benchmarks.offers._people import Limited, Question
from benchmarks.offers._shape import AIDS, Shape
from benchmarks.offers._world import EMPLOYER, NOWHERE, TYPICAL
from benchmarks.offers.peers._status import ADAPTABLE, BARRED, CONFLICT, FITS, LIKELY, OPEN

__all__ = ["filtered_sql", "filtered_without_skills_sql", "ordered_sql"]

_PLACE = {pile: place for place, pile in enumerate(PILES)}


def _scores(question: Question) -> str:
    worth = ", ".join(f"({concept}, {credit})" for concept, credit in question.credits.items()) or "(-1, 0)"
    return (
        f"credits(concept, credit) AS (VALUES {worth}), "  # noqa: S608  numbers only
        "scores AS (SELECT offer, sum(weight::bigint * credit / 1000000) AS score "
        "FROM postings JOIN credits USING (concept) GROUP BY offer)"
    )


def _kept(question: Question, *, nulls: bool) -> list[str]:
    """Conditions that an offer has to meet in W1; `k` is a firm lower end, else -1 or null."""
    test = "(k{} > {}) IS NOT TRUE" if nulls else "k{} <= {}"
    kept = [test.format(axis, bound) for axis, bound in question.bars]
    if question.excluded and question.excluded_absolute:
        kept.append(f"required & {question.excluded} = 0")
    return kept or ["true"]


def filtered_sql(question: Question, divide: str, *, nulls: bool) -> str:
    """W1 for offers with any of the skills.

    Args:
        question: the person.
        divide: the sign of whole division.
        nulls: whether demands that are not known are null.
    """
    scores = _scores(question).replace(" / ", f" {divide} ")
    return (
        f"WITH {scores} SELECT score::bigint, offer FROM scores JOIN offers USING (offer) "  # noqa: S608  numbers only
        f"WHERE {' AND '.join(_kept(question, nulls=nulls))} ORDER BY score DESC, offer LIMIT {TOP}"
    )


def filtered_without_skills_sql(question: Question, found: int, *, nulls: bool) -> str:
    """The rest of W1 where fewer than wanted have any of the skills."""
    concepts = ", ".join(map(str, question.credits)) or "-1"
    return (
        f"SELECT offer FROM offers WHERE {' AND '.join(_kept(question, nulls=nulls))} AND NOT EXISTS "  # noqa: S608  numbers only
        f"(SELECT 1 FROM postings WHERE postings.offer = offers.offer AND concept IN ({concepts})) "
        f"ORDER BY offer LIMIT {TOP - found}"
    )


def _status(shape: Shape, limit: Limited) -> str:
    axis, number = shape.axes[limit.axis], limit.axis
    above, inside = f"l{number} > {limit.high}", f"h{number} <= {limit.low}"
    likely = "" if axis.safety else f"WHEN {inside} THEN {LIKELY} "
    rules = [
        f"WHEN s{number} = 0 THEN {OPEN}",
        f"WHEN s{number} = {TYPICAL} THEN CASE WHEN {above} THEN {BARRED} {likely}ELSE {OPEN} END",
        f"WHEN {inside} THEN {FITS}",
    ]
    if axis.removable:
        rules.append(f"WHEN removable & {1 << number} <> 0 THEN {ADAPTABLE}")
    if limit.absolute:
        rules.append(f"WHEN {above} THEN {CONFLICT}")
    elif axis.graded:
        rules.append(f"WHEN l{number} > {limit.high + 2} THEN {CONFLICT}")
    return f"CASE {' '.join(rules)} ELSE {OPEN} END AS t{number}"


def _shift(question: Question) -> str:
    excluded = question.excluded
    return (
        f"CASE WHEN shift_source = 0 THEN {OPEN} WHEN required & {excluded} <> 0 "
        f"THEN {CONFLICT if question.excluded_absolute else OPEN} "
        f"WHEN (optional | unanswered) & {excluded} <> 0 THEN {OPEN} ELSE {FITS} END AS tshift"
    )


def _any(names: list[str], status: int) -> str:
    return "(" + " OR ".join(f"{name} = {status}" for name in names) + ")" if names else "false"


def _beyond(shape: Shape, question: Question) -> tuple[str, str]:
    """Demands beyond what is usual on measures without a limit: all, and those on safety."""
    over, over_safety = ["over"], ["over_safety"]
    for limit in question.limits:
        axis, number = shape.axes[limit.axis], limit.axis
        term = f"(s{number} IN ({EMPLOYER}, 2) AND h{number} > {axis.usual})::int"
        over.append(term)
        if axis.safety:
            over_safety.append(term)
    shifts = "" if question.excluded else " + beyond_shift"
    return f"({' - '.join(over)}{shifts})", f"({' - '.join(over_safety)})"


def ordered_sql(shape: Shape, question: Question) -> str:
    """W2: counts and the first of the full order in one statement (DuckDB's dialect).

    Rows of counts come first: (place of the pile, count, NULL), then (-1, score, offer).
    """
    names = [f"t{limit.axis}" for limit in question.limits]
    absolute = [f"t{limit.axis}" for limit in question.limits if limit.absolute]
    statuses = [_status(shape, limit) for limit in question.limits]
    if question.excluded:
        names.append("tshift")
        statuses.append(_shift(question))
        absolute += ["tshift"] if question.excluded_absolute else []
    over, over_safety = _beyond(shape, question)
    fits = f"pile = {_PLACE['fits']}"
    adaptations = [
        f"({' OR '.join(found)})::int"
        for aid in AIDS
        if (
            found := [
                f"t{limit.axis} = {ADAPTABLE}" for limit in question.limits if shape.axes[limit.axis].removable == aid
            ]
        )
    ]
    needed = " + ".join(adaptations) or "0"
    points = " + ".join(f"(t IN ({OPEN}, {LIKELY}, {BARRED}))::int".replace("t IN", f"{one} IN") for one in absolute)
    against = question.rather_not | question.never
    distances = ", ".join(map(str, question.distances))
    return f"""
WITH {_scores(question).replace(" / ", " // ")},
judged AS (SELECT *, {", ".join(statuses)} FROM offers),
piled AS MATERIALIZED (SELECT *, CASE
    WHEN gone THEN {_PLACE["expired"]}
    WHEN required & {question.never} <> 0 THEN {_PLACE["hidden"]}
    WHEN {_any(names, CONFLICT)} THEN {_PLACE["conflict"]}
    WHEN {_any(absolute, BARRED)} THEN {_PLACE["unlikely"]}
    WHEN {_any(names, OPEN)} OR {_any(names, BARRED)} THEN {_PLACE["open"]}
    WHEN {_any(names, LIKELY)} THEN {_PLACE["promising"]}
    WHEN {_any(names, ADAPTABLE)} THEN {_PLACE["adaptable"]}
    ELSE {_PLACE["fits"]} END AS pile FROM judged),
keyed AS (SELECT offer, pile, coalesce(score, 0)::bigint AS score,
    CASE WHEN {fits} THEN {over_safety} ELSE 0 END AS key1,
    CASE WHEN {fits} THEN {over} ELSE 0 END AS key2,
    {points or "0"} AS key4,
    {needed} AS key5,
    CASE WHEN {needed} > 0 THEN {LEAD_WEEKS} ELSE 0 END AS key6,
    bit_count((required | optional) & {against}) - bit_count((required | optional) & {question.gladly}) AS key7,
    CASE WHEN place = {NOWHERE} THEN 1000000 ELSE [{distances}][place::int + 1] END AS key8,
    published FROM piled LEFT JOIN scores USING (offer) WHERE pile < {_PLACE["conflict"]}),
best AS (SELECT score, offer, pile, key1, key2, key4, key5, key6, key7, key8, published FROM keyed
    ORDER BY pile, key1, key2, score // 100000 DESC, key4, key5, key6, key7, key8, score DESC, published DESC, offer
    LIMIT {TOP}),
counted AS (SELECT pile, count(*) AS size FROM piled GROUP BY pile)
SELECT pile, size, NULL AS offer FROM counted
UNION ALL
SELECT -1, score, offer FROM (SELECT score, offer FROM best
    ORDER BY pile, key1, key2, score // 100000 DESC, key4, key5, key6, key7, key8, score DESC, published DESC, offer)
"""  # noqa: S608  numbers only
