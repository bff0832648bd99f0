"""What a change on the person's side may do, and may never do (A29, domain 8.8)."""

from tests.fit.change import Change, over
from tests.fit.changes_of_people import (
    a_further_note,
    a_limit_made_absolute,
    a_lowered_limit,
    a_note_without_effect,
    a_restriction_on_a_new_dimension,
    a_second_limit_on_a_measure,
    a_withdrawn_limit,
    an_older_prohibition,
)


@over(a_restriction_on_a_new_dimension)
def test_a_further_restriction_never_improves(change: Change) -> None:
    """A limit on a dimension without one never improves the verdict, nor the finding of any other limit (A29).

    The exception that A29 names, lift_carry where R3 stands in for it, is not drawn. A verdict `not_assessed` is no
    verdict that could get better.
    """
    before, after = change.judged()
    assert after.severity >= before.severity
    for key, finding in before.limited.items():
        assert after.findings[key].severity >= finding.severity, key


@over(a_second_limit_on_a_measure)
def test_nobody_loosens_anybody(change: Change) -> None:
    """A second limit on a measure with limits in force never improves its finding (A3; self-reports included).

    With permissions, limits out of date (A11) and `within` (A32) it may, and these are not drawn.
    """
    before, after = change.judged()
    if change.key in before.limited:
        assert after.findings[change.key].severity >= before.findings[change.key].severity


@over(a_lowered_limit)
def test_lowering_a_limit_never_improves_its_finding(change: Change) -> None:
    """A stricter limit never has a better finding on its measure (A29), whatever may be adapted (A15)."""
    before, after = change.judged()
    if change.key in before.limited:
        assert after.findings[change.key].severity >= before.findings[change.key].severity


@over(a_limit_made_absolute)
def test_an_absolute_limit_is_never_better_than_a_conditional_one(change: Change) -> None:
    """What is only "to be avoided" (A23) is never judged harder than what must not be."""
    before, after = change.judged()
    if change.key in before.limited:
        assert after.findings[change.key].severity >= before.findings[change.key].severity


@over(a_withdrawn_limit)
def test_a_withdrawn_limit_is_an_absent_limit(change: Change) -> None:
    """Without consent the value does not exist, nor does the assessment of the same report (contract, A12)."""
    before, after = change.judged()
    assert before == after


@over(a_further_note)
def test_an_uncoded_note_forbids_fits_and_adaptable(change: Change) -> None:
    """While a note is not settled nothing is `fits` or `adaptable`; these become `check`, the rest stays (A14)."""
    before, after = change.judged()
    assert after.verdict in ("check", "conflict")
    assert ("uncoded_notes", "text") in after.findings
    for key, finding in before.findings.items():
        wanted = "check" if finding.status in ("fits", "adaptable") else finding.status
        assert after.findings[key].status == wanted, key
        assert wanted == finding.status or "hidden_text" in after.findings[key].marks, key


@over(a_note_without_effect)
def test_a_settled_or_withdrawn_note_has_no_effect(change: Change) -> None:
    """A note that is settled or without consent does not exist for the comparison (A12, A14)."""
    before, after = change.judged()
    assert before == after


@over(an_older_prohibition)
def test_a_prohibition_never_fades(change: Change) -> None:
    """A limit that is no permission counts the same however old it is (contract, domain 8.5)."""
    before, after = change.judged()
    assert (change.key in before.findings) == (change.key in after.findings)
    if change.key in before.findings:
        assert before.findings[change.key].status == after.findings[change.key].status
