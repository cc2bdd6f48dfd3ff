"""Which words show a skill, and which only look like it."""

import pytest

from shared.catalogue import Mention, could_show, find_skills, find_unlisted, resolve, skills_of_title


def found(text: str, title: str = "") -> dict[str, str]:
    return {one.skill.name: text[one.start : one.end] for one in find_skills(text, title=title)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Laid 20,000 engineering bricks.", "Bricklaying"),
        ("bricklaying and pointing", "Bricklaying"),
        ("Changed dressings and wound-care records", "Wound care"),
        ("Organised weddings for 200 guests", "Event planning"),
        ("Organized a wedding", "Event planning"),
        ("Buchhaltung und Lohnabrechnung", "Payroll"),
        ("comptabilite", "Accounting"),
        ("Wrote C++ and C# for .NET", "C#"),
        ("CI/CD for Node.js", "Continuous integration"),
        ("Trained 6 apprentices", "Training and instruction"),
        ("Led a team of twelve", "Team leadership"),
        ("Not only Python but Java", "Python"),
        ("Never missed a payroll", "Payroll"),
        ("I have no degree. Payroll for 40 people.", "Payroll"),
        ("no accidents, drove trucks", "Truck driving"),
    ],
)
def test_the_words_show_the_skill(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("No experience in Java, Python or C++", "C++"),
        ("Kept records without using Excel", "Microsoft Excel"),
        ("Not responsible for hiring staff", "Recruitment"),
        ("Interested in learning Python", "Python"),
        ("Reported to the sales team", "Sales"),
        ("Wrote letters for a software company", "Software development"),
        ("Worked with accounting and marketing", "Marketing"),
        ("Cleaned a nursing home", "Nursing"),
        ("Keine Erfahrung mit Python", "Python"),
        ("She ran payroll", "Payroll"),
        ("Our Java developers sat next door", "Java"),
        ("Wanted to manage a team", "Team leadership"),
        ("the head chef left", "Team leadership"),
        ("books and met the author", "Diary management"),
        ("Removed rust from roofs", "Rust"),
        ("In spring we planted", "Spring"),
        ("Joined in Spring 2019", "Spring"),
        ("Went to market and I go home", "Go"),
        ("a swift answer", "Swift"),
        ("Excel in all you do", "Microsoft Excel"),
        ("Access Road depot", "Microsoft Access"),
        ("word of mouth", "Microsoft Word"),
        ("We react to orders", "React"),
        ("an epic week", "Epic"),
        ("Teams of six", "Microsoft Teams"),
        ("salt and pepper", "SaltStack"),
        ("Toast was served", "Toast POS"),
        ("Vitamin C and D", "C"),
        ("exposed rafters, sage green", "Sage"),
    ],
)
def test_the_words_do_not_show_the_skill(text: str, name: str) -> None:
    assert name not in found(text)


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Analysed data in R and Python", "", "R"),
        ("python, go, java", "", "Go"),
        ("Built services using Go", "", "Go"),
        ("Charted in Epic", "Nurse", "Epic"),
        ("Letters in Word, figures in Excel", "", "Microsoft Excel"),
        ("Microsoft Word", "", "Microsoft Word"),
        ("Automated servers with Chef and Puppet and Ansible", "", "Chef"),
        ("Spring, Hibernate, Java", "", "Spring"),
        ("Posted invoices in Sage", "Bookkeeper", "Sage"),
    ],
)
def test_an_ambiguous_product_is_found_where_its_surroundings_show_it(
    text: str, title: str, name: str
) -> None:
    assert name in found(text, title)


def test_the_longest_name_wins() -> None:
    assert set(found("Microsoft Office and React Native")) == {"Microsoft Office", "React Native"}


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Fluent in Spanish and French", {"Spanish", "French"}),
        ("bilingual French/English", {"French", "English"}),
        ("German (B2)", {"German"}),
        ("Deutsch: Muttersprache", {"German"}),
        ("Served guests in Italian.", {"Italian"}),
        ("Translated letters from Polish into English", {"Polish", "English"}),
        ("Spanish customers in a Spanish restaurant", set()),
        ("Trained in French cuisine", set()),
        ("sold in German markets", set()),
        ("polish the floors", set()),
        ("helped Spanish-speaking patients", set()),
        ("No knowledge of Russian", set()),
    ],
)
def test_a_language_is_found_where_somebody_uses_it(text: str, languages: set[str]) -> None:
    assert {one.skill.name for one in find_skills(text) if one.skill.category == "language"} == languages


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sous Chef", "Cooking"),
        ("Registered Nurse (Night Shift)", "Nursing"),
        ("Bricklayer", "Bricklaying"),
        ("Roofing Foreman / Roofer", "Roofing"),
        ("Senior Solicitor", "Legal practice"),
        ("HGV Driver", "Truck driving"),
        ("Klempnerin", "Plumbing"),
        ("Nurse Recruiter", "Recruitment"),
    ],
)
def test_a_title_evidences_its_trade(title: str, name: str) -> None:
    assert name in {one.skill.name for one in skills_of_title(title)}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Nurse Recruiter", "Nursing"),
        ("Secretary to the Head Chef", "Cooking"),
        ("Aspiring Lawyer", "Legal practice"),
        ("Principal Engineer", "School leadership"),
        ("Vice President", "General management"),
    ],
)
def test_a_title_does_not_evidence_what_it_only_mentions(title: str, name: str) -> None:
    assert name not in {one.skill.name for one in skills_of_title(title)}


def test_offsets_count_code_points_whatever_stands_before() -> None:
    text = "👩🏽‍⚕️ é́ שלום — wound care"
    assert found(text) == {"Wound care": "wound care"}


def test_a_name_resolves_in_any_spelling() -> None:
    spellings = ("Golang", "go", "ReactJS", "ms excel", "Deutsch")
    assert [skill.id for name in spellings if (skill := resolve(name))] == [
        "go", "go", "react", "microsoft-excel", "language-german",
    ]  # fmt: skip
    assert resolve("underwater basket weaving") is None


def test_words_can_only_carry_what_they_say() -> None:
    bricklaying = resolve("Bricklaying")
    assert bricklaying
    assert could_show(bricklaying, "laid 20,000 bricks")
    assert could_show(bricklaying, "Bricklayer")
    assert not could_show(bricklaying, "kept the books")


def named(text: str, known: list[Mention] | None = None) -> list[str]:
    return [one.name for one in find_unlisted(text, known or [])]


def test_what_a_list_or_words_of_use_name_is_found_though_the_catalogue_does_not_know_it() -> None:
    assert named("Tools: Zuken, Lattice Diamond and ModelSim.") == ["Zuken", "Lattice Diamond", "ModelSim"]
    assert named("Proficient in Vivado, Quartus and ModelSim") == ["Vivado", "Quartus", "ModelSim"]


def test_what_is_not_clearly_a_product_is_not_named() -> None:
    assert named("Using French techniques and Monday meetings") == []
    assert named("No experience in using Vivado") == []
    assert named("Skills: hard-working, reliable") == []
