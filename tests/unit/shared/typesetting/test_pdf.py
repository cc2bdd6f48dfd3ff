import io
import re
import threading

import pytest
from pypdf import PdfReader

from shared.documents import Header, Item, ResumeDocument, Section, Sourced, Statement, WholeRecord, assemble
from shared.records.experience import ExperienceContent
from shared.typesetting import TemplateNotFound, Theme, pdf, templates
from tests.unit.shared.documents.people import NAMES, record_of

A4, LETTER = (595, 842), (612, 792)


def document(*bullets: str, name: str = "Ana Lima", **item: object) -> ResumeDocument:
    entry = Item.model_validate(
        {"title": "Cook", "bullets": [Statement(text=text) for text in bullets], **item}
    )
    return ResumeDocument(
        header=Header(name=name), sections=[Section(kind="experience", title="Experience", items=[entry])]
    )


def read(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def text_of(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(made).pages)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        '#import "@preview/x:1.0.0": *',
        "$ x^2 $ and $$",
        "\\ \\u{41} \\n back\\slash",
        "\"quotes\" 'single' `raw` ```raw```",
        "*bold* _under_ = heading",
        "= Heading",
        "- item / term: x + enum",
        "<label> @reference [content] {code}",
        "// comment /* block */",
        '"}]} , {"a": "b"}',
        "~nbsp -- --- ...",
        "https://example.org/#a",
        "{{ sys.inputs }} %s %(x)s",
    ],
)
def test_what_a_person_wrote_comes_out_as_written(hostile: str) -> None:
    everywhere = document(
        hostile, name=hostile, title=hostile, organization=hostile, terms=[hostile], terms_label="x:"
    )
    text = squeezed(text_of(pdf(everywhere)))
    assert text.count(squeezed(hostile)) == 5


def test_characters_without_a_glyph_or_meaning_do_no_harm() -> None:
    text = text_of(pdf(document("a\x00b\x07c\ud800d\ufffee", "tab\tand\nline", "emoji 🦺 and \u202eturned")))
    assert "abcde" in text
    assert "tab and line" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_resume_is_tagged_named_and_in_its_language(name: str) -> None:
    record = record_of(name)
    reader = read(pdf(assemble(record, locale_tag="fr")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "fr"
    assert reader.metadata is not None
    assert reader.metadata.title == reader.metadata.author == record.profile.full_name


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_document_can_be_selected_in_reading_order(name: str) -> None:
    made = assemble(record_of(name))
    text = squeezed(text_of(pdf(made)))
    said = [said.text for s in made.sections for item in s.items for said in item.paragraphs + item.bullets]
    places = [text.find(squeezed(words)) for words in said if made.sections]
    # A sentence may run over the foot of a page, where the page number stands between its halves.
    assert sum(place < 0 for place in places) <= 2
    found = [place for place in places if place >= 0]
    assert found == sorted(found)


def test_contact_details_stand_in_the_body_and_can_be_clicked() -> None:
    reader = read(pdf(assemble(record_of("nurse"))))
    first = reader.pages[0]
    assert "+234 803 555 0147" in first.extract_text()
    links = [note.get_object()["/A"]["/URI"] for note in first["/Annots"]]
    assert "mailto:amara.nwosu@example.org" in links
    assert "tel:+2348035550147" in links
    assert "https://www.linkedin.com/in/amara-nwosu-rn" in links


@pytest.mark.parametrize(("page", "size"), [("a4", A4), ("letter", LETTER)])
def test_the_paper_is_the_one_asked_for(page: str, size: tuple[int, int]) -> None:
    box = read(pdf(document("x"), page=page)).pages[0].mediabox  # type: ignore[arg-type]
    assert (int(box.width), int(box.height)) == (pytest.approx(size[0], abs=1), pytest.approx(size[1], abs=1))


def test_pages_are_numbered_only_when_there_are_several() -> None:
    assert "/ 1" not in text_of(pdf(document("x")))
    many = text_of(pdf(document(*(f"Bullet {n}" for n in range(120)))))
    assert "1 / 3" in many
    assert "3 / 3" in many


def test_sixty_experiences_all_appear() -> None:
    stays = [
        Sourced(
            str(n),
            ExperienceContent(title=f"Post {n}.", organization="Inn", start_date="2001", end_date="2002"),
        )
        for n in range(60)
    ]
    text = text_of(pdf(assemble(WholeRecord(experiences=stays))))
    assert all(f"Post {n}." in text for n in range(60))


def test_no_title_is_left_alone_at_the_foot_of_a_page() -> None:
    for lines in range(28, 48):
        items = [
            Item(title="First", bullets=[Statement(text=f"Line {n}") for n in range(lines)]),
            Item(title="Second", organization="Inn", bullets=[Statement(text="Kept together")]),
        ]
        made = pdf(
            ResumeDocument(
                header=Header(name="A"), sections=[Section(kind="experience", title="E", items=items)]
            )
        )
        on = [page.extract_text() for page in read(made).pages]
        assert [("Second" in text) for text in on] == [("Kept together" in text) for text in on]


@pytest.mark.parametrize("word", ["W" * 400, "https://example.org/" + "path/" * 60, "あ" * 300])
def test_nothing_runs_over_the_edge_of_the_page(word: str) -> None:
    rights: list[float] = []

    def note(text: str, _: object, matrix: list[float], *__: object) -> None:
        if text.strip():
            rights.append(matrix[4])

    made = pdf(
        document(word, title=word, organization=word, location=word, dates="Mar 2019 – present", name=word)
    )
    for page in read(made).pages:
        page.extract_text(visitor_text=note)
    assert squeezed(text_of(made)).count(squeezed(word)) >= 4
    assert max(rights) < A4[0] - 55


@pytest.mark.parametrize(
    "name",
    [
        "Łukasz Żółć",
        "Ελένη Παπαδοπούλου",
        "Дмитро Їжак",
        "田中 美咲",
        "김민준",
        "محمد علي",
        "שרה כהן",
        "अनिता शर्मा",
        "สมชาย",
        "Նարե",
        "ნინო",
    ],
)
def test_names_of_many_scripts_have_their_glyphs(name: str) -> None:
    made = pdf(document("x", name=name))
    fonts = [
        font.get_object()["/BaseFont"]
        for font in read(made).pages[0]["/Resources"]["/Font"].get_object().values()
    ]
    assert fonts
    assert _missing(made) == 0


def _missing(made: bytes) -> int:
    """How many glyphs on the first page are `.notdef`: glyph 0 in the two-byte codes of the content."""
    content = read(made).pages[0].get_contents()
    assert content is not None
    codes = [
        piece.original_bytes
        for operands, operator in content.operations
        if operator in (b"Tj", b"TJ")
        for piece in (operands[0] if isinstance(operands[0], list) else operands)
        if not isinstance(piece, int | float)
    ]
    pairs = [code[at : at + 2] for code in codes for at in range(0, len(code), 2)]
    return pairs.count(b"\x00\x00")


def test_a_script_without_a_font_is_noticed_by_the_check_above() -> None:
    assert _missing(pdf(document("x", name="🦺"))) > 0


def test_the_same_document_gives_the_same_bytes() -> None:
    made = assemble(record_of("lawyer"))
    assert pdf(made) == pdf(made)


def test_what_one_document_says_is_not_in_the_next() -> None:
    pdf(document("Zebra-7"))
    assert "Zebra" not in text_of(pdf(document("x")))


def test_documents_made_at_once_do_not_mix() -> None:
    made: dict[int, bytes] = {}

    def make(number: int) -> None:
        made[number] = pdf(document(f"Number {number}.", name=f"Name {number}."))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"Number {n}." in text_of(made[n]) and f"Name {n}." in text_of(made[n]) for n in range(8))


def test_the_theme_changes_colour_and_density() -> None:
    plain = document(*(f"Bullet {n}" for n in range(110)))
    airy, compact = (pdf(plain, theme=Theme(density=density)) for density in ("airy", "compact"))  # type: ignore[arg-type]
    assert len(read(airy).pages) > len(read(compact).pages)
    assert pdf(plain, theme=Theme(accent="#aa0000")) != pdf(plain)


@pytest.mark.parametrize("accent", ["red", "#12345", '#123456"', "#12345g", "#123456\n"])
def test_an_accent_is_a_colour_and_nothing_else(accent: str) -> None:
    with pytest.raises(ValueError):
        Theme(accent=accent)


def test_every_template_has_its_picture_and_makes_a_document() -> None:
    for template in templates():
        assert (template.folder / "preview.png").stat().st_size < 120_000
        assert pdf(document("x"), template_id=template.id).startswith(b"%PDF")


@pytest.mark.parametrize("template_id", ["none", "../quiet", "", "quiet/../quiet"])
def test_an_unknown_template_is_not_found(template_id: str) -> None:
    with pytest.raises(TemplateNotFound):
        pdf(document("x"), template_id=template_id)


def test_a_document_without_anything_is_still_a_page() -> None:
    assert len(read(pdf(ResumeDocument(header=Header(name="")))).pages) == 1
