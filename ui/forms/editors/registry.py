"""Which editor a field gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.fields import Field, FieldKind
from app.services.questions import TARGET as QUESTIONS
from ui.forms.editors.attachments import AttachmentsEditor
from ui.forms.editors.choices import ChoiceEditor, FlagEditor, QuestionEditor, StatusEditor
from ui.forms.editors.computed import ComputedEditor
from ui.forms.editors.files import FileEditor
from ui.forms.editors.references import ReferencesEditor
from ui.forms.editors.rows import RowsEditor
from ui.forms.editors.term_chips import TermsEditor
from ui.forms.editors.texts import TextEditor
from ui.forms.editors.typed import TypedEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.forms.desk import Desk
    from ui.forms.editors.base import Editor

    Factory = Callable[[Field, Desk], Editor[Any]]

_EDITORS: dict[FieldKind, Factory] = {
    FieldKind.TEXT: TextEditor,
    FieldKind.BOOL: FlagEditor,
    FieldKind.CHOICE: ChoiceEditor,
    FieldKind.MULTI: TermsEditor,
    FieldKind.REF: ReferencesEditor,
    FieldKind.REFS: ReferencesEditor,
    FieldKind.LIST: RowsEditor,
    FieldKind.PICTURE: FileEditor,
}


def editor_for(field: Field, desk: Desk) -> Editor[Any]:
    """Return a new editor; kinds without one of their own are typed in a line."""
    return _factory(field)(field, desk)


def _factory(field: Field) -> Factory:
    if field.computed:
        return ComputedEditor
    if field.id == "status":
        return StatusEditor
    if field.target == (QUESTIONS,):
        return QuestionEditor
    if field.kind is FieldKind.REFS and field.target == ("attachment",):
        return AttachmentsEditor
    if field.kind is FieldKind.LIST and len(field.columns) == 1:
        return TypedEditor
    return _EDITORS.get(field.kind, TypedEditor)
