"""The overview of theses: what the lab's findings say to each, with sign and word, and nothing averaged."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.domain.fields import Place
from app.domain.vocabularies.general import WORD_POSITIONS
from app.reports.model import Heading, Paragraph, Role, Span, Tone
from app.reports.openness import printed, public
from app.reports.prose import joined, toned
from app.reports.sight import title_of
from app.reports.theses import wording
from app.reports.values import APART, BETWEEN, labelled, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.domain.records.finding import Finding, ThesisLink
    from app.domain.records.thesis import Thesis
    from app.reports.desk import Desk
    from app.reports.model import Block

    Said = tuple[Finding, ThesisLink]

HEADING = WORD_POSITIONS.label_of(Place.THESIS_MATRIX)
_ABOVE = ("thesis_code", "statement")


def anchor_of(thesis: Thesis) -> str:
    """Return the place of a thesis in the overview."""
    return f"these_{thesis.code.replace('-', '_')}"


def touched(theses: Iterable[Thesis], findings: Iterable[Finding]) -> list[tuple[Thesis, list[Said]]]:
    """Return the theses that some finding says anything about, each with what is said."""
    said = defaultdict(list)
    for finding in findings:
        for link in public(finding, "thesis_links"):
            said[public(link, "thesis")].append((finding, link))
    return [(thesis, said[thesis.uid]) for thesis in theses if thesis.uid in said]


def overview_blocks(desk: Desk, theses: Sequence[tuple[Thesis, list[Said]]]) -> Iterator[Block]:
    """Yield the overview; ``theses`` are those touched."""
    if theses:
        yield desk.heading(1, HEADING, new_page=True)
    for thesis, said in theses:
        yield from _thesis(desk, thesis)
        yield from (_finding(desk.about(finding), finding, link) for finding, link in said)


def _thesis(desk: Desk, thesis: Thesis) -> Iterator[Block]:
    title = f"{thesis.about.label} {public(thesis, 'thesis_code')}"
    yield Heading(2 + desk.depth, title, anchor_of(thesis))
    yield Paragraph(Role.THESIS, (Span(wording(thesis)),))
    if known := about(desk, thesis):
        yield Paragraph(Role.BODY, known)


def about(desk: Desk, thesis: Thesis) -> tuple[Span, ...]:
    """Return where a thesis comes from and how it can be tested, with labels."""
    fields = (field.id for field in printed(thesis, Place.THESIS_MATRIX) if field.id not in _ABOVE)
    return joined((labelled(desk, thesis, id_) for id_ in fields), APART)


def _finding(desk: Desk, finding: Finding, link: ThesisLink) -> Paragraph:
    """A line with sign and word, the finding, and below it the reason."""
    code = desk.sight.code(finding.code, finding.uid)
    said = (Span(BETWEEN), code, Span(f" {title_of(finding)}"))
    reason = toned(value(desk, link, "note"), Tone.QUIET)
    below = (Span("\n"), *reason) if reason else ()
    return Paragraph(Role.BULLET, (*value(desk, link, "relation"), *said, *below))
