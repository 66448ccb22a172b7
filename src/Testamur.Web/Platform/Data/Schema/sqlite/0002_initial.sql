CREATE TABLE "agreements_versions" (
    "agreement" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "reached" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "signed_at" INTEGER NULL,
    "first_day" TEXT NULL,
    "last_day" TEXT NULL,
    "suspended_by" TEXT NULL,
    "reminded_of" TEXT NULL,
    "reason" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "PK_agreements_versions" PRIMARY KEY ("agreement", "number")
);


CREATE TABLE "alliance_institutions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_alliance_institutions" PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "country_code" TEXT NOT NULL,
    "city" TEXT NULL,
    "website" TEXT NULL,
    "joined_at" INTEGER NOT NULL,
    "register_basis" TEXT NULL
);


CREATE TABLE "alliance_profile" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_alliance_profile" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "website" TEXT NULL
);


CREATE TABLE "catalogue_collections" (
    "id" TEXT NOT NULL CONSTRAINT "PK_catalogue_collections" PRIMARY KEY,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NULL,
    "shared_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "catalogue_entries" (
    "id" TEXT NOT NULL CONSTRAINT "PK_catalogue_entries" PRIMARY KEY,
    "institution" TEXT NOT NULL,
    "external" INTEGER NOT NULL,
    "provider" TEXT NULL,
    "uri" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "tokens" TEXT NOT NULL,
    "ects" INTEGER NULL,
    "hours" INTEGER NULL,
    "eqf_level" INTEGER NULL,
    "field" TEXT NULL,
    "fields" TEXT NOT NULL,
    "mode" TEXT NULL,
    "on_site_share" INTEGER NULL,
    "languages" TEXT NOT NULL,
    "countries" TEXT NOT NULL,
    "purposes" TEXT NOT NULL,
    "pathways" TEXT NOT NULL,
    "quality" TEXT NOT NULL,
    "alliance" TEXT NULL,
    "skills" TEXT NOT NULL,
    "price" INTEGER NULL,
    "currency" TEXT NULL,
    "free" INTEGER NULL,
    "listed" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL
);


CREATE TABLE "catalogue_offerings" (
    "id" TEXT NOT NULL CONSTRAINT "PK_catalogue_offerings" PRIMARY KEY,
    "institution" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL,
    "enrol_until" TEXT NOT NULL,
    "capacity" INTEGER NULL,
    "place" TEXT NULL,
    "open" INTEGER NOT NULL
);


CREATE TABLE "catalogue_versions" (
    "specification" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "institution" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "published_at" INTEGER NOT NULL,
    "retired_at" INTEGER NULL,
    "held" TEXT NULL,
    "held_at" INTEGER NULL,
    CONSTRAINT "PK_catalogue_versions" PRIMARY KEY ("specification", "version")
);


CREATE TABLE "counselling_accesses" (
    "id" TEXT NOT NULL CONSTRAINT "PK_counselling_accesses" PRIMARY KEY,
    "person" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "consent" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "withdrawn_at" INTEGER NULL,
    "institution" TEXT NULL,
    "counsellor" TEXT NULL,
    "taken_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "design_policies" (
    "institution" TEXT NOT NULL CONSTRAINT "PK_design_policies" PRIMARY KEY,
    "pack_id" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "funding_accounts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_funding_accounts" PRIMARY KEY,
    "scheme" TEXT NOT NULL,
    "person" TEXT NULL,
    "number" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "identity_people" (
    "id" TEXT NOT NULL CONSTRAINT "PK_identity_people" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "is_alliance_administrator" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);


CREATE TABLE "issuing_batches" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "mandate" TEXT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "file_name" TEXT NULL,
    "idempotency_key" TEXT NULL,
    "request_hash" TEXT NULL,
    "reissue_reason" TEXT NULL,
    "by" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "confirmed_by" TEXT NULL,
    "confirmed_at" INTEGER NULL,
    "starts_at" INTEGER NULL,
    "fingerprint" TEXT NULL,
    "approved_by" TEXT NULL,
    "approved_at" INTEGER NULL,
    "reason" TEXT NULL,
    "sealing_since" INTEGER NULL,
    "sealed_before" INTEGER NOT NULL,
    "done_at" INTEGER NULL,
    CONSTRAINT "PK_issuing_batches" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "issuing_checks" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "checked" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "undetermined" INTEGER NOT NULL,
    CONSTRAINT "PK_issuing_checks" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "issuing_corrections" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NULL,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "effective_at" INTEGER NOT NULL,
    "urgent" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "taken_back_by" TEXT NULL,
    "ended_at" INTEGER NULL,
    CONSTRAINT "PK_issuing_corrections" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "issuing_keys" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "public_key" TEXT NOT NULL,
    "sealed_private_key" BLOB NULL,
    "kept_as" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "signs_from" INTEGER NOT NULL,
    "retired_at" INTEGER NULL,
    "compromised_since" INTEGER NULL,
    CONSTRAINT "PK_issuing_keys" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "issuing_policies" (
    "institution" TEXT NOT NULL CONSTRAINT "PK_issuing_policies" PRIMARY KEY,
    "approval_from" INTEGER NULL,
    "undo_minutes" INTEGER NOT NULL,
    "suspendable" INTEGER NOT NULL
);


CREATE TABLE "issuing_requests" (
    "institution" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "status" INTEGER NULL,
    "content_type" TEXT NULL,
    "body" BLOB NULL,
    CONSTRAINT "PK_issuing_requests" PRIMARY KEY ("institution", "by", "key")
);


CREATE TABLE "issuing_seals" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sealed_private_key" BLOB NOT NULL,
    "request" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "certificates" TEXT NULL,
    "owner" TEXT NULL,
    "owner_identifier" TEXT NULL,
    "not_before" INTEGER NULL,
    "not_after" INTEGER NULL,
    "retired_at" INTEGER NULL,
    CONSTRAINT "PK_issuing_seals" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "issuing_status_lists" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "next" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "PK_issuing_status_lists" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "learning_awards" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "learner" TEXT NULL,
    "learner_name" TEXT NOT NULL,
    "learner_email" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "specification_version" INTEGER NOT NULL,
    "offering" TEXT NULL,
    "enrolment" TEXT NULL,
    "awarded_on" TEXT NOT NULL,
    "grade" TEXT NULL,
    "outcomes" TEXT NOT NULL,
    "supervision" TEXT NULL,
    "identity_checked" TEXT NULL,
    "source" TEXT NOT NULL,
    "route_shown" INTEGER NOT NULL,
    "decided_by" TEXT NULL,
    "decided_at" INTEGER NOT NULL,
    "exempt" TEXT NULL,
    "parts" TEXT NULL,
    "reason" TEXT NULL,
    CONSTRAINT "PK_learning_awards" PRIMARY KEY ("institution", "id", "kind")
);


CREATE TABLE "learning_offerings" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "specification_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL,
    "enrol_until" TEXT NOT NULL,
    "capacity" INTEGER NULL,
    "place" TEXT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_learning_offerings" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "mandates_answers" (
    "institution" TEXT NOT NULL,
    "mandate" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "ended_by" TEXT NULL,
    "ended_at" INTEGER NULL,
    "declined_reason" TEXT NULL,
    "laid_down_reason" TEXT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "PK_mandates_answers" PRIMARY KEY ("institution", "mandate")
);


CREATE TABLE "mandates_mandates" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mandatary" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "specification_ids" TEXT NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_until" TEXT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    "signed_by" TEXT NULL,
    "signed_at" INTEGER NULL,
    "withdrawn_by" TEXT NULL,
    "withdrawn_at" INTEGER NULL,
    "withdrawn_reason" TEXT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "PK_mandates_mandates" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "messages_inbox" (
    "id" TEXT NOT NULL CONSTRAINT "PK_messages_inbox" PRIMARY KEY,
    "person" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "arguments" TEXT NOT NULL,
    "link" TEXT NULL,
    "at" INTEGER NOT NULL,
    "read_at" INTEGER NULL
);


CREATE TABLE "messages_mail" (
    "id" TEXT NOT NULL CONSTRAINT "PK_messages_mail" PRIMARY KEY,
    "person" TEXT NULL,
    "email" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "next_attempt_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "dead_at" INTEGER NULL,
    "last_error" TEXT NULL
);


CREATE TABLE "messages_muted" (
    "person" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    CONSTRAINT "PK_messages_muted" PRIMARY KEY ("person", "topic")
);


CREATE TABLE "observatory_baselines" (
    "id" TEXT NOT NULL CONSTRAINT "PK_observatory_baselines" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "frozen_at" INTEGER NOT NULL
);


CREATE TABLE "observatory_cells" (
    "measure" TEXT NOT NULL,
    "axis" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "sum" INTEGER NOT NULL,
    CONSTRAINT "PK_observatory_cells" PRIMARY KEY ("measure", "axis", "value", "month", "part")
);


CREATE TABLE "observatory_facts" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "institution" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "alliance" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "specification" TEXT NULL,
    "specification_version" INTEGER NOT NULL,
    "open" INTEGER NOT NULL,
    "counts" INTEGER NOT NULL,
    "marks" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "PK_observatory_facts" PRIMARY KEY ("kind", "key")
);


CREATE TABLE "observatory_group_data" (
    "key" TEXT NOT NULL CONSTRAINT "PK_observatory_group_data" PRIMARY KEY,
    "groups" TEXT NULL,
    "in_group" INTEGER NULL,
    "highest_eqf" INTEGER NULL,
    "consent" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "observatory_group_keys" (
    "person" TEXT NOT NULL CONSTRAINT "PK_observatory_group_keys" PRIMARY KEY,
    "key" TEXT NOT NULL
);


CREATE TABLE "observatory_reviews" (
    "id" TEXT NOT NULL CONSTRAINT "PK_observatory_reviews" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "sources" TEXT NOT NULL,
    "spellings" TEXT NOT NULL,
    "criteria" TEXT NOT NULL,
    "published_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "observatory_survey_answers" (
    "id" TEXT NOT NULL CONSTRAINT "PK_observatory_survey_answers" PRIMARY KEY,
    "round" TEXT NOT NULL,
    "active_citizen" INTEGER NULL,
    "empowered_learner" INTEGER NULL,
    "thriving_earner" INTEGER NULL,
    "for_learner" INTEGER NULL,
    "for_society" INTEGER NULL,
    "for_industry" INTEGER NULL,
    "for_higher_education" INTEGER NULL
);


CREATE TABLE "observatory_survey_invitations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_observatory_survey_invitations" PRIMARY KEY,
    "person" TEXT NULL,
    "award" TEXT NOT NULL,
    "round" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "link_hash" TEXT NULL,
    "sent_at" INTEGER NULL,
    "answered" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "observatory_unit_aliases" (
    "spelling" TEXT NOT NULL CONSTRAINT "PK_observatory_unit_aliases" PRIMARY KEY,
    "unit" TEXT NOT NULL
);


CREATE TABLE "observatory_waves" (
    "id" TEXT NOT NULL CONSTRAINT "PK_observatory_waves" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "book_version" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "defined_by" TEXT NOT NULL,
    "defined_at" INTEGER NOT NULL,
    "frozen_at" INTEGER NULL,
    "published_at" INTEGER NULL,
    "fingerprint" TEXT NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "platform_audit" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "by_staff" INTEGER NOT NULL,
    "actor" TEXT NULL,
    "actor_key" BLOB NULL,
    "actor_mark" TEXT NOT NULL,
    "subject" TEXT NULL,
    "reason" TEXT NULL,
    "about_key" BLOB NULL,
    "about_mark" TEXT NOT NULL,
    "number" INTEGER NULL,
    "previous" TEXT NULL,
    "hash" TEXT NULL,
    CONSTRAINT "PK_platform_audit" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "platform_audit_ends" (
    "institution" TEXT NOT NULL CONSTRAINT "PK_platform_audit_ends" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);


CREATE TABLE "platform_data_keys" (
    "institution" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "wrapped" BLOB NOT NULL,
    "wrapped_by" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "is_refused" INTEGER NOT NULL,
    CONSTRAINT "PK_platform_data_keys" PRIMARY KEY ("institution", "number")
);


CREATE TABLE "platform_inbox" (
    "event" TEXT NOT NULL,
    "handler" TEXT NOT NULL,
    "handled_at" INTEGER NOT NULL,
    CONSTRAINT "PK_platform_inbox" PRIMARY KEY ("event", "handler")
);


CREATE TABLE "platform_outbox" (
    "id" TEXT NOT NULL CONSTRAINT "PK_platform_outbox" PRIMARY KEY,
    "institution" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "handled_at" INTEGER NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" INTEGER NOT NULL,
    "last_error" TEXT NULL
);


CREATE TABLE "platform_session_keys" (
    "name" TEXT NOT NULL CONSTRAINT "PK_platform_session_keys" PRIMARY KEY,
    "sealed" BLOB NOT NULL
);


CREATE TABLE "platform_settings" (
    "key" TEXT NOT NULL CONSTRAINT "PK_platform_settings" PRIMARY KEY,
    "value" TEXT NOT NULL
);


CREATE TABLE "platform_units" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "parent" TEXT NULL,
    "name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_platform_units" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_platform_units_platform_units_institution_parent" FOREIGN KEY ("institution", "parent") REFERENCES "platform_units" ("institution", "id")
);


CREATE TABLE "priorlearning_activities" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "ended_on" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    CONSTRAINT "PK_priorlearning_activities" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "priorlearning_cases" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "specification_version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "award" TEXT NOT NULL,
    "open_key" TEXT NULL,
    "state" TEXT NOT NULL,
    "adviser" TEXT NULL,
    "round" INTEGER NOT NULL,
    "show_route" INTEGER NOT NULL,
    "promised_on" TEXT NULL,
    "delay_reason" TEXT NULL,
    "reminded_of" TEXT NULL,
    "reminded_stage" INTEGER NULL,
    "identity_checked" TEXT NULL,
    "supervision" TEXT NULL,
    "identified_by" TEXT NULL,
    "granted" TEXT NULL,
    "exempt_ects" INTEGER NULL,
    "reason" TEXT NULL,
    "advice" TEXT NULL,
    "certified_by" TEXT NULL,
    "certified_at" INTEGER NULL,
    "first_certified_by" TEXT NULL,
    "appeal" TEXT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "PK_priorlearning_cases" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "quality_agency_reports" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "specification" TEXT NULL,
    "agency" TEXT NOT NULL,
    "agency_country" TEXT NULL,
    "deqar_id" INTEGER NULL,
    "address" TEXT NULL,
    "decision" TEXT NOT NULL,
    "decided_on" TEXT NOT NULL,
    "valid_until" TEXT NOT NULL,
    "snapshot_name" TEXT NULL,
    "snapshot_type" TEXT NULL,
    "snapshot_hash" TEXT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" INTEGER NOT NULL,
    "taken_back_by" TEXT NULL,
    "taken_back_at" INTEGER NULL,
    CONSTRAINT "PK_quality_agency_reports" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "quality_complaints" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "specification_version" INTEGER NOT NULL,
    "enrolment" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT NULL,
    "answered_by" TEXT NULL,
    "answered_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_quality_complaints" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "quality_contents" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "PK_quality_contents" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "quality_feedback" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "specification_version" INTEGER NOT NULL,
    "enrolment" TEXT NULL,
    "person" TEXT NULL,
    "outcomes" INTEGER NOT NULL,
    "assessment" INTEGER NOT NULL,
    "workload" INTEGER NOT NULL,
    "support" INTEGER NOT NULL,
    "recommend" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "given_on" TEXT NOT NULL,
    CONSTRAINT "PK_quality_feedback" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "quality_reminders" (
    "institution" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "stage" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_quality_reminders" PRIMARY KEY ("institution", "subject", "until", "stage")
);


CREATE TABLE "quality_reviews" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "submitted_at" INTEGER NOT NULL,
    "reviewer" TEXT NULL,
    "started_at" INTEGER NULL,
    "decided_by" TEXT NULL,
    "decided_at" INTEGER NULL,
    "decision_note" TEXT NULL,
    "approved_until" TEXT NULL,
    "approved_round" INTEGER NULL,
    "retired_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_quality_reviews" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "recognition_cases" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "applicant" TEXT NULL,
    "purpose" TEXT NOT NULL,
    "target" TEXT NULL,
    "target_version" INTEGER NULL,
    "target_uri" TEXT NULL,
    "target_title" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "open_key" TEXT NULL,
    "state" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "part" INTEGER NULL,
    "document_hash" TEXT NOT NULL,
    "holding" TEXT NULL,
    "report" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "verified_at" INTEGER NOT NULL,
    "note" TEXT NULL,
    "missing" TEXT NULL,
    "clock_from" INTEGER NULL,
    "promised_on" TEXT NULL,
    "deadline_on" TEXT NULL,
    "delay_reason" TEXT NULL,
    "form" TEXT NULL,
    "proposed_by" TEXT NULL,
    "outcome" TEXT NULL,
    "accepted_ects" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "grade" TEXT NULL,
    "decided_by" TEXT NULL,
    "decided_at" INTEGER NULL,
    "appeal_until" TEXT NULL,
    "agreement" TEXT NULL,
    "agreement_key" TEXT NULL,
    "basis" TEXT NULL,
    "precedent" TEXT NULL,
    "condition_met" TEXT NULL,
    "condition_met_by" TEXT NULL,
    "condition_met_at" INTEGER NULL,
    "appeal" TEXT NULL,
    "appealed_against" TEXT NULL,
    "revision" INTEGER NOT NULL,
    "facts_awarded_on" TEXT NULL,
    "facts_credential_id" TEXT NULL,
    "facts_ects" INTEGER NULL,
    "facts_eqf_level" INTEGER NULL,
    "facts_holder_name" TEXT NULL,
    "facts_isced_f" TEXT NOT NULL,
    "facts_issuer_country" TEXT NULL,
    "facts_issuer_id" TEXT NULL,
    "facts_issuer_name" TEXT NULL,
    "facts_quality_assurance" TEXT NOT NULL,
    "facts_specification_uri" TEXT NULL,
    "facts_specification_version" INTEGER NULL,
    "facts_title" TEXT NOT NULL,
    "facts_type" TEXT NULL,
    CONSTRAINT "PK_recognition_cases" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "recognition_grading_tables" (
    "institution" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "isced_f" TEXT NOT NULL,
    "first_year" INTEGER NOT NULL,
    "last_year" INTEGER NOT NULL,
    "table" TEXT NOT NULL,
    "tie" TEXT NOT NULL,
    CONSTRAINT "PK_recognition_grading_tables" PRIMARY KEY ("institution", "sender", "isced_f")
);


CREATE TABLE "stacks_claims" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "pathway" TEXT NOT NULL,
    "pathway_version" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "award" TEXT NOT NULL,
    "open_key" TEXT NULL,
    "state" TEXT NOT NULL,
    "note" TEXT NULL,
    "satisfied" INTEGER NULL,
    "question" TEXT NULL,
    "witness" TEXT NULL,
    "counted" TEXT NULL,
    "evaluated_at" INTEGER NULL,
    "granted" INTEGER NULL,
    "reason" TEXT NULL,
    "decided_by" TEXT NULL,
    "decided_at" INTEGER NULL,
    "refused_by" TEXT NULL,
    "appeal" TEXT NULL,
    "credential" TEXT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "PK_stacks_claims" PRIMARY KEY ("institution", "id")
);


CREATE TABLE "stacks_notices" (
    "person" TEXT NOT NULL,
    "pathway" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_stacks_notices" PRIMARY KEY ("person", "pathway", "state")
);


CREATE TABLE "stacks_pathways" (
    "id" TEXT NOT NULL CONSTRAINT "PK_stacks_pathways" PRIMARY KEY,
    "home" TEXT NULL,
    "created_at" INTEGER NOT NULL
);


CREATE TABLE "stacks_uses" (
    "holding" TEXT NOT NULL,
    "pathway" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "exclusive" INTEGER NOT NULL,
    "kept_by" TEXT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_stacks_uses" PRIMARY KEY ("holding", "pathway")
);


CREATE TABLE "wallet_holdings" (
    "id" TEXT NOT NULL CONSTRAINT "PK_wallet_holdings" PRIMARY KEY,
    "person" TEXT NULL,
    "email_hash" TEXT NULL,
    "issuer" TEXT NOT NULL,
    "issuer_name" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "public_id" TEXT NOT NULL,
    "award" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "ects" INTEGER NOT NULL,
    "eqf_level" INTEGER NULL,
    "field" TEXT NULL,
    "specification" TEXT NOT NULL,
    "specification_uri" TEXT NOT NULL,
    "specification_version" INTEGER NOT NULL,
    "parts" TEXT NULL,
    "specification_content" TEXT NULL,
    "source" TEXT NOT NULL,
    "learner_name" TEXT NOT NULL,
    "grade" TEXT NULL,
    "supervision" TEXT NULL,
    "identity_checked" TEXT NULL,
    "search_text" TEXT NOT NULL,
    "awarded_on" TEXT NOT NULL,
    "issued_at" INTEGER NOT NULL,
    "valid_until" INTEGER NULL,
    "received_at" INTEGER NOT NULL,
    "data_integrity" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "european" TEXT NULL,
    "revoked_at" INTEGER NULL,
    "revocation_reason" TEXT NULL,
    "suspended_at" INTEGER NULL,
    "suspension_reason" TEXT NULL,
    "suspension_changed_at" INTEGER NULL,
    "state" TEXT NOT NULL,
    "state_since" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "agreements_events" (
    "agreement" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "institution" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "text" TEXT NULL,
    CONSTRAINT "PK_agreements_events" PRIMARY KEY ("agreement", "number", "step"),
    CONSTRAINT "FK_agreements_events_agreements_versions_agreement_number" FOREIGN KEY ("agreement", "number") REFERENCES "agreements_versions" ("agreement", "number") ON DELETE RESTRICT
);


CREATE TABLE "agreements_parties" (
    "agreement" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "institution" TEXT NOT NULL,
    "agreed_at" INTEGER NULL,
    "agreed_by" TEXT NULL,
    "signature" TEXT NULL,
    "signed_at" INTEGER NULL,
    "signed_by" TEXT NULL,
    "signed_as" TEXT NULL,
    CONSTRAINT "PK_agreements_parties" PRIMARY KEY ("agreement", "number", "institution"),
    CONSTRAINT "FK_agreements_parties_agreements_versions_agreement_number" FOREIGN KEY ("agreement", "number") REFERENCES "agreements_versions" ("agreement", "number") ON DELETE CASCADE
);


CREATE TABLE "alliance_awarding_rights" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "granted_by" TEXT NULL,
    "eqf_from" INTEGER NOT NULL,
    "eqf_to" INTEGER NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_until" TEXT NULL,
    CONSTRAINT "PK_alliance_awarding_rights" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_alliance_awarding_rights_alliance_institutions_institution" FOREIGN KEY ("institution") REFERENCES "alliance_institutions" ("id") ON DELETE CASCADE
);


CREATE TABLE "catalogue_collection_offers" (
    "collection" TEXT NOT NULL,
    "offer" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "PK_catalogue_collection_offers" PRIMARY KEY ("collection", "offer"),
    CONSTRAINT "FK_catalogue_collection_offers_catalogue_collections_collection" FOREIGN KEY ("collection") REFERENCES "catalogue_collections" ("id") ON DELETE CASCADE
);


CREATE TABLE "catalogue_external" (
    "id" TEXT NOT NULL CONSTRAINT "PK_catalogue_external" PRIMARY KEY,
    "external_id" TEXT NOT NULL,
    "dataset" TEXT NULL,
    "country" TEXT NULL,
    "called_by_source" TEXT NULL,
    "sources" TEXT NOT NULL,
    "page_date" TEXT NULL,
    "retrieved_on" TEXT NULL,
    CONSTRAINT "FK_catalogue_external_catalogue_entries_id" FOREIGN KEY ("id") REFERENCES "catalogue_entries" ("id") ON DELETE CASCADE
);


CREATE TABLE "counselling_plans" (
    "id" TEXT NOT NULL CONSTRAINT "PK_counselling_plans" PRIMARY KEY,
    "person" TEXT NOT NULL,
    "access" TEXT NOT NULL,
    "institution" TEXT NOT NULL,
    "counsellor_name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "pathway" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "home" TEXT NULL,
    "counted" TEXT NOT NULL,
    "courses" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    CONSTRAINT "FK_counselling_plans_counselling_accesses_access" FOREIGN KEY ("access") REFERENCES "counselling_accesses" ("id") ON DELETE CASCADE
);


CREATE TABLE "funding_lines" (
    "account" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "enrolment" TEXT NULL,
    "institution" TEXT NULL,
    "key" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_funding_lines" PRIMARY KEY ("account", "number"),
    CONSTRAINT "FK_funding_lines_funding_accounts_account" FOREIGN KEY ("account") REFERENCES "funding_accounts" ("id") ON DELETE RESTRICT
);


CREATE TABLE "funding_supports" (
    "institution" TEXT NOT NULL,
    "enrolment" TEXT NOT NULL,
    "account" TEXT NULL,
    "scheme" TEXT NOT NULL,
    "offering" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "refund_full_days" INTEGER NOT NULL,
    "refund_part_days" INTEGER NOT NULL,
    "refund_part_percent" INTEGER NOT NULL,
    "lapses_after" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "refusal" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "stage_since" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_funding_supports" PRIMARY KEY ("institution", "enrolment"),
    CONSTRAINT "FK_funding_supports_funding_accounts_account" FOREIGN KEY ("account") REFERENCES "funding_accounts" ("id") ON DELETE RESTRICT
);


CREATE TABLE "identity_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_identity_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "FK_identity_claims_identity_people_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_people" ("id") ON DELETE CASCADE
);


CREATE TABLE "identity_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "PK_identity_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "FK_identity_logins_identity_people_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_people" ("id") ON DELETE CASCADE
);


CREATE TABLE "identity_passkeys" (
    "credential_id" BLOB NOT NULL CONSTRAINT "PK_identity_passkeys" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_identity_passkeys_identity_people_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_people" ("id") ON DELETE CASCADE
);


CREATE TABLE "identity_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "PK_identity_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "FK_identity_tokens_identity_people_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_people" ("id") ON DELETE CASCADE
);


CREATE TABLE "issuing_items" (
    "institution" TEXT NOT NULL,
    "batch" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "learner_name" TEXT NOT NULL,
    "learner_email" TEXT NOT NULL,
    "award" TEXT NULL,
    "award_json" TEXT NULL,
    "given" TEXT NULL,
    "replaces" TEXT NULL,
    "issue" INTEGER NOT NULL,
    "problems" TEXT NULL,
    "state" TEXT NOT NULL,
    "credential" TEXT NULL,
    "public_id" TEXT NULL,
    "list" TEXT NULL,
    "index" INTEGER NULL,
    "suspendable" INTEGER NOT NULL,
    "issued_at" INTEGER NULL,
    "payload" TEXT NULL,
    "european" TEXT NULL,
    "seal" TEXT NULL,
    "fingerprint" TEXT NULL,
    CONSTRAINT "PK_issuing_items" PRIMARY KEY ("institution", "batch", "row"),
    CONSTRAINT "FK_issuing_items_issuing_batches_institution_batch" FOREIGN KEY ("institution", "batch") REFERENCES "issuing_batches" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "issuing_check_findings" (
    "institution" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    CONSTRAINT "PK_issuing_check_findings" PRIMARY KEY ("institution", "check", "credential", "form"),
    CONSTRAINT "FK_issuing_check_findings_issuing_checks_institution_check" FOREIGN KEY ("institution", "check") REFERENCES "issuing_checks" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "issuing_status_events" (
    "institution" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "change" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by" TEXT NULL,
    CONSTRAINT "PK_issuing_status_events" PRIMARY KEY ("institution", "list", "index", "number"),
    CONSTRAINT "FK_issuing_status_events_issuing_status_lists_institution_list" FOREIGN KEY ("institution", "list") REFERENCES "issuing_status_lists" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "issuing_status_orders" (
    "institution" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "indices" BLOB NOT NULL,
    CONSTRAINT "PK_issuing_status_orders" PRIMARY KEY ("institution", "list"),
    CONSTRAINT "FK_issuing_status_orders_issuing_status_lists_institution_list" FOREIGN KEY ("institution", "list") REFERENCES "issuing_status_lists" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "issuing_status_versions" (
    "institution" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "events" INTEGER NOT NULL,
    "published_at" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "suspension" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    CONSTRAINT "PK_issuing_status_versions" PRIMARY KEY ("institution", "list", "number"),
    CONSTRAINT "FK_issuing_status_versions_issuing_status_lists_institution_list" FOREIGN KEY ("institution", "list") REFERENCES "issuing_status_lists" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "learning_enrolments" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "offering" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "applied_at" INTEGER NOT NULL,
    "support" TEXT NULL,
    "state" TEXT NOT NULL,
    "withdrawn_at" INTEGER NULL,
    "note" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_learning_enrolments" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_learning_enrolments_learning_offerings_institution_offering" FOREIGN KEY ("institution", "offering") REFERENCES "learning_offerings" ("institution", "id") ON DELETE RESTRICT
);


CREATE TABLE "observatory_baseline_figures" (
    "baseline" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "value" REAL NULL,
    "numerator" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,
    "missing" INTEGER NULL,
    CONSTRAINT "PK_observatory_baseline_figures" PRIMARY KEY ("baseline", "indicator", "part"),
    CONSTRAINT "FK_observatory_baseline_figures_observatory_baselines_baseline" FOREIGN KEY ("baseline") REFERENCES "observatory_baselines" ("id") ON DELETE RESTRICT
);


CREATE TABLE "observatory_review_members" (
    "review" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "PK_observatory_review_members" PRIMARY KEY ("review", "person"),
    CONSTRAINT "FK_observatory_review_members_observatory_reviews_review" FOREIGN KEY ("review") REFERENCES "observatory_reviews" ("id") ON DELETE CASCADE
);


CREATE TABLE "observatory_review_searches" (
    "review" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "spelling" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "ran_on" TEXT NOT NULL,
    "hits" INTEGER NULL,
    CONSTRAINT "PK_observatory_review_searches" PRIMARY KEY ("review", "id"),
    CONSTRAINT "FK_observatory_review_searches_observatory_reviews_review" FOREIGN KEY ("review") REFERENCES "observatory_reviews" ("id") ON DELETE CASCADE
);


CREATE TABLE "observatory_wave_units" (
    "wave" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "printed" TEXT NOT NULL,
    CONSTRAINT "PK_observatory_wave_units" PRIMARY KEY ("wave", "unit"),
    CONSTRAINT "FK_observatory_wave_units_observatory_waves_wave" FOREIGN KEY ("wave") REFERENCES "observatory_waves" ("id") ON DELETE CASCADE
);


CREATE TABLE "alliance_invitations" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role_names" TEXT NOT NULL,
    "unit" TEXT NULL,
    "secret_hash" TEXT NOT NULL,
    "invited_by" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "accepted_at" INTEGER NULL,
    "accepted_by" TEXT NULL,
    "withdrawn_at" INTEGER NULL,
    CONSTRAINT "PK_alliance_invitations" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_alliance_invitations_alliance_institutions_institution" FOREIGN KEY ("institution") REFERENCES "alliance_institutions" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_alliance_invitations_platform_units_institution_unit" FOREIGN KEY ("institution", "unit") REFERENCES "platform_units" ("institution", "id") ON DELETE RESTRICT
);


CREATE TABLE "design_specifications" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "unit" TEXT NULL,
    "copied_from" TEXT NULL,
    "copied_version" INTEGER NULL,
    CONSTRAINT "PK_design_specifications" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_design_specifications_platform_units_institution_unit" FOREIGN KEY ("institution", "unit") REFERENCES "platform_units" ("institution", "id") ON DELETE RESTRICT
);


CREATE TABLE "identity_memberships" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit" TEXT NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "PK_identity_memberships" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_identity_memberships_platform_units_institution_unit" FOREIGN KEY ("institution", "unit") REFERENCES "platform_units" ("institution", "id") ON DELETE RESTRICT
);


CREATE TABLE "priorlearning_claims" (
    "institution" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "statement" TEXT NULL,
    "mark" TEXT NULL,
    "note" TEXT NULL,
    "marked_by" TEXT NULL,
    CONSTRAINT "PK_priorlearning_claims" PRIMARY KEY ("institution", "case", "outcome"),
    CONSTRAINT "FK_priorlearning_claims_priorlearning_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "priorlearning_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "priorlearning_decisions" (
    "institution" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "shown" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_priorlearning_decisions" PRIMARY KEY ("institution", "case", "number"),
    CONSTRAINT "FK_priorlearning_decisions_priorlearning_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "priorlearning_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "priorlearning_evidence" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "made_on" TEXT NOT NULL,
    "outcomes" TEXT NOT NULL,
    "description" TEXT NULL,
    "url" TEXT NULL,
    "file_name" TEXT NULL,
    "media_type" TEXT NULL,
    "length" INTEGER NULL,
    "hash" TEXT NULL,
    "credential_id" TEXT NULL,
    "activity" TEXT NULL,
    "contact_name" TEXT NULL,
    "contact_email" TEXT NULL,
    "secret_hash" TEXT NULL,
    "asked_until" INTEGER NULL,
    "confirmed_at" INTEGER NULL,
    "declined_at" INTEGER NULL,
    "contact_note" TEXT NULL,
    "added_at" INTEGER NOT NULL,
    "erased_at" INTEGER NULL,
    CONSTRAINT "PK_priorlearning_evidence" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_priorlearning_evidence_priorlearning_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "priorlearning_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "priorlearning_messages" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "PK_priorlearning_messages" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_priorlearning_messages_priorlearning_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "priorlearning_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "priorlearning_panel" (
    "institution" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "named_at" INTEGER NOT NULL,
    "agreed_at" INTEGER NULL,
    CONSTRAINT "PK_priorlearning_panel" PRIMARY KEY ("institution", "case", "round", "person"),
    CONSTRAINT "FK_priorlearning_panel_priorlearning_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "priorlearning_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "priorlearning_steps" (
    "institution" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by" TEXT NULL,
    "text" TEXT NULL,
    CONSTRAINT "PK_priorlearning_steps" PRIMARY KEY ("institution", "case", "number"),
    CONSTRAINT "FK_priorlearning_steps_priorlearning_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "priorlearning_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "quality_answers" (
    "institution" TEXT NOT NULL,
    "review" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "PK_quality_answers" PRIMARY KEY ("institution", "review", "question"),
    CONSTRAINT "FK_quality_answers_quality_reviews_institution_review" FOREIGN KEY ("institution", "review") REFERENCES "quality_reviews" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "quality_conditions" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "review" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "judged_by" TEXT NULL,
    "judged_at" INTEGER NULL,
    "note" TEXT NULL,
    CONSTRAINT "PK_quality_conditions" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_quality_conditions_quality_reviews_institution_review" FOREIGN KEY ("institution", "review") REFERENCES "quality_reviews" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "quality_decisions" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "review" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "by" TEXT NULL,
    "at" INTEGER NOT NULL,
    "note" TEXT NULL,
    "until" TEXT NULL,
    CONSTRAINT "PK_quality_decisions" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_quality_decisions_quality_reviews_institution_review" FOREIGN KEY ("institution", "review") REFERENCES "quality_reviews" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "quality_evidence" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "review" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" INTEGER NOT NULL,
    "erased_by" TEXT NULL,
    "erased_at" INTEGER NULL,
    CONSTRAINT "PK_quality_evidence" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_quality_evidence_quality_reviews_institution_review" FOREIGN KEY ("institution", "review") REFERENCES "quality_reviews" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "recognition_case_events" (
    "institution" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by" TEXT NULL,
    "text" TEXT NULL,
    CONSTRAINT "PK_recognition_case_events" PRIMARY KEY ("institution", "case", "number"),
    CONSTRAINT "FK_recognition_case_events_recognition_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "recognition_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "recognition_documents" (
    "institution" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "PK_recognition_documents" PRIMARY KEY ("institution", "case"),
    CONSTRAINT "FK_recognition_documents_recognition_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "recognition_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "recognition_reminders" (
    "institution" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "promised" TEXT NOT NULL,
    "stage" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_recognition_reminders" PRIMARY KEY ("institution", "case", "promised", "stage"),
    CONSTRAINT "FK_recognition_reminders_recognition_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "recognition_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "recognition_statements" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "decision" INTEGER NOT NULL,
    "public_id" TEXT NOT NULL,
    "applicant_name" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "issued_at" INTEGER NOT NULL,
    "data_integrity" TEXT NOT NULL,
    "jwt" TEXT NOT NULL,
    "supplement" TEXT NULL,
    "supplement_list" TEXT NULL,
    "supplement_index" INTEGER NULL,
    "withdrawn_at" INTEGER NULL,
    CONSTRAINT "PK_recognition_statements" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_recognition_statements_recognition_cases_institution_case" FOREIGN KEY ("institution", "case") REFERENCES "recognition_cases" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "stacks_claim_events" (
    "institution" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by" TEXT NULL,
    "text" TEXT NULL,
    CONSTRAINT "PK_stacks_claim_events" PRIMARY KEY ("institution", "claim", "number"),
    CONSTRAINT "FK_stacks_claim_events_stacks_claims_institution_claim" FOREIGN KEY ("institution", "claim") REFERENCES "stacks_claims" ("institution", "id") ON DELETE RESTRICT
);


CREATE TABLE "stacks_pathway_versions" (
    "pathway" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "awards" TEXT NULL,
    "exclusive" INTEGER NOT NULL,
    "sources" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "authors" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "published_by" TEXT NULL,
    "published_at" INTEGER NULL,
    "retired_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "PK_stacks_pathway_versions" PRIMARY KEY ("pathway", "number"),
    CONSTRAINT "FK_stacks_pathway_versions_stacks_pathways_pathway" FOREIGN KEY ("pathway") REFERENCES "stacks_pathways" ("id") ON DELETE RESTRICT
);


CREATE TABLE "wallet_claims" (
    "secret_hash" TEXT NOT NULL CONSTRAINT "PK_wallet_claims" PRIMARY KEY,
    "holding" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "used_at" INTEGER NULL,
    "used_by" TEXT NULL,
    "by_other_address" INTEGER NOT NULL,
    "replaced_at" INTEGER NULL,
    CONSTRAINT "FK_wallet_claims_wallet_holdings_holding" FOREIGN KEY ("holding") REFERENCES "wallet_holdings" ("id") ON DELETE CASCADE
);


CREATE TABLE "wallet_shares" (
    "id" TEXT NOT NULL CONSTRAINT "PK_wallet_shares" PRIMARY KEY,
    "holding" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "view_limit" INTEGER NULL,
    "views" INTEGER NOT NULL,
    "last_viewed_at" INTEGER NULL,
    "withdrawn_at" INTEGER NULL,
    CONSTRAINT "FK_wallet_shares_wallet_holdings_holding" FOREIGN KEY ("holding") REFERENCES "wallet_holdings" ("id") ON DELETE CASCADE
);


CREATE TABLE "issuing_credentials" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "public_id" TEXT NOT NULL,
    "award" TEXT NOT NULL,
    "batch" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "list" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "suspendable" INTEGER NOT NULL,
    "replaces" TEXT NULL,
    "issue" INTEGER NOT NULL,
    "specification" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "learner" TEXT NULL,
    "learner_name" TEXT NOT NULL,
    "learner_email" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "issued_at" INTEGER NOT NULL,
    "valid_until" INTEGER NULL,
    "proof_key" TEXT NOT NULL,
    "token_key" TEXT NOT NULL,
    "signed_at" INTEGER NOT NULL,
    "data_integrity" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "european" TEXT NULL,
    "checked_at" INTEGER NULL,
    "revoked_at" INTEGER NULL,
    "revocation_code" TEXT NULL,
    "revocation_reason" TEXT NULL,
    "replaced_by" TEXT NULL,
    "suspended_at" INTEGER NULL,
    "suspension_reason" TEXT NULL,
    "status_changes" INTEGER NOT NULL,
    CONSTRAINT "PK_issuing_credentials" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_issuing_credentials_issuing_items_institution_batch_row" FOREIGN KEY ("institution", "batch", "row") REFERENCES "issuing_items" ("institution", "batch", "row") ON DELETE CASCADE,
    CONSTRAINT "FK_issuing_credentials_issuing_status_lists_institution_list" FOREIGN KEY ("institution", "list") REFERENCES "issuing_status_lists" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "learning_attempts" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "enrolment" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "supervision" TEXT NOT NULL,
    "identity_checked" TEXT NULL,
    "shown" TEXT NOT NULL,
    "grade" TEXT NULL,
    "note" TEXT NULL,
    "marked_by" TEXT NOT NULL,
    "marked_at" INTEGER NOT NULL,
    CONSTRAINT "PK_learning_attempts" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_learning_attempts_learning_enrolments_institution_enrolment" FOREIGN KEY ("institution", "enrolment") REFERENCES "learning_enrolments" ("institution", "id") ON DELETE RESTRICT
);


CREATE TABLE "observatory_review_reports" (
    "review" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "year" INTEGER NULL,
    "identifier" TEXT NULL,
    "country" TEXT NULL,
    "abstract" TEXT NULL,
    "address" TEXT NULL,
    CONSTRAINT "PK_observatory_review_reports" PRIMARY KEY ("review", "id"),
    CONSTRAINT "FK_observatory_review_reports_observatory_review_searches_review_search" FOREIGN KEY ("review", "search") REFERENCES "observatory_review_searches" ("review", "id") ON DELETE CASCADE
);


CREATE TABLE "observatory_assignments" (
    "wave" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "coder" TEXT NOT NULL,
    "done_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "PK_observatory_assignments" PRIMARY KEY ("wave", "unit", "coder"),
    CONSTRAINT "FK_observatory_assignments_observatory_wave_units_wave_unit" FOREIGN KEY ("wave", "unit") REFERENCES "observatory_wave_units" ("wave", "unit") ON DELETE CASCADE
);


CREATE TABLE "observatory_decisions" (
    "wave" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "present" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_observatory_decisions" PRIMARY KEY ("wave", "unit", "code"),
    CONSTRAINT "FK_observatory_decisions_observatory_wave_units_wave_unit" FOREIGN KEY ("wave", "unit") REFERENCES "observatory_wave_units" ("wave", "unit") ON DELETE CASCADE
);


CREATE TABLE "design_versions" (
    "institution" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "submitted_at" INTEGER NULL,
    "approved_until" TEXT NULL,
    "published_at" INTEGER NULL,
    CONSTRAINT "PK_design_versions" PRIMARY KEY ("institution", "specification", "number"),
    CONSTRAINT "FK_design_versions_design_specifications_institution_specification" FOREIGN KEY ("institution", "specification") REFERENCES "design_specifications" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "priorlearning_contents" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "PK_priorlearning_contents" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_priorlearning_contents_priorlearning_evidence_institution_id" FOREIGN KEY ("institution", "id") REFERENCES "priorlearning_evidence" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "issuing_correction_items" (
    "institution" TEXT NOT NULL,
    "correction" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    CONSTRAINT "PK_issuing_correction_items" PRIMARY KEY ("institution", "correction", "credential"),
    CONSTRAINT "FK_issuing_correction_items_issuing_corrections_institution_correction" FOREIGN KEY ("institution", "correction") REFERENCES "issuing_corrections" ("institution", "id") ON DELETE CASCADE,
    CONSTRAINT "FK_issuing_correction_items_issuing_credentials_institution_credential" FOREIGN KEY ("institution", "credential") REFERENCES "issuing_credentials" ("institution", "id") ON DELETE CASCADE
);


CREATE TABLE "observatory_review_codings" (
    "review" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "coding" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_observatory_review_codings" PRIMARY KEY ("review", "report"),
    CONSTRAINT "FK_observatory_review_codings_observatory_review_reports_review_report" FOREIGN KEY ("review", "report") REFERENCES "observatory_review_reports" ("review", "id") ON DELETE CASCADE
);


CREATE TABLE "observatory_review_pairs" (
    "review" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "second" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "likeness" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "decided_by" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_observatory_review_pairs" PRIMARY KEY ("review", "first", "second"),
    CONSTRAINT "FK_observatory_review_pairs_observatory_review_reports_review_first" FOREIGN KEY ("review", "first") REFERENCES "observatory_review_reports" ("review", "id") ON DELETE CASCADE,
    CONSTRAINT "FK_observatory_review_pairs_observatory_review_reports_review_second" FOREIGN KEY ("review", "second") REFERENCES "observatory_review_reports" ("review", "id") ON DELETE CASCADE
);


CREATE TABLE "observatory_review_resolutions" (
    "review" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NULL,
    "by" TEXT NOT NULL,
    "consensus" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_observatory_review_resolutions" PRIMARY KEY ("review", "report", "stage"),
    CONSTRAINT "FK_observatory_review_resolutions_observatory_review_reports_review_report" FOREIGN KEY ("review", "report") REFERENCES "observatory_review_reports" ("review", "id") ON DELETE CASCADE
);


CREATE TABLE "observatory_review_votes" (
    "review" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "voice" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_observatory_review_votes" PRIMARY KEY ("review", "report", "stage", "voice"),
    CONSTRAINT "FK_observatory_review_votes_observatory_review_reports_review_report" FOREIGN KEY ("review", "report") REFERENCES "observatory_review_reports" ("review", "id") ON DELETE CASCADE
);


CREATE TABLE "observatory_evidence" (
    "id" TEXT NOT NULL CONSTRAINT "PK_observatory_evidence" PRIMARY KEY,
    "wave" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "coder" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "retrieved_on" TEXT NOT NULL,
    "page" TEXT NULL,
    "proposed" INTEGER NOT NULL,
    "file_name" TEXT NULL,
    "media_type" TEXT NULL,
    "length" INTEGER NULL,
    "hash" TEXT NULL,
    "added_at" INTEGER NOT NULL,
    CONSTRAINT "FK_observatory_evidence_observatory_assignments_wave_unit_coder" FOREIGN KEY ("wave", "unit", "coder") REFERENCES "observatory_assignments" ("wave", "unit", "coder") ON DELETE CASCADE
);


CREATE TABLE "observatory_marks" (
    "wave" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "coder" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "note" TEXT NULL,
    CONSTRAINT "PK_observatory_marks" PRIMARY KEY ("wave", "unit", "coder", "code"),
    CONSTRAINT "FK_observatory_marks_observatory_assignments_wave_unit_coder" FOREIGN KEY ("wave", "unit", "coder") REFERENCES "observatory_assignments" ("wave", "unit", "coder") ON DELETE CASCADE
);


CREATE TABLE "design_answers" (
    "institution" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_design_answers" PRIMARY KEY ("institution", "specification", "number", "place"),
    CONSTRAINT "FK_design_answers_design_versions_institution_specification_number" FOREIGN KEY ("institution", "specification", "number") REFERENCES "design_versions" ("institution", "specification", "number") ON DELETE CASCADE
);


CREATE TABLE "design_authors" (
    "institution" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "PK_design_authors" PRIMARY KEY ("institution", "specification", "number", "person"),
    CONSTRAINT "FK_design_authors_design_versions_institution_specification_number" FOREIGN KEY ("institution", "specification", "number") REFERENCES "design_versions" ("institution", "specification", "number") ON DELETE CASCADE
);


CREATE TABLE "design_drafts" (
    "institution" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL,
    "text" BLOB NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_design_drafts" PRIMARY KEY ("institution", "specification", "number", "revision", "sent"),
    CONSTRAINT "FK_design_drafts_design_versions_institution_specification_number" FOREIGN KEY ("institution", "specification", "number") REFERENCES "design_versions" ("institution", "specification", "number") ON DELETE CASCADE
);


CREATE TABLE "design_partners" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "invited_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "handed_in_at" INTEGER NULL,
    "withdrawn_at" INTEGER NULL,
    "endorsement" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_design_partners" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_design_partners_design_versions_institution_specification_number" FOREIGN KEY ("institution", "specification", "number") REFERENCES "design_versions" ("institution", "specification", "number") ON DELETE CASCADE
);


CREATE TABLE "design_steps" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "specification" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "by" TEXT NULL,
    "note" TEXT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_design_steps" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_design_steps_design_versions_institution_specification_number" FOREIGN KEY ("institution", "specification", "number") REFERENCES "design_versions" ("institution", "specification", "number") ON DELETE CASCADE
);


CREATE TABLE "observatory_evidence_copies" (
    "id" TEXT NOT NULL CONSTRAINT "PK_observatory_evidence_copies" PRIMARY KEY,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "FK_observatory_evidence_copies_observatory_evidence_id" FOREIGN KEY ("id") REFERENCES "observatory_evidence" ("id") ON DELETE CASCADE
);


CREATE TABLE "design_contributions" (
    "institution" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "partner" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "PK_design_contributions" PRIMARY KEY ("institution", "id"),
    CONSTRAINT "FK_design_contributions_design_partners_institution_partner" FOREIGN KEY ("institution", "partner") REFERENCES "design_partners" ("institution", "id") ON DELETE CASCADE
);


CREATE INDEX "IX_agreements_events_by" ON "agreements_events" ("by");


CREATE INDEX "IX_agreements_parties_institution" ON "agreements_parties" ("institution");


CREATE INDEX "IX_agreements_versions_reached" ON "agreements_versions" ("reached");


CREATE UNIQUE INDEX "IX_alliance_institutions_slug" ON "alliance_institutions" ("slug");


CREATE INDEX "IX_alliance_invitations_institution_unit" ON "alliance_invitations" ("institution", "unit");


CREATE UNIQUE INDEX "IX_alliance_invitations_secret_hash" ON "alliance_invitations" ("secret_hash");


CREATE INDEX "IX_catalogue_collections_person_changed_at" ON "catalogue_collections" ("person", "changed_at");


CREATE UNIQUE INDEX "IX_catalogue_collections_secret_hash" ON "catalogue_collections" ("secret_hash");


CREATE INDEX "IX_catalogue_entries_changed_at" ON "catalogue_entries" ("changed_at");


CREATE UNIQUE INDEX "IX_catalogue_entries_order_key" ON "catalogue_entries" ("order_key");


CREATE INDEX "IX_catalogue_external_dataset" ON "catalogue_external" ("dataset");


CREATE INDEX "IX_catalogue_offerings_specification_starts_on" ON "catalogue_offerings" ("specification", "starts_on");


CREATE INDEX "IX_catalogue_versions_uri" ON "catalogue_versions" ("uri");


CREATE UNIQUE INDEX "IX_counselling_accesses_code_hash" ON "counselling_accesses" ("code_hash");


CREATE INDEX "IX_counselling_accesses_institution_counsellor" ON "counselling_accesses" ("institution", "counsellor");


CREATE INDEX "IX_counselling_accesses_person" ON "counselling_accesses" ("person");


CREATE INDEX "IX_counselling_plans_access" ON "counselling_plans" ("access");


CREATE INDEX "IX_counselling_plans_person" ON "counselling_plans" ("person");


CREATE INDEX "IX_design_answers_by" ON "design_answers" ("by");


CREATE INDEX "IX_design_authors_person" ON "design_authors" ("person");


CREATE INDEX "IX_design_contributions_institution_partner" ON "design_contributions" ("institution", "partner");


CREATE INDEX "IX_design_drafts_by" ON "design_drafts" ("by");


CREATE INDEX "IX_design_partners_institution_specification_number" ON "design_partners" ("institution", "specification", "number");


CREATE INDEX "IX_design_partners_invited_by" ON "design_partners" ("invited_by");


CREATE UNIQUE INDEX "IX_design_partners_secret_hash" ON "design_partners" ("secret_hash");


CREATE INDEX "IX_design_policies_changed_by" ON "design_policies" ("changed_by");


CREATE INDEX "IX_design_specifications_institution_unit" ON "design_specifications" ("institution", "unit");


CREATE UNIQUE INDEX "IX_design_specifications_uri" ON "design_specifications" ("uri");


CREATE INDEX "IX_design_steps_by" ON "design_steps" ("by");


CREATE INDEX "IX_design_steps_institution_specification_number" ON "design_steps" ("institution", "specification", "number");


CREATE INDEX "IX_design_versions_institution_changed_at" ON "design_versions" ("institution", "changed_at");


CREATE UNIQUE INDEX "IX_funding_accounts_person_scheme" ON "funding_accounts" ("person", "scheme");


CREATE UNIQUE INDEX "IX_funding_accounts_scheme_number" ON "funding_accounts" ("scheme", "number");


CREATE UNIQUE INDEX "IX_funding_lines_account_key" ON "funding_lines" ("account", "key");


CREATE INDEX "IX_funding_lines_institution_at" ON "funding_lines" ("institution", "at");


CREATE INDEX "IX_funding_supports_account" ON "funding_supports" ("account");


CREATE INDEX "IX_funding_supports_institution_offering" ON "funding_supports" ("institution", "offering");


CREATE INDEX "IX_funding_supports_stage_lapses_after" ON "funding_supports" ("stage", "lapses_after");


CREATE INDEX "IX_identity_claims_user_id" ON "identity_claims" ("user_id");


CREATE INDEX "IX_identity_logins_user_id" ON "identity_logins" ("user_id");


CREATE UNIQUE INDEX "IX_identity_memberships_institution_person_role" ON "identity_memberships" ("institution", "person", "role") WHERE unit IS NULL;


CREATE UNIQUE INDEX "IX_identity_memberships_institution_person_role_unit" ON "identity_memberships" ("institution", "person", "role", "unit");


CREATE INDEX "IX_identity_memberships_institution_unit" ON "identity_memberships" ("institution", "unit");


CREATE INDEX "IX_identity_memberships_person" ON "identity_memberships" ("person");


CREATE INDEX "IX_identity_passkeys_user_id" ON "identity_passkeys" ("user_id");


CREATE INDEX "EmailIndex" ON "identity_people" ("normalized_email");


CREATE UNIQUE INDEX "UserNameIndex" ON "identity_people" ("normalized_user_name");


CREATE UNIQUE INDEX "IX_issuing_batches_institution_idempotency_key" ON "issuing_batches" ("institution", "idempotency_key");


CREATE INDEX "IX_issuing_batches_state" ON "issuing_batches" ("state");


CREATE INDEX "IX_issuing_checks_institution_at" ON "issuing_checks" ("institution", "at");


CREATE INDEX "IX_issuing_correction_items_institution_credential" ON "issuing_correction_items" ("institution", "credential");


CREATE INDEX "IX_issuing_corrections_state_effective_at" ON "issuing_corrections" ("state", "effective_at");


CREATE UNIQUE INDEX "IX_issuing_credentials_institution_award_issue" ON "issuing_credentials" ("institution", "award", "issue");


CREATE UNIQUE INDEX "IX_issuing_credentials_institution_batch_row" ON "issuing_credentials" ("institution", "batch", "row");


CREATE INDEX "IX_issuing_credentials_institution_checked_at" ON "issuing_credentials" ("institution", "checked_at");


CREATE INDEX "IX_issuing_credentials_institution_issued_at" ON "issuing_credentials" ("institution", "issued_at");


CREATE UNIQUE INDEX "IX_issuing_credentials_institution_list_index" ON "issuing_credentials" ("institution", "list", "index");


CREATE INDEX "IX_issuing_credentials_learner" ON "issuing_credentials" ("learner");


CREATE UNIQUE INDEX "IX_issuing_credentials_public_id" ON "issuing_credentials" ("public_id");


CREATE INDEX "IX_issuing_items_institution_batch_state_row" ON "issuing_items" ("institution", "batch", "state", "row");


CREATE UNIQUE INDEX "IX_issuing_keys_institution_role_number" ON "issuing_keys" ("institution", "role", "number");


CREATE INDEX "IX_issuing_requests_ends_at" ON "issuing_requests" ("ends_at");


CREATE INDEX "IX_issuing_seals_owner_identifier" ON "issuing_seals" ("owner_identifier");


CREATE UNIQUE INDEX "IX_issuing_status_lists_id" ON "issuing_status_lists" ("id");


CREATE INDEX "IX_issuing_status_versions_list_number" ON "issuing_status_versions" ("list", "number");


CREATE INDEX "IX_learning_attempts_institution_enrolment" ON "learning_attempts" ("institution", "enrolment");


CREATE UNIQUE INDEX "IX_learning_awards_institution_enrolment_kind" ON "learning_awards" ("institution", "enrolment", "kind");


CREATE INDEX "IX_learning_awards_learner" ON "learning_awards" ("learner");


CREATE UNIQUE INDEX "IX_learning_enrolments_institution_offering_person" ON "learning_enrolments" ("institution", "offering", "person");


CREATE INDEX "IX_learning_enrolments_person" ON "learning_enrolments" ("person");


CREATE INDEX "IX_mandates_answers_mandate" ON "mandates_answers" ("mandate");


CREATE INDEX "IX_mandates_mandates_mandatary" ON "mandates_mandates" ("mandatary");


CREATE INDEX "IX_messages_inbox_person_read_at" ON "messages_inbox" ("person", "read_at");


CREATE INDEX "IX_messages_mail_person" ON "messages_mail" ("person");


CREATE INDEX "IX_messages_mail_sent_at_next_attempt_at" ON "messages_mail" ("sent_at", "next_attempt_at");


CREATE INDEX "IX_observatory_assignments_coder" ON "observatory_assignments" ("coder");


CREATE UNIQUE INDEX "IX_observatory_baselines_name" ON "observatory_baselines" ("name");


CREATE INDEX "IX_observatory_decisions_by" ON "observatory_decisions" ("by");


CREATE INDEX "IX_observatory_evidence_wave_unit_coder" ON "observatory_evidence" ("wave", "unit", "coder");


CREATE INDEX "IX_observatory_facts_month" ON "observatory_facts" ("month");


CREATE INDEX "IX_observatory_facts_specification_kind" ON "observatory_facts" ("specification", "kind");


CREATE INDEX "IX_observatory_review_codings_by" ON "observatory_review_codings" ("by");


CREATE INDEX "IX_observatory_review_members_person" ON "observatory_review_members" ("person");


CREATE INDEX "IX_observatory_review_pairs_review_second" ON "observatory_review_pairs" ("review", "second");


CREATE UNIQUE INDEX "IX_observatory_review_reports_review_place" ON "observatory_review_reports" ("review", "place");


CREATE INDEX "IX_observatory_review_reports_review_search" ON "observatory_review_reports" ("review", "search");


CREATE INDEX "IX_observatory_review_resolutions_by" ON "observatory_review_resolutions" ("by");


CREATE INDEX "IX_observatory_review_votes_person" ON "observatory_review_votes" ("person");


CREATE UNIQUE INDEX "IX_observatory_review_votes_review_report_stage_person" ON "observatory_review_votes" ("review", "report", "stage", "person");


CREATE INDEX "IX_observatory_survey_answers_round" ON "observatory_survey_answers" ("round");


CREATE UNIQUE INDEX "IX_observatory_survey_invitations_award_round" ON "observatory_survey_invitations" ("award", "round");


CREATE UNIQUE INDEX "IX_observatory_survey_invitations_link_hash" ON "observatory_survey_invitations" ("link_hash");


CREATE INDEX "IX_observatory_survey_invitations_person" ON "observatory_survey_invitations" ("person");


CREATE INDEX "IX_observatory_survey_invitations_sent_at_due_on" ON "observatory_survey_invitations" ("sent_at", "due_on");


CREATE UNIQUE INDEX "IX_observatory_waves_key" ON "observatory_waves" ("key");


CREATE INDEX "IX_platform_audit_institution" ON "platform_audit" ("institution") WHERE number IS NULL;


CREATE INDEX "IX_platform_audit_institution_at" ON "platform_audit" ("institution", "at");


CREATE UNIQUE INDEX "IX_platform_audit_institution_number" ON "platform_audit" ("institution", "number");


CREATE INDEX "IX_platform_audit_institution_subject" ON "platform_audit" ("institution", "subject");


CREATE INDEX "IX_platform_outbox_handled_at_next_attempt_at" ON "platform_outbox" ("handled_at", "next_attempt_at");


CREATE INDEX "IX_platform_units_institution_parent" ON "platform_units" ("institution", "parent");


CREATE UNIQUE INDEX "IX_priorlearning_activities_institution_code" ON "priorlearning_activities" ("institution", "code");


CREATE UNIQUE INDEX "IX_priorlearning_cases_open_key" ON "priorlearning_cases" ("open_key");


CREATE INDEX "IX_priorlearning_cases_person" ON "priorlearning_cases" ("person");


CREATE INDEX "IX_priorlearning_evidence_institution_case" ON "priorlearning_evidence" ("institution", "case");


CREATE UNIQUE INDEX "IX_priorlearning_evidence_secret_hash" ON "priorlearning_evidence" ("secret_hash");


CREATE INDEX "IX_priorlearning_messages_institution_case" ON "priorlearning_messages" ("institution", "case");


CREATE INDEX "IX_priorlearning_panel_person" ON "priorlearning_panel" ("person");


CREATE INDEX "IX_quality_agency_reports_added_by" ON "quality_agency_reports" ("added_by");


CREATE INDEX "IX_quality_agency_reports_institution_specification" ON "quality_agency_reports" ("institution", "specification");


CREATE INDEX "IX_quality_complaints_answered_by" ON "quality_complaints" ("answered_by");


CREATE INDEX "IX_quality_complaints_institution_specification" ON "quality_complaints" ("institution", "specification");


CREATE INDEX "IX_quality_complaints_person" ON "quality_complaints" ("person");


CREATE INDEX "IX_quality_conditions_institution_review" ON "quality_conditions" ("institution", "review");


CREATE INDEX "IX_quality_conditions_judged_by" ON "quality_conditions" ("judged_by");


CREATE INDEX "IX_quality_decisions_by" ON "quality_decisions" ("by");


CREATE INDEX "IX_quality_decisions_institution_review" ON "quality_decisions" ("institution", "review");


CREATE INDEX "IX_quality_evidence_added_by" ON "quality_evidence" ("added_by");


CREATE INDEX "IX_quality_evidence_institution_review" ON "quality_evidence" ("institution", "review");


CREATE UNIQUE INDEX "IX_quality_feedback_institution_enrolment" ON "quality_feedback" ("institution", "enrolment");


CREATE INDEX "IX_quality_feedback_institution_specification" ON "quality_feedback" ("institution", "specification");


CREATE INDEX "IX_quality_feedback_person" ON "quality_feedback" ("person");


CREATE INDEX "IX_quality_reviews_approved_until" ON "quality_reviews" ("approved_until");


CREATE UNIQUE INDEX "IX_quality_reviews_institution_specification_number" ON "quality_reviews" ("institution", "specification", "number");


CREATE UNIQUE INDEX "IX_recognition_cases_agreement_key" ON "recognition_cases" ("agreement_key");


CREATE INDEX "IX_recognition_cases_applicant" ON "recognition_cases" ("applicant");


CREATE INDEX "IX_recognition_cases_institution_state_promised_on" ON "recognition_cases" ("institution", "state", "promised_on");


CREATE UNIQUE INDEX "IX_recognition_cases_open_key" ON "recognition_cases" ("open_key");


CREATE UNIQUE INDEX "IX_recognition_statements_institution_case_decision" ON "recognition_statements" ("institution", "case", "decision");


CREATE INDEX "IX_stacks_claims_institution_award" ON "stacks_claims" ("institution", "award");


CREATE UNIQUE INDEX "IX_stacks_claims_open_key" ON "stacks_claims" ("open_key");


CREATE INDEX "IX_stacks_claims_person" ON "stacks_claims" ("person");


CREATE INDEX "IX_stacks_pathway_versions_state" ON "stacks_pathway_versions" ("state");


CREATE UNIQUE INDEX "IX_stacks_uses_kept_by" ON "stacks_uses" ("kept_by");


CREATE INDEX "IX_stacks_uses_person" ON "stacks_uses" ("person");


CREATE INDEX "IX_wallet_claims_holding" ON "wallet_claims" ("holding");


CREATE INDEX "IX_wallet_holdings_email_hash" ON "wallet_holdings" ("email_hash");


CREATE UNIQUE INDEX "IX_wallet_holdings_issuer_credential" ON "wallet_holdings" ("issuer", "credential");


CREATE INDEX "IX_wallet_holdings_person_awarded_on" ON "wallet_holdings" ("person", "awarded_on");


CREATE INDEX "IX_wallet_shares_holding" ON "wallet_shares" ("holding");


CREATE INDEX "IX_wallet_shares_person" ON "wallet_shares" ("person");


CREATE UNIQUE INDEX "IX_wallet_shares_secret_hash" ON "wallet_shares" ("secret_hash");


