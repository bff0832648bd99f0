"""schema.org JobPosting, as JSON and in web pages."""

import pytest

from proaktiv_match.profiles import Offer
from tests.reading.samples import demand_of, faults_of, job_posting, page, read


def one(folder, content, name="stelle.json"):
    result = read("schema-org", folder, content, name)
    assert len(result.offers) == 1
    Offer.model_validate(result.offers[0])
    return result.offers[0], result.reports[0]


def test_a_posting_is_mapped(tmp_path):
    offer, report = one(tmp_path, job_posting())
    assert offer["id"] == "schema:Kontor-Ahlers:K-12"
    assert offer["title"] == "Bürokraft (m/w/d)"
    assert offer["description"] == "Sie führen die Ablage.\n\n- Telefon & Post"
    assert offer["employer"] == {"id": "schema:https://kontor.example", "name": "Kontor Ahlers"}
    assert offer["workplace"] == {"postcode": "58636", "city": "Iserlohn", "lat": 51.37, "lon": 7.69}
    assert (offer["published_on"], offer["expires_on"], offer["openings"]) == ("2026-11-05", "2027-01-15", 2)
    assert demand_of(offer, "weekly_hours")["amount"] == "(0,40]"
    assert dict(report.unknown) == {}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda posting: [posting],
        lambda posting: {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, posting]},
        lambda posting: {"@type": "WebPage", "mainEntity": posting},
        lambda posting: posting | {"@type": ["JobPosting", "Thing"]},
        lambda posting: (
            {f"schema:{key}" if key[0] != "@" else key: value for key, value in posting.items()}
            | {"@type": "https://schema.org/JobPosting"}
        ),
    ],
)
def test_postings_are_found_wherever_they_stand(tmp_path, wrap):
    assert one(tmp_path, wrap(job_posting()))[0]["title"] == "Bürokraft (m/w/d)"


def test_several_scripts_of_a_page(tmp_path):
    other = job_posting(identifier="Z-1", title="Näher/in")
    result = read("schema-org", tmp_path, page({"@type": "BreadcrumbList"}, job_posting(), [other]), "seite.html")
    assert [offer["title"] for offer in result.offers] == ["Bürokraft (m/w/d)", "Näher/in"]
    assert result.reports[0].shape == "schema.org JobPosting in HTML"
    assert result.reports[0].unused["@type: BreadcrumbList"] == (1, "kein Stellenangebot")


def test_references_inside_a_graph_are_followed(tmp_path):
    graph = {
        "@graph": [
            {"@id": "#firma", "@type": "Organization", "name": "Werk Nord"},
            job_posting(hiringOrganization={"@id": "#firma"}),
        ]
    }
    assert one(tmp_path, graph)[0]["employer"]["name"] == "Werk Nord"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("38,5 Stunden pro Woche", 38.5),
        ("40 hours per week", 40),
        ("20-30 h/Woche", "[20,30]"),
        ("25 Std. pro Woche, Mo-Fr", 25),
        ("39 Wochenstunden", 39),
        ("Mo-Fr 8-16 h", "(0,40]"),
        ("400 Stunden pro Woche", "(0,40]"),
    ],
)
def test_hours_in_words(tmp_path, text, amount):
    offer, _ = one(tmp_path, job_posting(workHours=text))
    assert demand_of(offer, "weekly_hours")["amount"] == amount
    assert text in offer["description"]


def test_demanding_texts_are_kept_in_the_description(tmp_path):
    posting = job_posting(
        physicalRequirement="Heben bis 10 kg",
        qualifications="Abgeschlossene Ausbildung",
        skills="Ablage, Schriftverkehr",
    )
    offer, _ = one(tmp_path, posting)
    assert "Heben bis 10 kg" in offer["description"]
    assert "Abgeschlossene Ausbildung" in offer["description"]
    assert [skill["name"] for skill in offer["skills"]] == ["Ablage", "Schriftverkehr"]


def test_kinds_home_office_and_occupation(tmp_path):
    posting = job_posting(
        employmentType="INTERN",
        jobLocationType="TELECOMMUTE",
        occupationalCategory={"@type": "CategoryCode", "inCodeSet": "KldB 2010", "codeValue": "71402", "name": "Büro"},
    )
    offer, _ = one(tmp_path, posting)
    assert offer["kind"] == "internship"
    assert offer["accommodations"] == [{"id": "home_office_share", "status": "present", "share": 100}]
    assert offer["occupation"] == {"title": "Büro", "kldb": "71402"}


@pytest.mark.parametrize(("kinds", "count"), [(["CONTRACTOR"], 0), (["CONTRACTOR", "PART_TIME"], 1), ("VOLUNTEER", 0)])
def test_freelance_work_alone_is_skipped(tmp_path, kinds, count):
    result = read("schema-org", tmp_path, job_posting(employmentType=kinds))
    assert len(result.offers) == count
    assert sum(result.reports[0].skipped.values()) == 1 - count


def test_without_identifier_the_address_of_the_page_is_the_id(tmp_path):
    offer, _ = one(tmp_path, job_posting(identifier=..., url="https://kontor.example/stellen/1"))
    assert offer["id"] == "schema:https://kontor.example/stellen/1"
    offer, report = one(tmp_path, job_posting(identifier=...))
    assert offer["id"].startswith("schema:sha256-")
    assert report.derived_ids == 1


def test_a_renamed_title_is_a_fault(tmp_path):
    (fault,) = faults_of("schema-org", tmp_path, [job_posting(title=..., titles="Näher/in")])
    assert (fault.code, fault.pointer) == ("missing_key", "/0/title")
    assert "titles" in fault.message


def test_unknown_keys_and_codes_are_reported(tmp_path):
    _, report = one(tmp_path, job_posting(neu={"a": 1}, employmentType=["FULL_TIME", "SOMETIMES"], jobStartDate="bald"))
    assert dict(report.unknown) == {"neu.a": 1}
    assert dict(report.unknown_codes) == {"employmentType=SOMETIMES": 1, "jobStartDate=bald": 1}


def test_a_page_without_posting_is_a_fault_an_empty_list_is_not(tmp_path):
    for content in (page({"@type": "JobPostings"}), "<html><body>nichts</body></html>"):
        assert faults_of("schema-org", tmp_path, content, "seite.html")[0].code == "no_job_posting"
    assert read("schema-org", tmp_path, []).offers == ()
    assert read("schema-org", tmp_path, {"@graph": []}).offers == ()


def test_raw_line_ends_and_wrappers_in_scripts_are_read(tmp_path):
    posting = '{"@type":"JobPosting","title":"A","description":"zwei\nZeilen"}'
    text = f'<script type="application/ld+json">//<![CDATA[\n{posting}\n//]]></script>'
    offer, _ = one(tmp_path, text, "seite.html")
    assert offer["description"] == "zwei\nZeilen"


def test_latin_1_pages_need_to_say_so(tmp_path):
    text = page(job_posting()).replace("charset='utf-8'", "charset='iso-8859-1'")
    assert one(tmp_path, text.encode("latin-1"), "seite.html")[0]["title"] == "Bürokraft (m/w/d)"
    wrong = page(job_posting()).encode("latin-1")
    assert faults_of("schema-org", tmp_path, wrong, "seite.html")[0].code == "encoding"


def test_truncated_pages_and_scripts_are_faults(tmp_path):
    whole = page(job_posting())
    assert faults_of("schema-org", tmp_path, whole[: whole.index("Ablage")], "seite.html")[0].code == "truncated"
    broken = whole.replace('"title"', "title")
    (fault,) = faults_of("schema-org", tmp_path, broken, "seite.html")
    assert (fault.code, fault.line) == ("bad_json", 2)


@pytest.mark.parametrize("reference", [{"@id": []}, {"@id": "#fehlt"}, {"@id": None}, [{"@id": {"@id": 1}}]])
def test_references_to_nothing_are_no_fault(tmp_path, reference):
    offer, _ = one(tmp_path, job_posting(hiringOrganization=reference, identifier="1"))
    assert "name" not in offer.get("employer", {})
