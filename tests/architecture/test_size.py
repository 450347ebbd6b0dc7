"""Functions are short, files readable in a sitting. A breach asks about rooms, not about numbers."""

from __future__ import annotations

import ast
from statistics import median, quantiles
from typing import TYPE_CHECKING

import pytest

from tests.architecture.source import CODE, modules, short, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_FILE = 450
LONGEST_FUNCTION = 40
ROOMS_WITH_FUNCTIONS = ("app", "exporters", "ui")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from ``def`` to the end, without the docstring: explaining must not cost anything."""
    first = function.body[0]
    docstring = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function, clean=False) else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def lengths() -> list[int]:
    return [length(function) for path in modules(*ROOMS_WITH_FUNCTIONS) for function in functions(path)]


@pytest.mark.parametrize("path", modules(*CODE, "packaging", "tests"), ids=short)
def test_file_is_readable_in_a_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", modules(*ROOMS_WITH_FUNCTIONS), ids=short)
def test_no_function_is_long(path: Path) -> None:
    assert [f"{f.name}: {length(f)}" for f in functions(path) if length(f) > LONGEST_FUNCTION] == []


def test_half_of_all_functions_are_very_short() -> None:
    assert median(lengths()) <= 7


def test_nine_in_ten_functions_are_short() -> None:
    assert quantiles(lengths(), n=10)[-1] <= 15
