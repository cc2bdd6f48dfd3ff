import pytest

from shared.documents import Header, Item, ResumeDocument, Section, Statement, assemble
from shared.typesetting import txt
from shared.typesetting.text import WIDTH
from tests.unit.shared.documents.people import NAMES, record_of


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_there_and_no_line_is_too_wide(name: str) -> None:
    made = assemble(record_of(name))
    text = txt(made)
    assert all(len(line) <= WIDTH or " " not in line.strip("- ") for line in text.splitlines())
    words = set(text.split())
    for section in made.sections:
        for item in section.items:
            for said in item.paragraphs + item.bullets:
                assert set(said.text.split()) <= words


def test_sections_are_in_capitals_and_bullets_have_dashes() -> None:
    item = Item(title="Cook", organization="Inn", dates="2019 – 2020", bullets=[Statement(text="Soup " * 30)])
    document = ResumeDocument(
        header=Header(name="Ana Lima"),
        sections=[Section(kind="experience", title="Experience", items=[item])],
    )
    lines = txt(document).splitlines()
    assert lines[:6] == ["ANA LIMA", "", "EXPERIENCE", "Cook", "Inn | 2019 – 2020", lines[5]]
    assert lines[5].startswith("- Soup")
    assert lines[6].startswith("  Soup")


def test_groups_of_skills_are_one_line_each() -> None:
    assert "Contrats (advanced): Conception-construction" in txt(assemble(record_of("lawyer")))


def test_no_control_characters_are_passed_on_but_line_breaks() -> None:
    document = ResumeDocument(header=Header(name="A\r\nB\tC"))
    assert txt(document) == "A B C\n"
