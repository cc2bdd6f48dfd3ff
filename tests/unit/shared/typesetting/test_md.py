import html
import re

import pytest

from shared.documents import Header, Item, ResumeDocument, Section, Statement, assemble
from shared.documents.resume import Contact
from shared.typesetting import md
from tests.unit.shared.documents.people import NAMES, record_of


def read_back(markdown: str) -> str:
    """The words that a reader of Markdown shows: without its marks, with what was escaped."""
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))


def with_bullets(*texts: str) -> str:
    item = Item(title="Cook", bullets=[Statement(text=text) for text in texts])
    return md(
        ResumeDocument(
            header=Header(name="Ana Lima"),
            sections=[Section(kind="experience", title="Experience", items=[item])],
        )
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_there_under_the_same_sections(name: str) -> None:
    made = assemble(record_of(name))
    markdown = md(made)
    titles = [read_back(line[3:]) for line in markdown.splitlines() if line.startswith("## ")]
    assert titles == [section.title for section in made.sections]
    shown = read_back(markdown)
    for section in made.sections:
        for item in section.items:
            sentences = [" ".join(said.text.split()) for said in item.paragraphs + item.bullets]
            assert all(text in shown for text in [item.title, item.dates, *item.terms, *sentences])


def test_a_document_is_headings_lines_and_bullets() -> None:
    position = Item(
        title="Šéfkuchařka",
        subtitle="vedoucí",
        organization="厨房",
        location="Brno",
        dates="2019 – 2020",
        url="https://example.cz/a?b=1&amp;c=(2)",
        paragraphs=[Statement(text="Vedla\nkuchyni.")],
        bullets=[Statement(text="Soup"), Statement(text="مرق")],
        terms=["A", "B"],
        terms_label="Courses:",
    )
    tools = [Item(title="Tools", subtitle="advanced", terms=["pan", "C#"]), Item(title="Čeština")]
    contacts = [
        Contact(kind="location", text="Brno"),
        Contact(kind="email", text="a_na@example.cz", url="mailto:a_na@example.cz"),
    ]
    document = ResumeDocument(
        header=Header(name="Ana Nováková", headline="Cook", contacts=contacts),
        sections=[
            Section(kind="experience", title="Experience", items=[position]),
            Section(kind="skills", title="Skills", items=tools),
        ],
    )
    assert (
        md(document)
        == """# Ana Nováková

Cook

Brno | [a\\_na@example.cz](<mailto:a_na@example.cz>)

## Experience

### Šéfkuchařka, vedoucí

厨房 | Brno | 2019 – 2020

[https://example.cz/a?b=1&amp;amp;c=(2)](<https://example.cz/a?b=1&amp;amp;c=(2)>)

Vedla kuchyni.

- Soup
- مرق

Courses: A, B

## Skills

- Tools (advanced): pan, C#
- Čeština
"""
    )


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ("# a title", r"\# a title"),
        ("C#, F # and #1", r"C#, F \# and \#1"),
        ("*bold* _thin_ `code` ~gone~", r"\*bold\* \_thin\_ \`code\` \~gone\~"),
        ("[click](javascript:alert(1)) ![x](y)", r"\[click\](javascript:alert(1)) !\[x\](y)"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("> quoted", "&gt; quoted"),
        ("- nested", r"\- nested"),
        ("--- ruled", r"\--- ruled"),
        ("+ nested", r"\+ nested"),
        ("12. numbered", r"12\. numbered"),
        ("3) numbered", r"3\) numbered"),
        ("3.5 of 12. May, -4 °C", "3.5 of 12. May, -4 °C"),
        ("R&D, not R&amp;D or &#60;", "R&D, not R&amp;amp;D or &amp;#60;"),
        ("$5M to $10M", r"\$5M to \$10M"),
        (r"back\slash", r"back\\slash"),
        ("one\n\n## two", r"one \## two"),
        ("a\u0000b\u2028# c", r"ab \# c"),
    ],
)
def test_what_a_person_wrote_is_never_markup(written: str, escaped: str) -> None:
    assert with_bullets(written).splitlines()[-1] == f"- {escaped}"


def test_an_address_cannot_end_its_link() -> None:
    item = Item(title="Thesis", url="https://example.org/a>b<c](x)")
    document = ResumeDocument(
        header=Header(name="A"), sections=[Section(kind="projects", title="Projects", items=[item])]
    )
    assert md(document).splitlines()[-1].endswith("](<https://example.org/a%3Eb%3Cc](x)>)")


def test_an_empty_document_is_an_empty_line() -> None:
    assert md(ResumeDocument(header=Header(name=""))) == "\n"
