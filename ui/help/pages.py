"""The pages of the help, as they lie in resources/help: one for each place, in plain German."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from app.domain.folding import fold

START, KEYBOARD = "start", "keyboard"
_OFFICE_OVERVIEW = "office-overview"
_ORDER = (
    START,
    "overview", "activity", "interview", "quote", "finding", "thesis", "knowledge_module", "delivery",
    _OFFICE_OVERVIEW,
    "inbox", "deliveries_due", "merging", "comparison", "stock", "review", "joint_package", "guidelines",
    "trash", "settings", "privacy", KEYBOARD,
)  # fmt: skip


class HelpPage(NamedTuple):
    """One page. ``text`` is Markdown, without the title."""

    key: str
    title: str
    text: str

    def matches(self, words: list[str]) -> bool:
        """Whether all of the folded words stand in it."""
        folded = fold(f"{self.title} {self.text}")
        return all(word in folded for word in words)


@lru_cache(maxsize=1)
def pages() -> tuple[HelpPage, ...]:
    """Return all pages in their order."""
    folder = resources.files("resources") / "help"
    return tuple(_page(key, (folder / f"{key}.md").read_text("utf-8")) for key in _ORDER)


def _page(key: str, text: str) -> HelpPage:
    title, _, rest = text.partition("\n")
    return HelpPage(key, title.removeprefix("# "), rest)


def page_of(place: str, *, office: bool) -> str:
    """Return the key of the page about a place, that of the start page where there is none."""
    if place == "overview" and office:
        return _OFFICE_OVERVIEW
    return place if place in _ORDER else START


def search(text: str) -> list[HelpPage]:
    """Return the pages that hold all words of ``text``, those with one in the title first."""
    words = fold(text).split()
    found = [page for page in pages() if page.matches(words)]
    return sorted(found, key=lambda page: not any(word in fold(page.title) for word in words))
