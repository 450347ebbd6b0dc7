"""Rules for the record Guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.guide import Guide
from app.domain.rules.changes import changed
from app.domain.rules.problems import HINT, RELEASE, SAVE
from app.domain.rules.registry import Found, found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

FROZEN = ("released", "superseded")


@rule(
    "R-LF-01", Guide, "questions", severity=SAVE,
    message="Diese Fassung ist freigegeben und kann nicht mehr geändert werden. Legen Sie eine neue "
    "Version an.",
)  # fmt: skip
def changes_after_release(guide: Guide, around: Surroundings) -> bool:
    before = around.find(guide.uid)
    return before is not None and before.status in FROZEN and bool(changed(before, guide))


@rule(
    "R-LF-02", Guide, "questions", severity=RELEASE,
    message="Die Nummer {nummer} kommt zweimal vor. Geben Sie einer der Fragen eine andere Nummer.",
)  # fmt: skip
def numbers_twice(guide: Guide, around: Surroundings) -> Iterator[Found]:
    codes = [question.code for question in guide.questions]
    for number, code in enumerate(codes, 1):
        if code and code in codes[: number - 1]:
            yield found(row=number, nummer=code)


@rule(
    "R-LF-03", Guide, "questions", "issued_by", severity=HINT,
    message="Eigene Fragen eines Labors beginnen mit L. Ändern Sie die Nummer {nummer}.",
)  # fmt: skip
def adds_a_common_question(guide: Guide, around: Surroundings) -> Iterator[Found]:
    before = around.find(guide.uid)
    if not isinstance(before, Guide) or guide.issued_by != "office" or around.lab.network_role == "office":
        return
    known = {question.question_uid for question in before.questions}
    for number, question in enumerate(guide.questions, 1):
        if question.question_uid not in known and question.code and not question.code.startswith("L"):
            yield found(row=number, nummer=question.code)
