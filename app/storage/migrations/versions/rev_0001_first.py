"""The first lab file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Rows that are found by their key alone stand in the key's own tree.
BY_KEY = {"sqlite_with_rowid": False}


def _text(names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text()) for name in names.split()]


def _integers(names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger()) for name in names.split()]


def _flags(names: str) -> list[sa.Column[bool]]:
    return [sa.Column(name, sa.Boolean()) for name in names.split()]


def _leads_to(names: str, table: str, target: str = "record.uid") -> list[SchemaItem]:
    """Columns that hold the key of a row elsewhere; checked when the transaction ends."""
    items: list[SchemaItem] = []
    for name in names.split():
        constraint = f"fk_{table}_{name}_{target.partition('.')[0]}"
        items += [
            sa.Column(name, sa.Text()),
            sa.ForeignKeyConstraint([name], [target], constraint, deferrable=True, initially="DEFERRED"),
        ]
    return items


def _record(name: str, *columns: SchemaItem) -> None:
    """A table for one kind of record."""
    op.create_table(name, *_owner("uid", name), *columns, sa.PrimaryKeyConstraint("uid", name=f"pk_{name}"))


def _rows(name: str, *columns: SchemaItem) -> None:
    """A table for the rows of a child list."""
    key = sa.PrimaryKeyConstraint("owner", "no", name=f"pk_{name}")
    number = sa.Column("no", sa.Integer(), nullable=False)
    op.create_table(name, *_owner("owner", name), number, *columns, key, **BY_KEY)


def _owner(column: str, table: str) -> list[SchemaItem]:
    return [
        sa.Column(column, sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            [column],
            ["record.uid"],
            f"fk_{table}_{column}_record",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
    ]


def _many(name: str, value: sa.Column[str], *more: SchemaItem) -> None:
    """A table for several keys or references of a field; ``place`` is the row of a child list, or 0."""
    op.create_table(
        name,
        *_owner("owner", name),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        value,
        *more,
        sa.PrimaryKeyConstraint("owner", "field", "place", "no", name=f"pk_{name}"),
        **BY_KEY,
    )


def upgrade() -> None:
    """Create everything."""
    _record_table()
    _many_tables()
    _file_tables()
    _lab()
    _activity()
    _guide()
    _interview()
    _quote()
    _consent()
    _finding()
    _thesis()
    _theme()
    _modules()
    _module_rows()
    _attachment()
    _source()
    _delivery()
    _indexes()


def _record_table() -> None:
    op.create_table(
        "record",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("lab_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        *_text("created_at updated_at updated_by"),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("release_scope", sa.Text(), nullable=False),
        *_text("deleted_at internal_note"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("external", sa.Boolean(), nullable=False),
        sa.Column("gaps", sa.Integer(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lab_id"], ["record.uid"], "fk_record_lab_id_record", deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("uid", name="pk_record"),
        sa.UniqueConstraint("code", name="uq_record_code"),
    )


def _many_tables() -> None:
    _many("term", sa.Column("key", sa.Text(), nullable=False))
    _many(
        "link",
        sa.Column("target", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["target"], ["record.uid"], "fk_link_target_record", deferrable=True, initially="DEFERRED"
        ),
    )


def _file_tables() -> None:
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blob"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )


def _lab() -> None:
    _record(
        "lab",
        *_text(
            "prefix town municipality_type state district ags ags_note population_date location_type "
            "lead_theme guiding_question network_role project_start project_end responsible_unit "
            "functional_email functional_phone website dpo_contact"
        ),
        *_integers("population"),
        *_leads_to("logo", "lab", "blob.sha256"),
    )
    _rows("lab_partners", *_text("organisation role role_note"))
    _rows("lab_facts", *_text("text as_of"))
    _rows(
        "lab_figures",
        *_text("label qualifier value unit as_of note"),
        *_integers("fact_no"),
        *_flags("counts_people"),
        *_leads_to("source_id", "lab_figures"),
    )
    _rows("lab_sources", *_text("supports note"), *_leads_to("source_id", "lab_sources"))


def _activity() -> None:
    _record(
        "activity",
        *_text(
            "title activity_type activity_type_other start start_time end end_time date_note "
            "documentation_basis project_relation phase series_title shared_event_code own_role venue "
            "mode objective description method participants_qualifier survey_period survey_instrument "
            "opening_hours effort_hours cost_planned cost_actual cost_note results observations "
            "next_steps continuation continuation_note photo_notice participant_list_kept "
            "participant_list_note"
        ),
        *_integers(
            "series_number participants_count survey_invited survey_returned capacity open_days visits "
            "unique_users"
        ),
        *_flags("open_ended participants_unknown"),
        *_leads_to("parent_id", "activity"),
    )
    _rows("activity_partners", *_text("organisation role role_note"))
    _rows("activity_participants_by_group", *_text("group"), *_integers("count"))
    _rows(
        "activity_figures",
        *_text("label qualifier value unit as_of note"),
        *_flags("counts_people"),
        *_leads_to("source_id", "activity_figures"),
    )
    _rows("activity_sources", *_text("supports note"), *_leads_to("source_id", "activity_sources"))


def _guide() -> None:
    _record("guide", *_text("title version issued_by valid_from intro_text"))
    _rows("guide_sections", *_text("title"))
    _rows("guide_questions", *_text("question_uid code section text kind options probe"), *_flags("required"))


def _interview() -> None:
    _record(
        "interview",
        *_text(
            "pseudonym role_category role_detail age_band date period_exported mode place interviewer "
            "recording recording_location recording_delete_by recording_deleted_at transcript_raw "
            "transcript_pseud summary"
        ),
        *_integers("duration_min"),
        *_flags("invented sensitive_context"),
        *_leads_to("activity_id guide_version consent_id", "interview"),
    )
    _rows("interview_answers", *_text("question_uid text"))


def _quote() -> None:
    _record(
        "quote",
        *_text("text question_uid context attribution speaker_label approved_by_person released_at"),
        *_integers("position_start position_end"),
        *_flags("invented pseudonymised"),
        *_leads_to("interview_id", "quote"),
    )


def _consent() -> None:
    _record(
        "consent",
        *_text(
            "pseudonym given_on form_version retention_until revoked_at revoked_scope "
            "revocation_handled_at recipients_notified_at"
        ),
        *_flags("vault_complete"),
    )


def _finding() -> None:
    _record(
        "finding",
        *_text(
            "statement explanation basis basis_note valid_as_of confidence confidence_reason "
            "transferability_level transfer_note scope_conditions"
        ),
        *_flags("no_thesis"),
    )
    _rows(
        "finding_evidence",
        *_text("kind figure_label strength note"),
        *_leads_to("target", "finding_evidence"),
    )
    _rows(
        "finding_counter_evidence",
        *_text("kind figure_label strength note"),
        *_leads_to("target", "finding_counter_evidence"),
    )
    _rows("finding_thesis_links", *_text("relation note"), *_leads_to("thesis", "finding_thesis_links"))
    _rows("finding_sources", *_text("supports note"), *_leads_to("source_id", "finding_sources"))


def _thesis() -> None:
    _record(
        "thesis", *_text("thesis_code statement origin thesis_kind seed_quote testability note assessment")
    )


def _theme() -> None:
    _record(
        "theme",
        *_text("theme_code label definition origin academy_topic"),
        *_leads_to("parent merged_into", "theme"),
    )
    _rows("theme_synonyms", *_text("word"))


def _modules() -> None:
    _record(
        "knowledge_module",
        *_text(
            "title summary module_type guiding_question initial_situation challenge objective approach "
            "principles method_origin preparation period_start period_end place location_type "
            "effort_level effort_note cost_level cost_note resources outcome_assessment results "
            "success_factors obstacles lessons_learned transferability_level transfer_conditions "
            "continuation sustainability maturity contact_unit responsible_org funding_note licence "
            "approved_at approved_by_role office_review_note"
        ),
        *_flags("period_ongoing"),
    )


def _module_rows() -> None:
    _rows("knowledge_module_stakeholders", *_text("organisation role"))
    _rows("knowledge_module_steps", *_text("title text duration"))
    _rows(
        "knowledge_module_indicators",
        *_text("name qualifier value unit as_of source"),
        *_flags("counts_people"),
    )
    _rows("knowledge_module_recommendations", *_text("text addressee"))
    _rows(
        "knowledge_module_related_modules",
        *_text("relation"),
        *_leads_to("module", "knowledge_module_related_modules"),
    )
    _rows("knowledge_module_keywords", *_text("word"))
    _rows(
        "knowledge_module_sources",
        *_text("supports note"),
        *_leads_to("source_id", "knowledge_module_sources"),
    )


def _attachment() -> None:
    _record(
        "attachment",
        *_text(
            "title kind url alt_text long_description caption credit licence permission_note "
            "person_consent taken_on original_filename sha256"
        ),
        *_integers("pixel_width pixel_height"),
        *_flags("metadata_removed"),
        *_leads_to("file", "attachment", "blob.sha256"),
    )


def _source() -> None:
    _record("source", *_text("title publisher source_kind url date accessed_on access note"))


def _delivery() -> None:
    _record(
        "delivery",
        *_text(
            "kind created_on recipient recipient_note scope schema_version check_result check_notes "
            "handed_over_on handed_over_via note"
        ),
        *_integers("sequence_no revocations"),
    )
    _rows("delivery_contents", *_text("record_uid record_code"), *_integers("record_revision"))
    _rows("delivery_files", *_text("name sha256"), *_integers("size_bytes"))


def _indexes() -> None:
    """What lists sort by, skip through and count, and what links are found by."""
    for table, columns in (
        ("record", "kind external deleted_at code uid"),
        ("record", "kind external deleted_at status uid"),
        ("record", "kind external deleted_at title_key uid"),
        ("record", "lab_id"),
        ("record", "updated_at"),
        ("term", "key"),
        ("link", "target"),
    ):
        names = columns.split()
        op.create_index("_".join(("ix", table, *names)), table, names)
    for table, sorted_by in (
        ("lab", "lead_theme prefix state"),
        ("activity", "activity_type venue"),
        ("guide", "issued_by version"),
        ("interview", "date role_category"),
        ("quote", "speaker_label"),
        ("consent", "given_on"),
        ("finding", "confidence"),
        ("thesis", "assessment origin thesis_code"),
        ("theme", "origin parent theme_code"),
        ("knowledge_module", "maturity module_type"),
        ("attachment", "kind licence"),
        ("source", "source_kind"),
        ("delivery", "created_on kind recipient"),
    ):
        for name in sorted_by.split():
            op.create_index(f"ix_{table}_{name}", table, [name, "uid"])
    # An unknown date sorts like an empty one.
    op.create_index("ix_activity_start", "activity", [sa.text("nullif(start, 'unknown')"), "uid"])
    op.create_index("ix_source_date", "source", [sa.text("nullif(date, 'unknown')"), "uid"])
