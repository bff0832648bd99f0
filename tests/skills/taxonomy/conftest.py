"""Small invented files in the form of each source."""

from pathlib import Path

import pytest

ESCO = "http://data.europa.eu/esco"
OCCUPATION = f"{ESCO}/occupation"
SKILL = f"{ESCO}/skill"
ISCO = f"{ESCO}/isco"

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"
needs_shared = pytest.mark.skipif(
    not (SHARED / "esco").is_dir(), reason="the real files of ../shared/data are not there; this test needs them"
)


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture
def esco(tmp_path):
    """ESCO in the columns of version 1.2: two occupations, three skills, a group each."""
    folder = tmp_path / "esco"
    write(
        folder,
        "occupations_de.csv",
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,description,code\n"
        f'Occupation,{OCCUPATION}/o1,9999,Würfelstaplerin,"Würfelstapler\nStaplerin für Würfel",Würfelfrau,released,'
        '2024-02-03T00:00:00Z,"Stapelt  Würfel.",9999.1\n'
        f"Occupation,{OCCUPATION}/o2,110,Kistenzähler,,,released,2024-01-03T00:00:00Z,Zählt Kisten.,0110.2\n"
        f"Occupation,{OCCUPATION}/o3,9999,Altes Gewerk,,,obsolete,2020-01-01T00:00:00Z,,9999.3\n",
    )
    write(
        folder,
        "skills_de.csv",
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,"
        "scopeNote,definition,inScheme,description\n"
        f"KnowledgeSkillCompetence,{SKILL}/s1,skill/competence,sector-specific,Würfel stapeln,Würfel türmen,,released"
        ",,,,,\n"
        f"KnowledgeSkillCompetence,{SKILL}/s2,knowledge,cross-sector,Würfelkunde,,,released,,,,,Alles über Würfel.\n"
        f"KnowledgeSkillCompetence,{SKILL}/s3,skill/competence,transversal,gründlich sein,,,released,,,,,\n"
        f"KnowledgeSkillCompetence,{SKILL}/s4,knowledge,transversal,Gräuisch,,,released,,,,,\n",
    )
    write(
        folder,
        "languageSkillsCollection_de.csv",
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,status,altLabels,description\n"
        f"KnowledgeSkillCompetence,{SKILL}/s4,knowledge,transversal,Gräuisch,released,Gräusprache | Gräu reden,\n",
    )
    write(
        folder,
        "ISCOGroups_de.csv",
        "conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description\n"
        f"ISCOGroup,{ISCO}/C9999,9999,Stapelberufe,released,,,\n"
        f"ISCOGroup,{ISCO}/C0110,0110,Zählberufe,released,,,\n",
    )
    write(
        folder,
        "skillGroups_de.csv",
        "conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,"
        f"description,code\nSkillGroup,{SKILL}/g1,Stapeln,,,released,,,,,S1\n",
    )
    write(
        folder,
        "skillsHierarchy_de.csv",
        "Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term,Description,Level 0 code,Level 1 code\n"
        f"{SKILL}/g0,Fähigkeiten,,,,S\n{SKILL}/g0,Fähigkeiten,{SKILL}/g1,Stapeln,,S,S1\n",
    )
    write(
        folder,
        "broaderRelationsSkillPillar_de.csv",
        "conceptType,conceptUri,broaderType,broaderUri\n"
        f"KnowledgeSkillCompetence,{SKILL}/s1,SkillGroup,{SKILL}/g1\n"
        f"KnowledgeSkillCompetence,{SKILL}/s2,SkillGroup,{SKILL}/g1\n"
        f"SkillGroup,{SKILL}/g1,SkillGroup,{SKILL}/g0\n",
    )
    write(
        folder,
        "occupationSkillRelations_de.csv",
        "occupationUri,relationType,skillType,skillUri\n"
        f"{OCCUPATION}/o1,essential,skill/competence,{SKILL}/s1\n{OCCUPATION}/o1,optional,knowledge,{SKILL}/s1\n"
        f"{OCCUPATION}/o1,optional,knowledge,{SKILL}/s2\n{OCCUPATION}/o2,essential,knowledge,{SKILL}/s1\n",
    )
    write(
        folder,
        "skillSkillRelations_de.csv",
        "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\n"
        f"{SKILL}/s1,skill/competence,optional,knowledge,{SKILL}/s2\n",
    )
    return folder


@pytest.fixture
def ba(tmp_path):
    """The BA's catalogue: a competence, a licence, three search words."""
    folder = tmp_path / "ba"
    write(
        folder,
        "kompetenzen.xml",
        "<kompetenzen>"
        '<kompmerkmal id="1"><komp-parent>91</komp-parent><bezeichnung>Würfel gießen</bezeichnung>'
        "<kurs-codenr/><suchw>11</suchw><suchw>12</suchw></kompmerkmal>"
        '<kompmerkmal id="2"><komp-parent>92</komp-parent><bezeichnung>Würfelschein</bezeichnung></kompmerkmal>'
        "</kompetenzen>",
    )
    write(
        folder,
        "komp_suchworte.xml",
        '<suchworte><suchwort id="11">Würfelguss &amp; mehr</suchwort><suchwort id="12">Würfel gießen</suchwort>'
        '<suchwort id="13">unbenutzt</suchwort></suchworte>',
    )
    write(
        folder,
        "komp_hierarchie.xml",
        '<hierarchie><ebene_1 id="90" schluessel="K 01" bezeichnung="Technik">'
        '<ebene_2 id="91" schluessel="K 0101" bezeichnung="Guss"><kompetenz idref="1"/></ebene_2></ebene_1>'
        '<ebene_1 id="92" schluessel="K 14" bezeichnung="Lizenzen"><kompetenz idref="2"/></ebene_1></hierarchie>',
    )
    return folder


@pytest.fixture
def kldb(tmp_path):
    """KldB 2010 with lost zeros and blanks of HTML."""
    return write(
        tmp_path,
        "kldb.csv",
        "\ufeffSchlüssel KldB 2010, V. 2020;Ebene;Titel;Kurztitel;Allgemeine Bemerkungen;Einschlüsse;\n"
        "0;1;Würfelwesen;Würfelwesen;;;\n1;2;Würfler;Würfler;;;\n12;3;Würfelstapler;Stapler;;;\n"
        '120;4;Staplerei;Staplerei;;"Würfel, z.&nbsp;B. rote; stapeln";\n1203;5;Staplerei – Fachkräfte;Staplerei;;;\n',
    )


@pytest.fixture
def dkz(tmp_path):
    """Titles of the DKZ: a trade and its training."""
    return write(
        tmp_path,
        "vam_beruf_kurz.csv",
        '"7","B 01203-100","t","6930","3","0","2","E","0","Würfelsetzer/Würfelsetzerin","Würfelsetzer/in","WUERFEL"\n'
        '"8","B 01203-900","a","6930","3","0","2","E","0","Würfelmeister/in","Würfelmeister/in","WUERFELMEISTER"\n',
    )


@pytest.fixture
def directory(tmp_path):
    """The alphabetical directory in the code page of DOS, with its footer."""
    return write(
        tmp_path,
        "berufsbenennungen.csv",
        "Berufsbenennungen;KldB 2010 (5-Steller)\nWürfelsetzer/in;01203\nÄltester Würfelgießer (Großwürfel);01203\n;\n"
        "Erstellungsdatum: 21.01.2025, DK;© Statistik\n",
        "cp850",
    )


@pytest.fixture
def crosswalk(tmp_path):
    """The crosswalk with lines above its header."""
    return write(
        tmp_path,
        "eures.csv",
        "Mapping project name,Würfel,,,,\nMapping project version,20220518,,,,\n"
        "Mapping project version date,2022-05-18,,,,\n,,,,,\n"
        "Classification 1 URI,Classification 1 PrefLabel,Classification 2 ID,Classification 2 PrefLabel,"
        "Mapping relation,Editorial note\n"
        f'{OCCUPATION}/o1,Würfelstaplerin,"B 01203-100",Würfelsetzer,skos:exactMatch,\n'
        f'{OCCUPATION}/o1,Würfelstaplerin,"B 01203-900",Würfelmeister,skos:narrowMatch,\n'
        f'{OCCUPATION}/o2,Kistenzähler,"BE 9999",Stapelberufe,skos:broadMatch,\n'
        f'{OCCUPATION}/gone,Verschwunden,"B 01203-100",Würfelsetzer,skos:closeMatch,\n',
    )


@pytest.fixture
def own(tmp_path):
    """One's own concepts, and a further name for one of ESCO."""
    return write(
        tmp_path,
        "eigene.csv",
        "id;label;kind;synonyms;broader;related;essential;level;transversal;code\n"
        f"e:1;Würfel zählen;;Würfelzählung|Zählen;{SKILL}/g1;{SKILL}/s1;;;0;\n"
        f"{SKILL}/s2;Würfellehre;skill;;;;;;;\n"
        "e:2;Würfelhelfer;occupation;;;;e:1;1;;012\n",
    )
