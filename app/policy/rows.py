"""Every setting that IT can decide. Not before the window: this loads the declarations of lab files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.settings import LAB_SETTINGS
from app.policy import LOCKED
from app.settings import SETTINGS

if TYPE_CHECKING:
    from app.setting import Setting


class Row(NamedTuple):
    """A setting with a policy; ``of_lab`` says that it belongs to lab files, where a policy proposes."""

    setting: Setting
    of_lab: bool


ROWS = {
    setting.key: Row(setting, of_lab)
    for declared, of_lab in ((SETTINGS, False), (LAB_SETTINGS, True))
    for setting in declared.values()
    if setting.policy
}
LOCKABLE = {key: row.setting.label for key, row in ROWS.items() if key != LOCKED}
