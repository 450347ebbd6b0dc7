"""What import-linter cannot see."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from tests.architecture.source import CODE, ROOT, modules, short, texts, tree

if TYPE_CHECKING:
    from pathlib import Path

# Split, so that this file does not find itself.
HOME_FOLDERS = r"(?<![\w.])/(?:home|root|Users|work|opt|tmp)" + r"/\w|[A-Za-z]:\\+Users\\"
PACKAGE_INDEX = "index" + "-url|/sim" + "ple/|pypi" + r"\.org|python" + r"hosted\.org"


def test_packaging_does_not_hide_the_library_of_that_name() -> None:
    assert list((ROOT / "packaging").rglob("__init__.py")) == []


@pytest.mark.parametrize("path", texts(), ids=short)
def test_file_names_no_folder_of_a_machine_and_no_package_index(path: Path) -> None:
    assert re.findall(f"{HOME_FOLDERS}|{PACKAGE_INDEX}", path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", modules(*CODE), ids=short)
def test_resources_are_found_through_importlib(path: Path) -> None:
    names = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
    assert "__file__" not in names


def test_every_resource_is_packaged() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    globs = project["tool"]["setuptools"]["package-data"]["resources"]
    found = {path.suffix for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert found - {".py", ".pyc"} <= {PurePosixPath(glob).suffix for glob in globs}
