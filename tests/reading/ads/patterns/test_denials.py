"""A denial is seen in whatever frame it stands, for every dimension; what only seems to deny demands."""

import pytest

from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._demands import read_demands
from proaktiv_match.reading.ads._home_office import read_home_office
from proaktiv_match.reading.ads._shifts import read_shifts

NAMED = [
    "Bildschirmarbeit",
    "Kundenkontakt",
    "Kälte",
    "Akkordarbeit",
    "Alleinarbeit",
    "Zeitdruck",
    "Überkopfarbeit",
    "Lärm",
    "Arbeit auf Leitern",
    "Heben und Tragen",
]
DENYING = [
    "{} gibt es in der ganzen Werkstatt nicht",
    "{} fällt in diesem Bereich keine an",
    "{} haben wir in der Bücherei keine",
    "{} brauchen Sie für diesen Posten nicht zu fürchten, denn {} gibt es nicht",
    "{} ist mit dieser Aufgabe nicht verbunden",
    "{} ist hier Geschichte",
    "{} bleibt unseren Leuten erspart",
    "Auf {} verzichtet unser Betrieb",
    "{} wird bei uns vermieden",
    "{}? Nein.",
    "{}? Gibt es hier nicht.",
    "{}: keine",
    "Dass {} vorkommt, ist ausgeschlossen",
    "Mit {} haben Sie im Archiv nichts zu tun",
    "{} übernehmen andere, Sie nicht",
    "{} verlangt hier niemand",
    "Vor {} sind Sie sicher",
]
DEMANDING = [
    "{} lässt sich im Winter nicht vermeiden",
    "Auf {} können wir leider nicht verzichten",
    "{} sollte Sie nicht schrecken",
    "{} macht Ihnen auch nach Stunden nichts aus",
    "{} ist für Sie kein Hindernis",
    "{} ist nicht ausgeschlossen",
    "{} fällt an, das Team lässt Sie damit nicht im Stich",
]


def _read(text):
    return [(one.dimension, one.amount == 0 or bool(one.absent)) for one in read_demands(AdText.of("", text))]


@pytest.mark.parametrize("frame", DENYING)
@pytest.mark.parametrize("named", NAMED)
def test_denied(frame, named):
    read = _read(frame.format(named, named))
    assert read
    assert all(denied for _, denied in read), read


@pytest.mark.parametrize("frame", DEMANDING)
@pytest.mark.parametrize("named", NAMED)
def test_not_denied(frame, named):
    assert [dimension for dimension, denied in _read(frame.format(named)) if denied] == []


@pytest.mark.parametrize(
    ("text", "denied", "demanded"),
    [
        ("Sie arbeiten im Stehen, Akkord gibt es nicht", {"pace_piecework"}, {"standing"}),
        ("Lärm fällt keiner an, gelegentlich wird es kalt", {"noise"}, {"cold"}),
        ("In der Kälte müssen Sie nicht arbeiten, Handschuhe sind Pflicht", {"cold"}, {"ppe"}),
        ("Im Takt der Maschine ist Homeoffice nicht möglich", set(), {"pace_piecework"}),
        ("Sie heben Lasten und müssen nicht am Bildschirm arbeiten", {"screen_keyboard"}, {"lift_carry"}),
        ("Bücken, Knien und Heben kommen nicht vor", {"bending", "kneel_squat", "lift_carry"}, set()),
        ("Ständiges Stehen ist hier Geschichte", set(), {"standing"}),
        ("Rauchfreie Halle, aber es staubt", {"inhalative"}, {"inhalative"}),
        ("Alkohol wird bei uns nicht ausgeschenkt", {"substance_trigger"}, set()),
    ],
)
def test_a_denial_reaches_what_it_denies_and_no_further(text, denied, demanded):
    read = _read(text)
    assert {dimension for dimension, not_so in read if not_so} == denied
    assert {dimension for dimension, not_so in read if not not_so} == demanded


@pytest.mark.parametrize(
    ("text", "absent", "required", "optional"),
    [
        ("Spätdienst fällt in der Verwaltung nicht an", {"spaet"}, set(), set()),
        ("Nachtarbeit entfällt, Frühdienst nach Absprache", {"nacht"}, set(), {"frueh"}),
        ("Nur Tagschicht, Nachtschicht gibt es nicht", {"nacht"}, {"tag"}, set()),
        ("Keine Früh-, Spät- oder Nachtdienste", {"frueh", "spaet", "nacht"}, set(), set()),
        ("Nachtschicht? Fehlanzeige.", {"nacht"}, set(), set()),
    ],
)
def test_shifts_are_denied_alike(text, absent, required, optional):
    read = read_shifts(AdText.of("", text))
    assert {option for one in read for option in one.absent} == absent
    assert {option for one in read for option in one.required} == required
    assert {option for one in read for option in one.optional} == optional


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Homeoffice können wir in der Backstube leider nicht anbieten", True),
        ("Mobiles Arbeiten ist in diesem Bereich nicht vorgesehen", True),
        ("Homeoffice ist nach der Einarbeitung möglich", False),
    ],
)
def test_home_office_is_refused_alike(text, refused):
    found = read_home_office(AdText.of("", text))
    assert found is not None
    assert found.refused is refused
