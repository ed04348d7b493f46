"""What is installed at set-up for pages and documents: complete, neutral, and asking no other machine for anything."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def assets() -> ModuleType:
    spec = importlib.util.spec_from_file_location("assets", ROOT / "tools" / "assets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_everything_that_pages_and_documents_use_is_installed(assets: ModuleType) -> None:
    wanted = [assets.VENDOR / name for name in assets.SCRIPTS_AND_STYLES.values()]
    wanted += [assets.FONTS / f"NotoSans-{name}.ttf" for name in assets.TYPEFACES]
    assert [path.name for path in wanted if not path.is_file() or path.stat().st_size < 1000] == []


def test_no_style_sheet_asks_for_a_typeface_a_crest_or_another_machine(assets: ModuleType) -> None:
    sheets = list(assets.VENDOR.glob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(r"@font-face|@import|GDS Transport|crest|url\(['\"]?(https?:)?//", text), sheet.name
        assert text.count("{") == text.count("}"), sheet.name


def test_no_file_names_a_source_map_that_is_not_there(assets: ModuleType) -> None:
    assert [path.name for path in assets.VENDOR.iterdir() if "sourceMappingURL" in path.read_text(encoding="utf-8")] == []


def test_the_british_governments_own_signs_are_taken_out_of_a_style_sheet(assets: ModuleType) -> None:
    sheet = (
        "@font-face{font-family:GDS Transport;src:url(/assets/a.woff2)}"
        ".a{color:red;background-image:url(/assets/images/govuk-crest.svg);top:0}.b{font-family:GDS Transport,arial,sans-serif}"
        "/*# sourceMappingURL=x.css.map */"
    )
    assert assets.neutral(sheet) == ".a{color:red;top:0}.b{font-family:arial,sans-serif}"
