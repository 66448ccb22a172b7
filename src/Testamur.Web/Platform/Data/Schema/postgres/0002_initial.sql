CREATE TABLE agreements_versions (
    agreement uuid NOT NULL,
    number integer NOT NULL,
    reached character varying(40) NOT NULL,
    document character varying(262144) NOT NULL,
    signed_at timestamp with time zone,
    first_day date,
    last_day date,
    suspended_by uuid,
    reminded_of date,
    reason character varying(2000),
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT "PK_agreements_versions" PRIMARY KEY (agreement, number)
);


CREATE TABLE alliance_institutions (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(200) NOT NULL,
    legal_name character varying(300) NOT NULL,
    country_code character varying(2) NOT NULL,
    city character varying(100),
    website character varying(500),
    joined_at timestamp with time zone NOT NULL,
    register_basis character varying(500),
    CONSTRAINT "PK_alliance_institutions" PRIMARY KEY (id)
);


CREATE TABLE alliance_profile (
    id integer NOT NULL,
    name character varying(200) NOT NULL,
    website character varying(500),
    CONSTRAINT "PK_alliance_profile" PRIMARY KEY (id)
);


CREATE TABLE catalogue_collections (
    id uuid NOT NULL,
    person uuid NOT NULL,
    name character varying(100) NOT NULL,
    secret_hash character varying(64),
    shared_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_catalogue_collections" PRIMARY KEY (id)
);


CREATE TABLE catalogue_entries (
    id uuid NOT NULL,
    institution uuid NOT NULL,
    external boolean NOT NULL,
    provider character varying(500),
    uri character varying(1000) NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    order_key character varying(200) NOT NULL,
    tokens text NOT NULL,
    ects integer,
    hours integer,
    eqf_level integer,
    field character varying(2),
    fields text NOT NULL,
    mode character varying(40),
    on_site_share integer,
    languages character varying(500) NOT NULL,
    countries text NOT NULL,
    purposes text NOT NULL,
    pathways text NOT NULL,
    quality text NOT NULL,
    alliance character varying(500),
    skills text NOT NULL,
    price bigint,
    currency character varying(3),
    free boolean,
    listed boolean NOT NULL,
    revision integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_catalogue_entries" PRIMARY KEY (id)
);


CREATE TABLE catalogue_offerings (
    id uuid NOT NULL,
    institution uuid NOT NULL,
    specification uuid NOT NULL,
    version integer NOT NULL,
    name character varying(300) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    enrol_until date NOT NULL,
    capacity integer,
    place character varying(300),
    open boolean NOT NULL,
    CONSTRAINT "PK_catalogue_offerings" PRIMARY KEY (id)
);


CREATE TABLE catalogue_versions (
    specification uuid NOT NULL,
    version integer NOT NULL,
    institution uuid NOT NULL,
    uri character varying(1000) NOT NULL,
    content text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    held character varying(40),
    held_at timestamp with time zone,
    CONSTRAINT "PK_catalogue_versions" PRIMARY KEY (specification, version)
);


CREATE TABLE counselling_accesses (
    id uuid NOT NULL,
    person uuid NOT NULL,
    code_hash character varying(64) NOT NULL,
    consent character varying(2000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    institution uuid,
    counsellor uuid,
    taken_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_counselling_accesses" PRIMARY KEY (id)
);


CREATE TABLE design_policies (
    institution uuid NOT NULL,
    pack_id character varying(40) NOT NULL,
    content text NOT NULL,
    changed_by uuid NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_design_policies" PRIMARY KEY (institution)
);


CREATE TABLE funding_accounts (
    id uuid NOT NULL,
    scheme character varying(60) NOT NULL,
    person uuid,
    number character varying(60) NOT NULL,
    currency character varying(3) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_funding_accounts" PRIMARY KEY (id)
);


CREATE TABLE identity_people (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    is_alliance_administrator boolean NOT NULL,
    language character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    user_name character varying(256),
    normalized_user_name character varying(256),
    email character varying(256),
    normalized_email character varying(256),
    email_confirmed boolean NOT NULL,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number character varying(256),
    phone_number_confirmed boolean NOT NULL,
    two_factor_enabled boolean NOT NULL,
    lockout_end timestamp with time zone,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT "PK_identity_people" PRIMARY KEY (id)
);


CREATE TABLE issuing_batches (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    source character varying(40) NOT NULL,
    specification uuid NOT NULL,
    version integer NOT NULL,
    mandate uuid,
    title character varying(500) NOT NULL,
    content text NOT NULL,
    file_name character varying(200),
    idempotency_key character varying(100),
    request_hash character varying(64),
    reissue_reason character varying(500),
    by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(40) NOT NULL,
    confirmed_by uuid,
    confirmed_at timestamp with time zone,
    starts_at timestamp with time zone,
    fingerprint character varying(64),
    approved_by uuid,
    approved_at timestamp with time zone,
    reason character varying(500),
    sealing_since timestamp with time zone,
    sealed_before integer NOT NULL,
    done_at timestamp with time zone,
    CONSTRAINT "PK_issuing_batches" PRIMARY KEY (institution, id)
);


CREATE TABLE issuing_checks (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    checked integer NOT NULL,
    failed integer NOT NULL,
    undetermined integer NOT NULL,
    CONSTRAINT "PK_issuing_checks" PRIMARY KEY (institution, id)
);


CREATE TABLE issuing_corrections (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    code character varying(40),
    reason character varying(500) NOT NULL,
    count integer NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    urgent boolean NOT NULL,
    state character varying(40) NOT NULL,
    taken_back_by uuid,
    ended_at timestamp with time zone,
    CONSTRAINT "PK_issuing_corrections" PRIMARY KEY (institution, id)
);


CREATE TABLE issuing_keys (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    role character varying(40) NOT NULL,
    number integer NOT NULL,
    public_key character varying(200) NOT NULL,
    sealed_private_key bytea,
    kept_as character varying(500),
    created_at timestamp with time zone NOT NULL,
    signs_from timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    compromised_since timestamp with time zone,
    CONSTRAINT "PK_issuing_keys" PRIMARY KEY (institution, id)
);


CREATE TABLE issuing_policies (
    institution uuid NOT NULL,
    approval_from integer,
    undo_minutes integer NOT NULL,
    suspendable boolean NOT NULL,
    CONSTRAINT "PK_issuing_policies" PRIMARY KEY (institution)
);


CREATE TABLE issuing_requests (
    institution uuid NOT NULL,
    by uuid NOT NULL,
    key character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    status integer,
    content_type character varying(200),
    body bytea,
    CONSTRAINT "PK_issuing_requests" PRIMARY KEY (institution, by, key)
);


CREATE TABLE issuing_seals (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    sealed_private_key bytea NOT NULL,
    request text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    certificates text,
    owner character varying(1000),
    owner_identifier character varying(100),
    not_before timestamp with time zone,
    not_after timestamp with time zone,
    retired_at timestamp with time zone,
    CONSTRAINT "PK_issuing_seals" PRIMARY KEY (institution, id)
);


CREATE TABLE issuing_status_lists (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    length integer NOT NULL,
    next integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_issuing_status_lists" PRIMARY KEY (institution, id)
);


CREATE TABLE learning_awards (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    learner uuid,
    learner_name character varying(200) NOT NULL,
    learner_email character varying(256) NOT NULL,
    specification uuid NOT NULL,
    specification_version integer NOT NULL,
    offering uuid,
    enrolment uuid,
    awarded_on date NOT NULL,
    grade character varying(40),
    outcomes character varying(2000) NOT NULL,
    supervision character varying(60),
    identity_checked character varying(200),
    source character varying(20) NOT NULL,
    route_shown boolean NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone NOT NULL,
    exempt character varying(10000),
    parts character varying(100000),
    reason character varying(1000),
    CONSTRAINT "PK_learning_awards" PRIMARY KEY (institution, id, kind)
);


CREATE TABLE learning_offerings (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    specification uuid NOT NULL,
    specification_version integer NOT NULL,
    name character varying(200) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    enrol_until date NOT NULL,
    capacity integer,
    place character varying(200),
    state character varying(40) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_learning_offerings" PRIMARY KEY (institution, id)
);


CREATE TABLE mandates_answers (
    institution uuid NOT NULL,
    mandate uuid NOT NULL,
    accepted boolean NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_by uuid,
    ended_at timestamp with time zone,
    declined_reason character varying(500),
    laid_down_reason character varying(500),
    revision integer NOT NULL,
    CONSTRAINT "PK_mandates_answers" PRIMARY KEY (institution, mandate)
);


CREATE TABLE mandates_mandates (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    mandatary uuid NOT NULL,
    statement character varying(2000) NOT NULL,
    reference character varying(300) NOT NULL,
    specification_ids character varying(3700) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    signed_by uuid,
    signed_at timestamp with time zone,
    withdrawn_by uuid,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(500),
    revision integer NOT NULL,
    CONSTRAINT "PK_mandates_mandates" PRIMARY KEY (institution, id)
);


CREATE TABLE messages_inbox (
    id uuid NOT NULL,
    person uuid NOT NULL,
    kind character varying(80) NOT NULL,
    arguments character varying(4000) NOT NULL,
    link character varying(500),
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT "PK_messages_inbox" PRIMARY KEY (id)
);


CREATE TABLE messages_mail (
    id uuid NOT NULL,
    person uuid,
    email character varying(254) NOT NULL,
    language character varying(20) NOT NULL,
    kind character varying(80) NOT NULL,
    subject character varying(1000) NOT NULL,
    body text,
    created_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    sent_at timestamp with time zone,
    dead_at timestamp with time zone,
    last_error character varying(500),
    CONSTRAINT "PK_messages_mail" PRIMARY KEY (id)
);


CREATE TABLE messages_muted (
    person uuid NOT NULL,
    topic character varying(80) NOT NULL,
    CONSTRAINT "PK_messages_muted" PRIMARY KEY (person, topic)
);


CREATE TABLE observatory_baselines (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    frozen_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_observatory_baselines" PRIMARY KEY (id)
);


CREATE TABLE observatory_cells (
    measure character varying(40) NOT NULL,
    axis character varying(40) NOT NULL,
    value character varying(200) NOT NULL,
    month integer NOT NULL,
    part character varying(60) NOT NULL,
    count bigint NOT NULL,
    sum bigint NOT NULL,
    CONSTRAINT "PK_observatory_cells" PRIMARY KEY (measure, axis, value, month, part)
);


CREATE TABLE observatory_facts (
    kind character varying(40) NOT NULL,
    key character varying(80) NOT NULL,
    institution uuid NOT NULL,
    country character varying(2) NOT NULL,
    alliance character varying(200) NOT NULL,
    field character varying(2) NOT NULL,
    month integer NOT NULL,
    specification uuid,
    specification_version integer NOT NULL,
    open boolean NOT NULL,
    counts boolean NOT NULL,
    marks text NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT "PK_observatory_facts" PRIMARY KEY (kind, key)
);


CREATE TABLE observatory_group_data (
    key uuid NOT NULL,
    groups character varying(200),
    in_group boolean,
    highest_eqf integer,
    consent character varying(2000) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_observatory_group_data" PRIMARY KEY (key)
);


CREATE TABLE observatory_group_keys (
    person uuid NOT NULL,
    key uuid NOT NULL,
    CONSTRAINT "PK_observatory_group_keys" PRIMARY KEY (person)
);


CREATE TABLE observatory_reviews (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    title character varying(200) NOT NULL,
    question character varying(4000) NOT NULL,
    sources character varying(100000) NOT NULL,
    spellings character varying(100000) NOT NULL,
    criteria character varying(100000) NOT NULL,
    published_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_observatory_reviews" PRIMARY KEY (id)
);


CREATE TABLE observatory_survey_answers (
    id uuid NOT NULL,
    round character varying(40) NOT NULL,
    active_citizen integer,
    empowered_learner integer,
    thriving_earner integer,
    for_learner integer,
    for_society integer,
    for_industry integer,
    for_higher_education integer,
    CONSTRAINT "PK_observatory_survey_answers" PRIMARY KEY (id)
);


CREATE TABLE observatory_survey_invitations (
    id uuid NOT NULL,
    person uuid,
    award uuid NOT NULL,
    round character varying(40) NOT NULL,
    due_on date NOT NULL,
    link_hash character varying(64),
    sent_at timestamp with time zone,
    answered boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_observatory_survey_invitations" PRIMARY KEY (id)
);


CREATE TABLE observatory_unit_aliases (
    spelling character varying(120) NOT NULL,
    unit character varying(120) NOT NULL,
    CONSTRAINT "PK_observatory_unit_aliases" PRIMARY KEY (spelling)
);


CREATE TABLE observatory_waves (
    id uuid NOT NULL,
    key character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    book character varying(60) NOT NULL,
    book_version character varying(60) NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    method character varying(2000) NOT NULL,
    state character varying(40) NOT NULL,
    defined_by uuid NOT NULL,
    defined_at timestamp with time zone NOT NULL,
    frozen_at timestamp with time zone,
    published_at timestamp with time zone,
    fingerprint character varying(64),
    revision integer NOT NULL,
    CONSTRAINT "PK_observatory_waves" PRIMARY KEY (id)
);


CREATE TABLE platform_audit (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    act character varying(80) NOT NULL,
    by_staff boolean NOT NULL,
    actor uuid,
    actor_key bytea,
    actor_mark character varying(64) NOT NULL,
    subject character varying(200),
    reason character varying(2000),
    about_key bytea,
    about_mark character varying(64) NOT NULL,
    number bigint,
    previous character varying(64),
    hash character varying(64),
    CONSTRAINT "PK_platform_audit" PRIMARY KEY (institution, id)
);


CREATE TABLE platform_audit_ends (
    institution uuid NOT NULL,
    number bigint NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT "PK_platform_audit_ends" PRIMARY KEY (institution)
);


CREATE TABLE platform_data_keys (
    institution uuid NOT NULL,
    number integer NOT NULL,
    wrapped bytea NOT NULL,
    wrapped_by character varying(16) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    is_refused boolean NOT NULL,
    CONSTRAINT "PK_platform_data_keys" PRIMARY KEY (institution, number)
);


CREATE TABLE platform_inbox (
    event uuid NOT NULL,
    handler character varying(300) NOT NULL,
    handled_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_platform_inbox" PRIMARY KEY (event, handler)
);


CREATE TABLE platform_outbox (
    id uuid NOT NULL,
    institution uuid NOT NULL,
    type character varying(300) NOT NULL,
    body text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    attempts integer NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    last_error text,
    CONSTRAINT "PK_platform_outbox" PRIMARY KEY (id)
);


CREATE TABLE platform_session_keys (
    name character varying(200) NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT "PK_platform_session_keys" PRIMARY KEY (name)
);


CREATE TABLE platform_settings (
    key character varying(100) NOT NULL,
    value text NOT NULL,
    CONSTRAINT "PK_platform_settings" PRIMARY KEY (key)
);


CREATE TABLE platform_units (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    parent uuid,
    name character varying(2000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_platform_units" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_platform_units_platform_units_institution_parent" FOREIGN KEY (institution, parent) REFERENCES platform_units (institution, id)
);


CREATE TABLE priorlearning_activities (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    organisation character varying(200) NOT NULL,
    ended_on date NOT NULL,
    contact_name character varying(200) NOT NULL,
    contact_email character varying(256) NOT NULL,
    started_by uuid NOT NULL,
    CONSTRAINT "PK_priorlearning_activities" PRIMARY KEY (institution, id)
);


CREATE TABLE priorlearning_cases (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    specification uuid NOT NULL,
    specification_version integer NOT NULL,
    title text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    award uuid NOT NULL,
    open_key character varying(80),
    state character varying(40) NOT NULL,
    adviser uuid,
    round integer NOT NULL,
    show_route boolean NOT NULL,
    promised_on date,
    delay_reason character varying(4000),
    reminded_of date,
    reminded_stage integer,
    identity_checked character varying(200),
    supervision character varying(60),
    identified_by uuid,
    granted character varying(2000),
    exempt_ects integer,
    reason character varying(4000),
    advice character varying(4000),
    certified_by uuid,
    certified_at timestamp with time zone,
    first_certified_by uuid,
    appeal character varying(4000),
    revision integer NOT NULL,
    CONSTRAINT "PK_priorlearning_cases" PRIMARY KEY (institution, id)
);


CREATE TABLE quality_agency_reports (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    specification uuid,
    agency character varying(200) NOT NULL,
    agency_country character varying(2),
    deqar_id integer,
    address character varying(500),
    decision character varying(40) NOT NULL,
    decided_on date NOT NULL,
    valid_until date NOT NULL,
    snapshot_name character varying(200),
    snapshot_type character varying(100),
    snapshot_hash character varying(64),
    added_by uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    taken_back_by uuid,
    taken_back_at timestamp with time zone,
    CONSTRAINT "PK_quality_agency_reports" PRIMARY KEY (institution, id)
);


CREATE TABLE quality_complaints (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    specification uuid NOT NULL,
    specification_version integer NOT NULL,
    enrolment uuid NOT NULL,
    person uuid NOT NULL,
    title character varying(300) NOT NULL,
    text character varying(4000) NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(40) NOT NULL,
    answer character varying(4000),
    answered_by uuid,
    answered_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_quality_complaints" PRIMARY KEY (institution, id)
);


CREATE TABLE quality_contents (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT "PK_quality_contents" PRIMARY KEY (institution, id)
);


CREATE TABLE quality_feedback (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    specification uuid NOT NULL,
    specification_version integer NOT NULL,
    enrolment uuid,
    person uuid,
    outcomes integer NOT NULL,
    assessment integer NOT NULL,
    workload integer NOT NULL,
    support integer NOT NULL,
    recommend integer NOT NULL,
    text character varying(2000) NOT NULL,
    given_on date NOT NULL,
    CONSTRAINT "PK_quality_feedback" PRIMARY KEY (institution, id)
);


CREATE TABLE quality_reminders (
    institution uuid NOT NULL,
    subject uuid NOT NULL,
    until date NOT NULL,
    stage integer NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_quality_reminders" PRIMARY KEY (institution, subject, until, stage)
);


CREATE TABLE quality_reviews (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    specification uuid NOT NULL,
    number integer NOT NULL,
    title character varying(300) NOT NULL,
    state character varying(40) NOT NULL,
    round integer NOT NULL,
    submitted_by uuid NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    reviewer uuid,
    started_at timestamp with time zone,
    decided_by uuid,
    decided_at timestamp with time zone,
    decision_note character varying(2000),
    approved_until date,
    approved_round integer,
    retired_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_quality_reviews" PRIMARY KEY (institution, id)
);


CREATE TABLE recognition_cases (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    applicant uuid,
    purpose character varying(40) NOT NULL,
    target uuid,
    target_version integer,
    target_uri character varying(1000),
    target_title character varying(500) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    open_key character varying(200),
    state character varying(40) NOT NULL,
    route character varying(40) NOT NULL,
    part integer,
    document_hash character varying(64) NOT NULL,
    holding uuid,
    report text NOT NULL,
    verdict character varying(40) NOT NULL,
    verified_at timestamp with time zone NOT NULL,
    note character varying(2000),
    missing character varying(2000),
    clock_from timestamp with time zone,
    promised_on date,
    deadline_on date,
    delay_reason character varying(2000),
    form text,
    proposed_by uuid,
    outcome character varying(40),
    accepted_ects integer NOT NULL,
    reason character varying(2000),
    grade character varying(100),
    decided_by uuid,
    decided_at timestamp with time zone,
    appeal_until date,
    agreement uuid,
    agreement_key character varying(100),
    basis character varying(1000),
    precedent uuid,
    condition_met character varying(2000),
    condition_met_by uuid,
    condition_met_at timestamp with time zone,
    appeal character varying(2000),
    appealed_against uuid,
    revision integer NOT NULL,
    facts_awarded_on date,
    facts_credential_id character varying(1000),
    facts_ects integer,
    facts_eqf_level integer,
    facts_holder_name character varying(300),
    facts_isced_f character varying(100) NOT NULL,
    facts_issuer_country character varying(10),
    facts_issuer_id character varying(1000),
    facts_issuer_name character varying(300),
    facts_quality_assurance character varying(40) NOT NULL,
    facts_specification_uri character varying(1000),
    facts_specification_version integer,
    facts_title character varying(500) NOT NULL,
    facts_type character varying(200),
    CONSTRAINT "PK_recognition_cases" PRIMARY KEY (institution, id)
);


CREATE TABLE recognition_grading_tables (
    institution uuid NOT NULL,
    sender character varying(1000) NOT NULL,
    isced_f character varying(4) NOT NULL,
    first_year integer NOT NULL,
    last_year integer NOT NULL,
    "table" character varying(4000) NOT NULL,
    tie character varying(40) NOT NULL,
    CONSTRAINT "PK_recognition_grading_tables" PRIMARY KEY (institution, sender, isced_f)
);


CREATE TABLE stacks_claims (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    pathway character varying(100) NOT NULL,
    pathway_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    award uuid NOT NULL,
    open_key character varying(140),
    state character varying(40) NOT NULL,
    note character varying(2000),
    satisfied boolean,
    question text,
    witness text,
    counted text,
    evaluated_at timestamp with time zone,
    granted boolean,
    reason character varying(2000),
    decided_by uuid,
    decided_at timestamp with time zone,
    refused_by uuid,
    appeal character varying(2000),
    credential character varying(500),
    revision integer NOT NULL,
    CONSTRAINT "PK_stacks_claims" PRIMARY KEY (institution, id)
);


CREATE TABLE stacks_notices (
    person uuid NOT NULL,
    pathway character varying(100) NOT NULL,
    state character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_stacks_notices" PRIMARY KEY (person, pathway, state)
);


CREATE TABLE stacks_pathways (
    id character varying(100) NOT NULL,
    home character varying(1000),
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_stacks_pathways" PRIMARY KEY (id)
);


CREATE TABLE stacks_uses (
    holding uuid NOT NULL,
    pathway character varying(100) NOT NULL,
    person uuid NOT NULL,
    claim uuid NOT NULL,
    exclusive boolean NOT NULL,
    kept_by uuid,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_stacks_uses" PRIMARY KEY (holding, pathway)
);


CREATE TABLE wallet_holdings (
    id uuid NOT NULL,
    person uuid,
    email_hash character varying(64),
    issuer uuid NOT NULL,
    issuer_name character varying(300) NOT NULL,
    credential uuid NOT NULL,
    public_id character varying(500) NOT NULL,
    award uuid NOT NULL,
    title character varying(500) NOT NULL,
    ects integer NOT NULL,
    eqf_level integer,
    field character varying(10),
    specification uuid NOT NULL,
    specification_uri character varying(500) NOT NULL,
    specification_version integer NOT NULL,
    parts character varying(100000),
    specification_content text,
    source character varying(20) NOT NULL,
    learner_name character varying(300) NOT NULL,
    grade character varying(100),
    supervision character varying(100),
    identity_checked character varying(1000),
    search_text character varying(801) NOT NULL,
    awarded_on date NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    valid_until timestamp with time zone,
    received_at timestamp with time zone NOT NULL,
    data_integrity text NOT NULL,
    token text NOT NULL,
    european text,
    revoked_at timestamp with time zone,
    revocation_reason character varying(2000),
    suspended_at timestamp with time zone,
    suspension_reason character varying(2000),
    suspension_changed_at timestamp with time zone,
    state character varying(40) NOT NULL,
    state_since timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_wallet_holdings" PRIMARY KEY (id)
);


CREATE TABLE agreements_events (
    agreement uuid NOT NULL,
    number integer NOT NULL,
    step integer NOT NULL,
    act character varying(40) NOT NULL,
    institution uuid NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    text character varying(2000),
    CONSTRAINT "PK_agreements_events" PRIMARY KEY (agreement, number, step),
    CONSTRAINT "FK_agreements_events_agreements_versions_agreement_number" FOREIGN KEY (agreement, number) REFERENCES agreements_versions (agreement, number) ON DELETE RESTRICT
);


CREATE TABLE agreements_parties (
    agreement uuid NOT NULL,
    number integer NOT NULL,
    institution uuid NOT NULL,
    agreed_at timestamp with time zone,
    agreed_by uuid,
    signature character varying(8000),
    signed_at timestamp with time zone,
    signed_by uuid,
    signed_as character varying(500),
    CONSTRAINT "PK_agreements_parties" PRIMARY KEY (agreement, number, institution),
    CONSTRAINT "FK_agreements_parties_agreements_versions_agreement_number" FOREIGN KEY (agreement, number) REFERENCES agreements_versions (agreement, number) ON DELETE CASCADE
);


CREATE TABLE alliance_awarding_rights (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    basis character varying(500) NOT NULL,
    granted_by character varying(300),
    eqf_from integer NOT NULL,
    eqf_to integer NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT "PK_alliance_awarding_rights" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_alliance_awarding_rights_alliance_institutions_institution" FOREIGN KEY (institution) REFERENCES alliance_institutions (id) ON DELETE CASCADE
);


CREATE TABLE catalogue_collection_offers (
    collection uuid NOT NULL,
    offer uuid NOT NULL,
    position integer NOT NULL,
    note character varying(1000) NOT NULL,
    CONSTRAINT "PK_catalogue_collection_offers" PRIMARY KEY (collection, offer),
    CONSTRAINT "FK_catalogue_collection_offers_catalogue_collections_collection" FOREIGN KEY (collection) REFERENCES catalogue_collections (id) ON DELETE CASCADE
);


CREATE TABLE catalogue_external (
    id uuid NOT NULL,
    external_id character varying(1000) NOT NULL,
    dataset character varying(1000),
    country character varying(2),
    called_by_source character varying(200),
    sources text NOT NULL,
    page_date character varying(10),
    retrieved_on character varying(10),
    CONSTRAINT "PK_catalogue_external" PRIMARY KEY (id),
    CONSTRAINT "FK_catalogue_external_catalogue_entries_id" FOREIGN KEY (id) REFERENCES catalogue_entries (id) ON DELETE CASCADE
);


CREATE TABLE counselling_plans (
    id uuid NOT NULL,
    person uuid NOT NULL,
    access uuid NOT NULL,
    institution uuid NOT NULL,
    counsellor_name character varying(200) NOT NULL,
    language character varying(10) NOT NULL,
    pathway character varying(200) NOT NULL,
    goal character varying(100000) NOT NULL,
    home character varying(300),
    counted character varying(100000) NOT NULL,
    courses character varying(100000) NOT NULL,
    note character varying(4000) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_counselling_plans" PRIMARY KEY (id),
    CONSTRAINT "FK_counselling_plans_counselling_accesses_access" FOREIGN KEY (access) REFERENCES counselling_accesses (id) ON DELETE CASCADE
);


CREATE TABLE funding_lines (
    account uuid NOT NULL,
    number integer NOT NULL,
    act character varying(40) NOT NULL,
    amount bigint NOT NULL,
    enrolment uuid,
    institution uuid,
    key character varying(160) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_funding_lines" PRIMARY KEY (account, number),
    CONSTRAINT "FK_funding_lines_funding_accounts_account" FOREIGN KEY (account) REFERENCES funding_accounts (id) ON DELETE RESTRICT
);


CREATE TABLE funding_supports (
    institution uuid NOT NULL,
    enrolment uuid NOT NULL,
    account uuid,
    scheme character varying(60) NOT NULL,
    offering uuid NOT NULL,
    specification uuid NOT NULL,
    title character varying(500) NOT NULL,
    starts_on date NOT NULL,
    currency character varying(3) NOT NULL,
    price bigint NOT NULL,
    amount bigint NOT NULL,
    refund_full_days integer NOT NULL,
    refund_part_days integer NOT NULL,
    refund_part_percent integer NOT NULL,
    lapses_after date NOT NULL,
    stage character varying(40) NOT NULL,
    refusal character varying(40),
    created_at timestamp with time zone NOT NULL,
    stage_since timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_funding_supports" PRIMARY KEY (institution, enrolment),
    CONSTRAINT "FK_funding_supports_funding_accounts_account" FOREIGN KEY (account) REFERENCES funding_accounts (id) ON DELETE RESTRICT
);


CREATE TABLE identity_claims (
    id integer GENERATED BY DEFAULT AS IDENTITY,
    user_id uuid NOT NULL,
    claim_type text,
    claim_value text,
    CONSTRAINT "PK_identity_claims" PRIMARY KEY (id),
    CONSTRAINT "FK_identity_claims_identity_people_user_id" FOREIGN KEY (user_id) REFERENCES identity_people (id) ON DELETE CASCADE
);


CREATE TABLE identity_logins (
    login_provider character varying(128) NOT NULL,
    provider_key character varying(128) NOT NULL,
    provider_display_name text,
    user_id uuid NOT NULL,
    CONSTRAINT "PK_identity_logins" PRIMARY KEY (login_provider, provider_key),
    CONSTRAINT "FK_identity_logins_identity_people_user_id" FOREIGN KEY (user_id) REFERENCES identity_people (id) ON DELETE CASCADE
);


CREATE TABLE identity_passkeys (
    credential_id bytea NOT NULL,
    user_id uuid NOT NULL,
    "Data" jsonb NOT NULL,
    CONSTRAINT "PK_identity_passkeys" PRIMARY KEY (credential_id),
    CONSTRAINT "FK_identity_passkeys_identity_people_user_id" FOREIGN KEY (user_id) REFERENCES identity_people (id) ON DELETE CASCADE
);


CREATE TABLE identity_tokens (
    user_id uuid NOT NULL,
    login_provider character varying(128) NOT NULL,
    name character varying(128) NOT NULL,
    value text,
    CONSTRAINT "PK_identity_tokens" PRIMARY KEY (user_id, login_provider, name),
    CONSTRAINT "FK_identity_tokens_identity_people_user_id" FOREIGN KEY (user_id) REFERENCES identity_people (id) ON DELETE CASCADE
);


CREATE TABLE issuing_items (
    institution uuid NOT NULL,
    batch uuid NOT NULL,
    row integer NOT NULL,
    learner_name character varying(200) NOT NULL,
    learner_email character varying(320) NOT NULL,
    award uuid,
    award_json text,
    given text,
    replaces uuid,
    issue integer NOT NULL,
    problems text,
    state character varying(40) NOT NULL,
    credential uuid,
    public_id character varying(60),
    list uuid,
    index integer,
    suspendable boolean NOT NULL,
    issued_at timestamp with time zone,
    payload text,
    european text,
    seal uuid,
    fingerprint character varying(64),
    CONSTRAINT "PK_issuing_items" PRIMARY KEY (institution, batch, row),
    CONSTRAINT "FK_issuing_items_issuing_batches_institution_batch" FOREIGN KEY (institution, batch) REFERENCES issuing_batches (institution, id) ON DELETE CASCADE
);


CREATE TABLE issuing_check_findings (
    institution uuid NOT NULL,
    "check" uuid NOT NULL,
    credential uuid NOT NULL,
    form character varying(100) NOT NULL,
    why character varying(500) NOT NULL,
    CONSTRAINT "PK_issuing_check_findings" PRIMARY KEY (institution, "check", credential, form),
    CONSTRAINT "FK_issuing_check_findings_issuing_checks_institution_check" FOREIGN KEY (institution, "check") REFERENCES issuing_checks (institution, id) ON DELETE CASCADE
);


CREATE TABLE issuing_status_events (
    institution uuid NOT NULL,
    list uuid NOT NULL,
    index integer NOT NULL,
    number integer NOT NULL,
    change character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid,
    CONSTRAINT "PK_issuing_status_events" PRIMARY KEY (institution, list, index, number),
    CONSTRAINT "FK_issuing_status_events_issuing_status_lists_institution_list" FOREIGN KEY (institution, list) REFERENCES issuing_status_lists (institution, id) ON DELETE CASCADE
);


CREATE TABLE issuing_status_orders (
    institution uuid NOT NULL,
    list uuid NOT NULL,
    indices bytea NOT NULL,
    CONSTRAINT "PK_issuing_status_orders" PRIMARY KEY (institution, list),
    CONSTRAINT "FK_issuing_status_orders_issuing_status_lists_institution_list" FOREIGN KEY (institution, list) REFERENCES issuing_status_lists (institution, id) ON DELETE CASCADE
);


CREATE TABLE issuing_status_versions (
    institution uuid NOT NULL,
    list uuid NOT NULL,
    number integer NOT NULL,
    events integer NOT NULL,
    published_at timestamp with time zone NOT NULL,
    document text NOT NULL,
    suspension text NOT NULL,
    token text NOT NULL,
    CONSTRAINT "PK_issuing_status_versions" PRIMARY KEY (institution, list, number),
    CONSTRAINT "FK_issuing_status_versions_issuing_status_lists_institution_li~" FOREIGN KEY (institution, list) REFERENCES issuing_status_lists (institution, id) ON DELETE CASCADE
);


CREATE TABLE learning_enrolments (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    offering uuid NOT NULL,
    person uuid NOT NULL,
    applied_at timestamp with time zone NOT NULL,
    support character varying(60),
    state character varying(40) NOT NULL,
    withdrawn_at timestamp with time zone,
    note character varying(1000),
    version integer NOT NULL,
    CONSTRAINT "PK_learning_enrolments" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_learning_enrolments_learning_offerings_institution_offering" FOREIGN KEY (institution, offering) REFERENCES learning_offerings (institution, id) ON DELETE RESTRICT
);


CREATE TABLE observatory_baseline_figures (
    baseline uuid NOT NULL,
    indicator character varying(3) NOT NULL,
    part character varying(60) NOT NULL,
    unit character varying(40) NOT NULL,
    value double precision,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    missing bigint,
    CONSTRAINT "PK_observatory_baseline_figures" PRIMARY KEY (baseline, indicator, part),
    CONSTRAINT "FK_observatory_baseline_figures_observatory_baselines_baseline" FOREIGN KEY (baseline) REFERENCES observatory_baselines (id) ON DELETE RESTRICT
);


CREATE TABLE observatory_review_members (
    review uuid NOT NULL,
    person uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT "PK_observatory_review_members" PRIMARY KEY (review, person),
    CONSTRAINT "FK_observatory_review_members_observatory_reviews_review" FOREIGN KEY (review) REFERENCES observatory_reviews (id) ON DELETE CASCADE
);


CREATE TABLE observatory_review_searches (
    review uuid NOT NULL,
    id uuid NOT NULL,
    source character varying(4000) NOT NULL,
    spelling character varying(4000) NOT NULL,
    query character varying(4000) NOT NULL,
    ran_on date NOT NULL,
    hits integer,
    CONSTRAINT "PK_observatory_review_searches" PRIMARY KEY (review, id),
    CONSTRAINT "FK_observatory_review_searches_observatory_reviews_review" FOREIGN KEY (review) REFERENCES observatory_reviews (id) ON DELETE CASCADE
);


CREATE TABLE observatory_wave_units (
    wave uuid NOT NULL,
    unit character varying(120) NOT NULL,
    printed character varying(120) NOT NULL,
    CONSTRAINT "PK_observatory_wave_units" PRIMARY KEY (wave, unit),
    CONSTRAINT "FK_observatory_wave_units_observatory_waves_wave" FOREIGN KEY (wave) REFERENCES observatory_waves (id) ON DELETE CASCADE
);


CREATE TABLE alliance_invitations (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    role_names character varying(200) NOT NULL,
    unit uuid,
    secret_hash character varying(64) NOT NULL,
    invited_by uuid,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    accepted_by uuid,
    withdrawn_at timestamp with time zone,
    CONSTRAINT "PK_alliance_invitations" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_alliance_invitations_alliance_institutions_institution" FOREIGN KEY (institution) REFERENCES alliance_institutions (id) ON DELETE CASCADE,
    CONSTRAINT "FK_alliance_invitations_platform_units_institution_unit" FOREIGN KEY (institution, unit) REFERENCES platform_units (institution, id) ON DELETE RESTRICT
);


CREATE TABLE design_specifications (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    uri character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    unit uuid,
    copied_from uuid,
    copied_version integer,
    CONSTRAINT "PK_design_specifications" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_design_specifications_platform_units_institution_unit" FOREIGN KEY (institution, unit) REFERENCES platform_units (institution, id) ON DELETE RESTRICT
);


CREATE TABLE identity_memberships (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    role character varying(40) NOT NULL,
    unit uuid,
    since timestamp with time zone NOT NULL,
    CONSTRAINT "PK_identity_memberships" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_identity_memberships_platform_units_institution_unit" FOREIGN KEY (institution, unit) REFERENCES platform_units (institution, id) ON DELETE RESTRICT
);


CREATE TABLE priorlearning_claims (
    institution uuid NOT NULL,
    "case" uuid NOT NULL,
    outcome character varying(60) NOT NULL,
    statement character varying(4000),
    mark character varying(40),
    note character varying(4000),
    marked_by uuid,
    CONSTRAINT "PK_priorlearning_claims" PRIMARY KEY (institution, "case", outcome),
    CONSTRAINT "FK_priorlearning_claims_priorlearning_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES priorlearning_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE priorlearning_decisions (
    institution uuid NOT NULL,
    "case" uuid NOT NULL,
    number integer NOT NULL,
    round integer NOT NULL,
    outcome character varying(60) NOT NULL,
    shown boolean NOT NULL,
    method character varying(40) NOT NULL,
    reason character varying(4000) NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_priorlearning_decisions" PRIMARY KEY (institution, "case", number),
    CONSTRAINT "FK_priorlearning_decisions_priorlearning_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES priorlearning_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE priorlearning_evidence (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    "case" uuid NOT NULL,
    kind character varying(40) NOT NULL,
    context character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    origin character varying(200) NOT NULL,
    made_on date NOT NULL,
    outcomes character varying(2000) NOT NULL,
    description character varying(2000),
    url character varying(1000),
    file_name character varying(200),
    media_type character varying(100),
    length integer,
    hash character varying(64),
    credential_id character varying(500),
    activity uuid,
    contact_name character varying(200),
    contact_email character varying(256),
    secret_hash character varying(64),
    asked_until timestamp with time zone,
    confirmed_at timestamp with time zone,
    declined_at timestamp with time zone,
    contact_note character varying(2000),
    added_at timestamp with time zone NOT NULL,
    erased_at timestamp with time zone,
    CONSTRAINT "PK_priorlearning_evidence" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_priorlearning_evidence_priorlearning_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES priorlearning_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE priorlearning_messages (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    "case" uuid NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    text character varying(4000) NOT NULL,
    CONSTRAINT "PK_priorlearning_messages" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_priorlearning_messages_priorlearning_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES priorlearning_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE priorlearning_panel (
    institution uuid NOT NULL,
    "case" uuid NOT NULL,
    round integer NOT NULL,
    person uuid NOT NULL,
    named_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    CONSTRAINT "PK_priorlearning_panel" PRIMARY KEY (institution, "case", round, person),
    CONSTRAINT "FK_priorlearning_panel_priorlearning_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES priorlearning_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE priorlearning_steps (
    institution uuid NOT NULL,
    "case" uuid NOT NULL,
    number integer NOT NULL,
    state character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid,
    text character varying(4000),
    CONSTRAINT "PK_priorlearning_steps" PRIMARY KEY (institution, "case", number),
    CONSTRAINT "FK_priorlearning_steps_priorlearning_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES priorlearning_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE quality_answers (
    institution uuid NOT NULL,
    review uuid NOT NULL,
    question character varying(40) NOT NULL,
    answer character varying(40),
    note character varying(2000) NOT NULL,
    CONSTRAINT "PK_quality_answers" PRIMARY KEY (institution, review, question),
    CONSTRAINT "FK_quality_answers_quality_reviews_institution_review" FOREIGN KEY (institution, review) REFERENCES quality_reviews (institution, id) ON DELETE CASCADE
);


CREATE TABLE quality_conditions (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    review uuid NOT NULL,
    round integer NOT NULL,
    text character varying(1000) NOT NULL,
    due date NOT NULL,
    state character varying(40) NOT NULL,
    judged_by uuid,
    judged_at timestamp with time zone,
    note character varying(2000),
    CONSTRAINT "PK_quality_conditions" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_quality_conditions_quality_reviews_institution_review" FOREIGN KEY (institution, review) REFERENCES quality_reviews (institution, id) ON DELETE CASCADE
);


CREATE TABLE quality_decisions (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    review uuid NOT NULL,
    round integer NOT NULL,
    kind character varying(40) NOT NULL,
    by uuid,
    at timestamp with time zone NOT NULL,
    note character varying(2000),
    until date,
    CONSTRAINT "PK_quality_decisions" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_quality_decisions_quality_reviews_institution_review" FOREIGN KEY (institution, review) REFERENCES quality_reviews (institution, id) ON DELETE CASCADE
);


CREATE TABLE quality_evidence (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    review uuid NOT NULL,
    question character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    length integer NOT NULL,
    hash character varying(64) NOT NULL,
    added_by uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    erased_by uuid,
    erased_at timestamp with time zone,
    CONSTRAINT "PK_quality_evidence" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_quality_evidence_quality_reviews_institution_review" FOREIGN KEY (institution, review) REFERENCES quality_reviews (institution, id) ON DELETE CASCADE
);


CREATE TABLE recognition_case_events (
    institution uuid NOT NULL,
    "case" uuid NOT NULL,
    number integer NOT NULL,
    state character varying(40) NOT NULL,
    act character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid,
    text character varying(2000),
    CONSTRAINT "PK_recognition_case_events" PRIMARY KEY (institution, "case", number),
    CONSTRAINT "FK_recognition_case_events_recognition_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES recognition_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE recognition_documents (
    institution uuid NOT NULL,
    "case" uuid NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT "PK_recognition_documents" PRIMARY KEY (institution, "case"),
    CONSTRAINT "FK_recognition_documents_recognition_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES recognition_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE recognition_reminders (
    institution uuid NOT NULL,
    "case" uuid NOT NULL,
    promised date NOT NULL,
    stage integer NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_recognition_reminders" PRIMARY KEY (institution, "case", promised, stage),
    CONSTRAINT "FK_recognition_reminders_recognition_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES recognition_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE recognition_statements (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    "case" uuid NOT NULL,
    decision integer NOT NULL,
    public_id character varying(60) NOT NULL,
    applicant_name character varying(300) NOT NULL,
    list uuid NOT NULL,
    index integer NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    data_integrity text NOT NULL,
    jwt text NOT NULL,
    supplement text,
    supplement_list uuid,
    supplement_index integer,
    withdrawn_at timestamp with time zone,
    CONSTRAINT "PK_recognition_statements" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_recognition_statements_recognition_cases_institution_case" FOREIGN KEY (institution, "case") REFERENCES recognition_cases (institution, id) ON DELETE CASCADE
);


CREATE TABLE stacks_claim_events (
    institution uuid NOT NULL,
    claim uuid NOT NULL,
    number integer NOT NULL,
    state character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid,
    text character varying(2000),
    CONSTRAINT "PK_stacks_claim_events" PRIMARY KEY (institution, claim, number),
    CONSTRAINT "FK_stacks_claim_events_stacks_claims_institution_claim" FOREIGN KEY (institution, claim) REFERENCES stacks_claims (institution, id) ON DELETE RESTRICT
);


CREATE TABLE stacks_pathway_versions (
    pathway character varying(100) NOT NULL,
    number integer NOT NULL,
    state character varying(40) NOT NULL,
    title character varying(4000) NOT NULL,
    summary character varying(4000) NOT NULL,
    awards character varying(500),
    exclusive boolean NOT NULL,
    sources character varying(10020) NOT NULL,
    document character varying(524288) NOT NULL,
    authors character varying(4000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_by uuid,
    published_at timestamp with time zone,
    retired_at timestamp with time zone,
    revision integer NOT NULL,
    CONSTRAINT "PK_stacks_pathway_versions" PRIMARY KEY (pathway, number),
    CONSTRAINT "FK_stacks_pathway_versions_stacks_pathways_pathway" FOREIGN KEY (pathway) REFERENCES stacks_pathways (id) ON DELETE RESTRICT
);


CREATE TABLE wallet_claims (
    secret_hash character varying(64) NOT NULL,
    holding uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_by uuid,
    by_other_address boolean NOT NULL,
    replaced_at timestamp with time zone,
    CONSTRAINT "PK_wallet_claims" PRIMARY KEY (secret_hash),
    CONSTRAINT "FK_wallet_claims_wallet_holdings_holding" FOREIGN KEY (holding) REFERENCES wallet_holdings (id) ON DELETE CASCADE
);


CREATE TABLE wallet_shares (
    id uuid NOT NULL,
    holding uuid NOT NULL,
    person uuid NOT NULL,
    secret_hash character varying(64) NOT NULL,
    purpose character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    view_limit integer,
    views integer NOT NULL,
    last_viewed_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    CONSTRAINT "PK_wallet_shares" PRIMARY KEY (id),
    CONSTRAINT "FK_wallet_shares_wallet_holdings_holding" FOREIGN KEY (holding) REFERENCES wallet_holdings (id) ON DELETE CASCADE
);


CREATE TABLE issuing_credentials (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    public_id character varying(60) NOT NULL,
    award uuid NOT NULL,
    batch uuid NOT NULL,
    row integer NOT NULL,
    list uuid NOT NULL,
    index integer NOT NULL,
    suspendable boolean NOT NULL,
    replaces uuid,
    issue integer NOT NULL,
    specification uuid NOT NULL,
    version integer NOT NULL,
    title character varying(500) NOT NULL,
    learner uuid,
    learner_name character varying(200) NOT NULL,
    learner_email character varying(320) NOT NULL,
    search_text character varying(1100) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    valid_until timestamp with time zone,
    proof_key character varying(40) NOT NULL,
    token_key character varying(40) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    data_integrity text NOT NULL,
    token text NOT NULL,
    european text,
    checked_at timestamp with time zone,
    revoked_at timestamp with time zone,
    revocation_code character varying(40),
    revocation_reason character varying(500),
    replaced_by uuid,
    suspended_at timestamp with time zone,
    suspension_reason character varying(500),
    status_changes integer NOT NULL,
    CONSTRAINT "PK_issuing_credentials" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_issuing_credentials_issuing_items_institution_batch_row" FOREIGN KEY (institution, batch, row) REFERENCES issuing_items (institution, batch, row) ON DELETE CASCADE,
    CONSTRAINT "FK_issuing_credentials_issuing_status_lists_institution_list" FOREIGN KEY (institution, list) REFERENCES issuing_status_lists (institution, id) ON DELETE CASCADE
);


CREATE TABLE learning_attempts (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    enrolment uuid NOT NULL,
    task character varying(60) NOT NULL,
    supervision character varying(60) NOT NULL,
    identity_checked character varying(200),
    shown character varying(2000) NOT NULL,
    grade character varying(40),
    note character varying(2000),
    marked_by uuid NOT NULL,
    marked_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_learning_attempts" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_learning_attempts_learning_enrolments_institution_enrolment" FOREIGN KEY (institution, enrolment) REFERENCES learning_enrolments (institution, id) ON DELETE RESTRICT
);


CREATE TABLE observatory_review_reports (
    review uuid NOT NULL,
    id uuid NOT NULL,
    search uuid NOT NULL,
    place integer NOT NULL,
    title character varying(1000) NOT NULL,
    year integer,
    identifier character varying(200),
    country character varying(200),
    abstract character varying(20000),
    address character varying(2000),
    CONSTRAINT "PK_observatory_review_reports" PRIMARY KEY (review, id),
    CONSTRAINT "FK_observatory_review_reports_observatory_review_searches_revi~" FOREIGN KEY (review, search) REFERENCES observatory_review_searches (review, id) ON DELETE CASCADE
);


CREATE TABLE observatory_assignments (
    wave uuid NOT NULL,
    unit character varying(120) NOT NULL,
    coder uuid NOT NULL,
    done_at timestamp with time zone,
    revision integer NOT NULL,
    CONSTRAINT "PK_observatory_assignments" PRIMARY KEY (wave, unit, coder),
    CONSTRAINT "FK_observatory_assignments_observatory_wave_units_wave_unit" FOREIGN KEY (wave, unit) REFERENCES observatory_wave_units (wave, unit) ON DELETE CASCADE
);


CREATE TABLE observatory_decisions (
    wave uuid NOT NULL,
    unit character varying(120) NOT NULL,
    code character varying(60) NOT NULL,
    present boolean NOT NULL,
    reason character varying(2000) NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_observatory_decisions" PRIMARY KEY (wave, unit, code),
    CONSTRAINT "FK_observatory_decisions_observatory_wave_units_wave_unit" FOREIGN KEY (wave, unit) REFERENCES observatory_wave_units (wave, unit) ON DELETE CASCADE
);


CREATE TABLE design_versions (
    institution uuid NOT NULL,
    specification uuid NOT NULL,
    number integer NOT NULL,
    state character varying(40) NOT NULL,
    content text NOT NULL,
    title character varying(300) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    approved_until date,
    published_at timestamp with time zone,
    CONSTRAINT "PK_design_versions" PRIMARY KEY (institution, specification, number),
    CONSTRAINT "FK_design_versions_design_specifications_institution_specifica~" FOREIGN KEY (institution, specification) REFERENCES design_specifications (institution, id) ON DELETE CASCADE
);


CREATE TABLE priorlearning_contents (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT "PK_priorlearning_contents" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_priorlearning_contents_priorlearning_evidence_institution_id" FOREIGN KEY (institution, id) REFERENCES priorlearning_evidence (institution, id) ON DELETE CASCADE
);


CREATE TABLE issuing_correction_items (
    institution uuid NOT NULL,
    correction uuid NOT NULL,
    credential uuid NOT NULL,
    state character varying(40) NOT NULL,
    CONSTRAINT "PK_issuing_correction_items" PRIMARY KEY (institution, correction, credential),
    CONSTRAINT "FK_issuing_correction_items_issuing_corrections_institution_co~" FOREIGN KEY (institution, correction) REFERENCES issuing_corrections (institution, id) ON DELETE CASCADE,
    CONSTRAINT "FK_issuing_correction_items_issuing_credentials_institution_cr~" FOREIGN KEY (institution, credential) REFERENCES issuing_credentials (institution, id) ON DELETE CASCADE
);


CREATE TABLE observatory_review_codings (
    review uuid NOT NULL,
    report uuid NOT NULL,
    coding character varying(100000) NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_observatory_review_codings" PRIMARY KEY (review, report),
    CONSTRAINT "FK_observatory_review_codings_observatory_review_reports_revie~" FOREIGN KEY (review, report) REFERENCES observatory_review_reports (review, id) ON DELETE CASCADE
);


CREATE TABLE observatory_review_pairs (
    review uuid NOT NULL,
    first uuid NOT NULL,
    second uuid NOT NULL,
    kind character varying(40) NOT NULL,
    likeness integer NOT NULL,
    answer character varying(40) NOT NULL,
    decided_by uuid,
    version integer NOT NULL,
    CONSTRAINT "PK_observatory_review_pairs" PRIMARY KEY (review, first, second),
    CONSTRAINT "FK_observatory_review_pairs_observatory_review_reports_review_~" FOREIGN KEY (review, first) REFERENCES observatory_review_reports (review, id) ON DELETE CASCADE,
    CONSTRAINT "FK_observatory_review_pairs_observatory_review_reports_review~1" FOREIGN KEY (review, second) REFERENCES observatory_review_reports (review, id) ON DELETE CASCADE
);


CREATE TABLE observatory_review_resolutions (
    review uuid NOT NULL,
    report uuid NOT NULL,
    stage character varying(40) NOT NULL,
    decision character varying(40) NOT NULL,
    reason character varying(20),
    by uuid NOT NULL,
    consensus boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_observatory_review_resolutions" PRIMARY KEY (review, report, stage),
    CONSTRAINT "FK_observatory_review_resolutions_observatory_review_reports_r~" FOREIGN KEY (review, report) REFERENCES observatory_review_reports (review, id) ON DELETE CASCADE
);


CREATE TABLE observatory_review_votes (
    review uuid NOT NULL,
    report uuid NOT NULL,
    stage character varying(40) NOT NULL,
    voice integer NOT NULL,
    person uuid NOT NULL,
    decision character varying(40) NOT NULL,
    reason character varying(20),
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_observatory_review_votes" PRIMARY KEY (review, report, stage, voice),
    CONSTRAINT "FK_observatory_review_votes_observatory_review_reports_review_~" FOREIGN KEY (review, report) REFERENCES observatory_review_reports (review, id) ON DELETE CASCADE
);


CREATE TABLE observatory_evidence (
    id uuid NOT NULL,
    wave uuid NOT NULL,
    unit character varying(120) NOT NULL,
    coder uuid NOT NULL,
    code character varying(60) NOT NULL,
    address character varying(1000) NOT NULL,
    retrieved_on date NOT NULL,
    page character varying(60),
    proposed boolean NOT NULL,
    file_name character varying(200),
    media_type character varying(100),
    length integer,
    hash character varying(64),
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_observatory_evidence" PRIMARY KEY (id),
    CONSTRAINT "FK_observatory_evidence_observatory_assignments_wave_unit_coder" FOREIGN KEY (wave, unit, coder) REFERENCES observatory_assignments (wave, unit, coder) ON DELETE CASCADE
);


CREATE TABLE observatory_marks (
    wave uuid NOT NULL,
    unit character varying(120) NOT NULL,
    coder uuid NOT NULL,
    code character varying(60) NOT NULL,
    note character varying(1000),
    CONSTRAINT "PK_observatory_marks" PRIMARY KEY (wave, unit, coder, code),
    CONSTRAINT "FK_observatory_marks_observatory_assignments_wave_unit_coder" FOREIGN KEY (wave, unit, coder) REFERENCES observatory_assignments (wave, unit, coder) ON DELETE CASCADE
);


CREATE TABLE design_answers (
    institution uuid NOT NULL,
    specification uuid NOT NULL,
    number integer NOT NULL,
    place character varying(300) NOT NULL,
    reason character varying(1000) NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_design_answers" PRIMARY KEY (institution, specification, number, place),
    CONSTRAINT "FK_design_answers_design_versions_institution_specification_nu~" FOREIGN KEY (institution, specification, number) REFERENCES design_versions (institution, specification, number) ON DELETE CASCADE
);


CREATE TABLE design_authors (
    institution uuid NOT NULL,
    specification uuid NOT NULL,
    number integer NOT NULL,
    person uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT "PK_design_authors" PRIMARY KEY (institution, specification, number, person),
    CONSTRAINT "FK_design_authors_design_versions_institution_specification_nu~" FOREIGN KEY (institution, specification, number) REFERENCES design_versions (institution, specification, number) ON DELETE CASCADE
);


CREATE TABLE design_drafts (
    institution uuid NOT NULL,
    specification uuid NOT NULL,
    number integer NOT NULL,
    revision integer NOT NULL,
    sent boolean NOT NULL,
    text bytea NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_design_drafts" PRIMARY KEY (institution, specification, number, revision, sent),
    CONSTRAINT "FK_design_drafts_design_versions_institution_specification_num~" FOREIGN KEY (institution, specification, number) REFERENCES design_versions (institution, specification, number) ON DELETE CASCADE
);


CREATE TABLE design_partners (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    specification uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(40) NOT NULL,
    organisation character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    secret_hash character varying(64) NOT NULL,
    invited_by uuid NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    handed_in_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    endorsement character varying(40) NOT NULL,
    statement character varying(4000) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_design_partners" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_design_partners_design_versions_institution_specification_n~" FOREIGN KEY (institution, specification, number) REFERENCES design_versions (institution, specification, number) ON DELETE CASCADE
);


CREATE TABLE design_steps (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    specification uuid NOT NULL,
    number integer NOT NULL,
    state character varying(40) NOT NULL,
    by uuid,
    note character varying(2000),
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_design_steps" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_design_steps_design_versions_institution_specification_numb~" FOREIGN KEY (institution, specification, number) REFERENCES design_versions (institution, specification, number) ON DELETE CASCADE
);


CREATE TABLE observatory_evidence_copies (
    id uuid NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT "PK_observatory_evidence_copies" PRIMARY KEY (id),
    CONSTRAINT "FK_observatory_evidence_copies_observatory_evidence_id" FOREIGN KEY (id) REFERENCES observatory_evidence (id) ON DELETE CASCADE
);


CREATE TABLE design_contributions (
    institution uuid NOT NULL,
    id uuid NOT NULL,
    partner uuid NOT NULL,
    section character varying(40) NOT NULL,
    text character varying(4000) NOT NULL,
    CONSTRAINT "PK_design_contributions" PRIMARY KEY (institution, id),
    CONSTRAINT "FK_design_contributions_design_partners_institution_partner" FOREIGN KEY (institution, partner) REFERENCES design_partners (institution, id) ON DELETE CASCADE
);


CREATE INDEX "IX_agreements_events_by" ON agreements_events (by);


CREATE INDEX "IX_agreements_parties_institution" ON agreements_parties (institution);


CREATE INDEX "IX_agreements_versions_reached" ON agreements_versions (reached);


CREATE UNIQUE INDEX "IX_alliance_institutions_slug" ON alliance_institutions (slug);


CREATE INDEX "IX_alliance_invitations_institution_unit" ON alliance_invitations (institution, unit);


CREATE UNIQUE INDEX "IX_alliance_invitations_secret_hash" ON alliance_invitations (secret_hash);


CREATE INDEX "IX_catalogue_collections_person_changed_at" ON catalogue_collections (person, changed_at);


CREATE UNIQUE INDEX "IX_catalogue_collections_secret_hash" ON catalogue_collections (secret_hash);


CREATE INDEX "IX_catalogue_entries_changed_at" ON catalogue_entries (changed_at);


CREATE UNIQUE INDEX "IX_catalogue_entries_order_key" ON catalogue_entries (order_key);


CREATE INDEX "IX_catalogue_external_dataset" ON catalogue_external (dataset);


CREATE INDEX "IX_catalogue_offerings_specification_starts_on" ON catalogue_offerings (specification, starts_on);


CREATE INDEX "IX_catalogue_versions_uri" ON catalogue_versions (uri);


CREATE UNIQUE INDEX "IX_counselling_accesses_code_hash" ON counselling_accesses (code_hash);


CREATE INDEX "IX_counselling_accesses_institution_counsellor" ON counselling_accesses (institution, counsellor);


CREATE INDEX "IX_counselling_accesses_person" ON counselling_accesses (person);


CREATE INDEX "IX_counselling_plans_access" ON counselling_plans (access);


CREATE INDEX "IX_counselling_plans_person" ON counselling_plans (person);


CREATE INDEX "IX_design_answers_by" ON design_answers (by);


CREATE INDEX "IX_design_authors_person" ON design_authors (person);


CREATE INDEX "IX_design_contributions_institution_partner" ON design_contributions (institution, partner);


CREATE INDEX "IX_design_drafts_by" ON design_drafts (by);


CREATE INDEX "IX_design_partners_institution_specification_number" ON design_partners (institution, specification, number);


CREATE INDEX "IX_design_partners_invited_by" ON design_partners (invited_by);


CREATE UNIQUE INDEX "IX_design_partners_secret_hash" ON design_partners (secret_hash);


CREATE INDEX "IX_design_policies_changed_by" ON design_policies (changed_by);


CREATE INDEX "IX_design_specifications_institution_unit" ON design_specifications (institution, unit);


CREATE UNIQUE INDEX "IX_design_specifications_uri" ON design_specifications (uri);


CREATE INDEX "IX_design_steps_by" ON design_steps (by);


CREATE INDEX "IX_design_steps_institution_specification_number" ON design_steps (institution, specification, number);


CREATE INDEX "IX_design_versions_institution_changed_at" ON design_versions (institution, changed_at);


CREATE UNIQUE INDEX "IX_funding_accounts_person_scheme" ON funding_accounts (person, scheme);


CREATE UNIQUE INDEX "IX_funding_accounts_scheme_number" ON funding_accounts (scheme, number);


CREATE UNIQUE INDEX "IX_funding_lines_account_key" ON funding_lines (account, key);


CREATE INDEX "IX_funding_lines_institution_at" ON funding_lines (institution, at);


CREATE INDEX "IX_funding_supports_account" ON funding_supports (account);


CREATE INDEX "IX_funding_supports_institution_offering" ON funding_supports (institution, offering);


CREATE INDEX "IX_funding_supports_stage_lapses_after" ON funding_supports (stage, lapses_after);


CREATE INDEX "IX_identity_claims_user_id" ON identity_claims (user_id);


CREATE INDEX "IX_identity_logins_user_id" ON identity_logins (user_id);


CREATE UNIQUE INDEX "IX_identity_memberships_institution_person_role" ON identity_memberships (institution, person, role) WHERE unit IS NULL;


CREATE UNIQUE INDEX "IX_identity_memberships_institution_person_role_unit" ON identity_memberships (institution, person, role, unit);


CREATE INDEX "IX_identity_memberships_institution_unit" ON identity_memberships (institution, unit);


CREATE INDEX "IX_identity_memberships_person" ON identity_memberships (person);


CREATE INDEX "IX_identity_passkeys_user_id" ON identity_passkeys (user_id);


CREATE INDEX "EmailIndex" ON identity_people (normalized_email);


CREATE UNIQUE INDEX "UserNameIndex" ON identity_people (normalized_user_name);


CREATE UNIQUE INDEX "IX_issuing_batches_institution_idempotency_key" ON issuing_batches (institution, idempotency_key);


CREATE INDEX "IX_issuing_batches_state" ON issuing_batches (state);


CREATE INDEX "IX_issuing_checks_institution_at" ON issuing_checks (institution, at);


CREATE INDEX "IX_issuing_correction_items_institution_credential" ON issuing_correction_items (institution, credential);


CREATE INDEX "IX_issuing_corrections_state_effective_at" ON issuing_corrections (state, effective_at);


CREATE UNIQUE INDEX "IX_issuing_credentials_institution_award_issue" ON issuing_credentials (institution, award, issue);


CREATE UNIQUE INDEX "IX_issuing_credentials_institution_batch_row" ON issuing_credentials (institution, batch, row);


CREATE INDEX "IX_issuing_credentials_institution_checked_at" ON issuing_credentials (institution, checked_at);


CREATE INDEX "IX_issuing_credentials_institution_issued_at" ON issuing_credentials (institution, issued_at);


CREATE UNIQUE INDEX "IX_issuing_credentials_institution_list_index" ON issuing_credentials (institution, list, index);


CREATE INDEX "IX_issuing_credentials_learner" ON issuing_credentials (learner);


CREATE UNIQUE INDEX "IX_issuing_credentials_public_id" ON issuing_credentials (public_id);


CREATE INDEX "IX_issuing_items_institution_batch_state_row" ON issuing_items (institution, batch, state, row);


CREATE UNIQUE INDEX "IX_issuing_keys_institution_role_number" ON issuing_keys (institution, role, number);


CREATE INDEX "IX_issuing_requests_ends_at" ON issuing_requests (ends_at);


CREATE INDEX "IX_issuing_seals_owner_identifier" ON issuing_seals (owner_identifier);


CREATE UNIQUE INDEX "IX_issuing_status_lists_id" ON issuing_status_lists (id);


CREATE INDEX "IX_issuing_status_versions_list_number" ON issuing_status_versions (list, number);


CREATE INDEX "IX_learning_attempts_institution_enrolment" ON learning_attempts (institution, enrolment);


CREATE UNIQUE INDEX "IX_learning_awards_institution_enrolment_kind" ON learning_awards (institution, enrolment, kind);


CREATE INDEX "IX_learning_awards_learner" ON learning_awards (learner);


CREATE UNIQUE INDEX "IX_learning_enrolments_institution_offering_person" ON learning_enrolments (institution, offering, person);


CREATE INDEX "IX_learning_enrolments_person" ON learning_enrolments (person);


CREATE INDEX "IX_mandates_answers_mandate" ON mandates_answers (mandate);


CREATE INDEX "IX_mandates_mandates_mandatary" ON mandates_mandates (mandatary);


CREATE INDEX "IX_messages_inbox_person_read_at" ON messages_inbox (person, read_at);


CREATE INDEX "IX_messages_mail_person" ON messages_mail (person);


CREATE INDEX "IX_messages_mail_sent_at_next_attempt_at" ON messages_mail (sent_at, next_attempt_at);


CREATE INDEX "IX_observatory_assignments_coder" ON observatory_assignments (coder);


CREATE UNIQUE INDEX "IX_observatory_baselines_name" ON observatory_baselines (name);


CREATE INDEX "IX_observatory_decisions_by" ON observatory_decisions (by);


CREATE INDEX "IX_observatory_evidence_wave_unit_coder" ON observatory_evidence (wave, unit, coder);


CREATE INDEX "IX_observatory_facts_month" ON observatory_facts (month);


CREATE INDEX "IX_observatory_facts_specification_kind" ON observatory_facts (specification, kind);


CREATE INDEX "IX_observatory_review_codings_by" ON observatory_review_codings (by);


CREATE INDEX "IX_observatory_review_members_person" ON observatory_review_members (person);


CREATE INDEX "IX_observatory_review_pairs_review_second" ON observatory_review_pairs (review, second);


CREATE UNIQUE INDEX "IX_observatory_review_reports_review_place" ON observatory_review_reports (review, place);


CREATE INDEX "IX_observatory_review_reports_review_search" ON observatory_review_reports (review, search);


CREATE INDEX "IX_observatory_review_resolutions_by" ON observatory_review_resolutions (by);


CREATE INDEX "IX_observatory_review_votes_person" ON observatory_review_votes (person);


CREATE UNIQUE INDEX "IX_observatory_review_votes_review_report_stage_person" ON observatory_review_votes (review, report, stage, person);


CREATE INDEX "IX_observatory_survey_answers_round" ON observatory_survey_answers (round);


CREATE UNIQUE INDEX "IX_observatory_survey_invitations_award_round" ON observatory_survey_invitations (award, round);


CREATE UNIQUE INDEX "IX_observatory_survey_invitations_link_hash" ON observatory_survey_invitations (link_hash);


CREATE INDEX "IX_observatory_survey_invitations_person" ON observatory_survey_invitations (person);


CREATE INDEX "IX_observatory_survey_invitations_sent_at_due_on" ON observatory_survey_invitations (sent_at, due_on);


CREATE UNIQUE INDEX "IX_observatory_waves_key" ON observatory_waves (key);


CREATE INDEX "IX_platform_audit_institution" ON platform_audit (institution) WHERE number IS NULL;


CREATE INDEX "IX_platform_audit_institution_at" ON platform_audit (institution, at);


CREATE UNIQUE INDEX "IX_platform_audit_institution_number" ON platform_audit (institution, number);


CREATE INDEX "IX_platform_audit_institution_subject" ON platform_audit (institution, subject);


CREATE INDEX "IX_platform_outbox_handled_at_next_attempt_at" ON platform_outbox (handled_at, next_attempt_at);


CREATE INDEX "IX_platform_units_institution_parent" ON platform_units (institution, parent);


CREATE UNIQUE INDEX "IX_priorlearning_activities_institution_code" ON priorlearning_activities (institution, code);


CREATE UNIQUE INDEX "IX_priorlearning_cases_open_key" ON priorlearning_cases (open_key);


CREATE INDEX "IX_priorlearning_cases_person" ON priorlearning_cases (person);


CREATE INDEX "IX_priorlearning_evidence_institution_case" ON priorlearning_evidence (institution, "case");


CREATE UNIQUE INDEX "IX_priorlearning_evidence_secret_hash" ON priorlearning_evidence (secret_hash);


CREATE INDEX "IX_priorlearning_messages_institution_case" ON priorlearning_messages (institution, "case");


CREATE INDEX "IX_priorlearning_panel_person" ON priorlearning_panel (person);


CREATE INDEX "IX_quality_agency_reports_added_by" ON quality_agency_reports (added_by);


CREATE INDEX "IX_quality_agency_reports_institution_specification" ON quality_agency_reports (institution, specification);


CREATE INDEX "IX_quality_complaints_answered_by" ON quality_complaints (answered_by);


CREATE INDEX "IX_quality_complaints_institution_specification" ON quality_complaints (institution, specification);


CREATE INDEX "IX_quality_complaints_person" ON quality_complaints (person);


CREATE INDEX "IX_quality_conditions_institution_review" ON quality_conditions (institution, review);


CREATE INDEX "IX_quality_conditions_judged_by" ON quality_conditions (judged_by);


CREATE INDEX "IX_quality_decisions_by" ON quality_decisions (by);


CREATE INDEX "IX_quality_decisions_institution_review" ON quality_decisions (institution, review);


CREATE INDEX "IX_quality_evidence_added_by" ON quality_evidence (added_by);


CREATE INDEX "IX_quality_evidence_institution_review" ON quality_evidence (institution, review);


CREATE UNIQUE INDEX "IX_quality_feedback_institution_enrolment" ON quality_feedback (institution, enrolment);


CREATE INDEX "IX_quality_feedback_institution_specification" ON quality_feedback (institution, specification);


CREATE INDEX "IX_quality_feedback_person" ON quality_feedback (person);


CREATE INDEX "IX_quality_reviews_approved_until" ON quality_reviews (approved_until);


CREATE UNIQUE INDEX "IX_quality_reviews_institution_specification_number" ON quality_reviews (institution, specification, number);


CREATE UNIQUE INDEX "IX_recognition_cases_agreement_key" ON recognition_cases (agreement_key);


CREATE INDEX "IX_recognition_cases_applicant" ON recognition_cases (applicant);


CREATE INDEX "IX_recognition_cases_institution_state_promised_on" ON recognition_cases (institution, state, promised_on);


CREATE UNIQUE INDEX "IX_recognition_cases_open_key" ON recognition_cases (open_key);


CREATE UNIQUE INDEX "IX_recognition_statements_institution_case_decision" ON recognition_statements (institution, "case", decision);


CREATE INDEX "IX_stacks_claims_institution_award" ON stacks_claims (institution, award);


CREATE UNIQUE INDEX "IX_stacks_claims_open_key" ON stacks_claims (open_key);


CREATE INDEX "IX_stacks_claims_person" ON stacks_claims (person);


CREATE INDEX "IX_stacks_pathway_versions_state" ON stacks_pathway_versions (state);


CREATE UNIQUE INDEX "IX_stacks_uses_kept_by" ON stacks_uses (kept_by);


CREATE INDEX "IX_stacks_uses_person" ON stacks_uses (person);


CREATE INDEX "IX_wallet_claims_holding" ON wallet_claims (holding);


CREATE INDEX "IX_wallet_holdings_email_hash" ON wallet_holdings (email_hash);


CREATE UNIQUE INDEX "IX_wallet_holdings_issuer_credential" ON wallet_holdings (issuer, credential);


CREATE INDEX "IX_wallet_holdings_person_awarded_on" ON wallet_holdings (person, awarded_on);


CREATE INDEX "IX_wallet_shares_holding" ON wallet_shares (holding);


CREATE INDEX "IX_wallet_shares_person" ON wallet_shares (person);


CREATE UNIQUE INDEX "IX_wallet_shares_secret_hash" ON wallet_shares (secret_hash);


