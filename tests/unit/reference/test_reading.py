"""The readers of public catalogues: over files of our own, over what is missing, and over the real ones."""

import shutil
from pathlib import Path

import pytest

from tests.shared_data import shared_data
from tools import reference as loader
from tools.reference_files.esco import read_esco
from tools.reference_files.onet import read_onet
from tools.reference_files.reading import LONGEST_DESCRIPTION, NotTheseFiles

_FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_the_labels_of_esco_are_told_from_what_follows_them() -> None:
    read = read_esco(_FIXTURES / "esco")
    assert {one.id: one.name for one in read.items} == {
        "esco:aaaa-1": "stir porridge",
        "esco:aaaa-2": "polish kettles",
        "esco:bbbb-1": "porridge taster",
        "esco:C9999": "Kettle workers",
    }
    assert read.left_out == "1 entries whose label cannot be told"


def test_onet_keeps_quotation_marks_and_says_its_version() -> None:
    read = read_onet(_FIXTURES / "onet")
    assert read.source.version == "99.1"
    cook = next(one for one in read.items if one.id == "onet:35-1011.99")
    assert cook.description.startswith('Cook porridge in "great" kettles.')
    assert cook.labels == ("Porridge Chefs", "Oatmeal Chef", "Barn Thatcher")


def test_a_missing_file_or_column_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "onet"
    shutil.copytree(_FIXTURES / "onet", folder)
    (folder / "Alternate Titles.txt").write_text("Code\tTitle\nx\ty\n")
    with pytest.raises(NotTheseFiles, match=r"Alternate Titles\.txt has no column"):
        read_onet(folder)
    (folder / "Related Occupations.txt").unlink()
    assert loader.main(["--onet", str(folder)]) == 1
    assert "has no Related Occupations.txt" in capsys.readouterr().err
    assert loader.main(["--esco", str(tmp_path / "nowhere")]) == 1
    assert "is no folder" in capsys.readouterr().err
    assert loader.main([]) == 1
    assert "ONET=folder" in capsys.readouterr().err


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    shutil.copytree(_FIXTURES / "esco", tmp_path / "esco")
    (tmp_path / "esco" / "skills.csv").write_bytes(b"id,description\n\xff\xfe,\x00")
    with pytest.raises(NotTheseFiles, match="cannot be read"):
        read_esco(tmp_path / "esco")


def test_the_real_onet_is_read_whole() -> None:
    read = read_onet(shared_data("reference/onet"))
    assert (read.source.version, read.source.occupations) == ("29.2", 1016)
    assert read.source.skills > 8_000
    ids = [one.id for one in read.items]
    assert len(ids) == len(set(ids))
    nurse = next(one for one in read.items if one.name == "Registered Nurses")
    assert "Charge Nurse" in nurse.aliases
    assert nurse.related
    assert nurse.similar


def test_the_real_esco_is_read_with_nearly_all_its_labels() -> None:
    read = read_esco(shared_data("reference/esco"))
    assert read.source.skills > 13_500
    assert read.source.occupations > 3_500
    names = {one.name for one in read.items}
    assert {"manage musical staff", "police commissioner", "coffee roaster", "Glaziers"} <= names
    assert max(len(one.description) for one in read.items) <= LONGEST_DESCRIPTION + 2
