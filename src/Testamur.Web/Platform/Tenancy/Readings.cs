namespace Testamur.Web.Platform.Tenancy;

/// <summary>Every reason to look across institutions. A new one is a line here and a new schema script (<c>schema security</c> prints it).</summary>
internal static class Readings
{
    public static Reading Person { get; } =
        new(
            "person",
            "The signed-in person's own things, at whichever institution they lie; each query asks for that person's.",
            [
                "funding_supports",
                "learning_attempts",
                "learning_enrolments",
                "learning_offerings",
                "platform_units",
                "priorlearning_cases",
                "quality_complaints",
                "quality_feedback",
                "recognition_case_events",
                "recognition_cases",
                "recognition_documents",
                "recognition_statements",
                "stacks_claim_events",
                "stacks_claims",
            ],
            []
        );

    public static Reading Export { get; } =
        new(
            "export",
            "The file with everything that is stored about a person, for that person.",
            [
                "alliance_invitations",
                "design_answers",
                "design_authors",
                "design_contributions",
                "design_drafts",
                "design_partners",
                "design_policies",
                "design_steps",
                "funding_supports",
                "issuing_credentials",
                "learning_attempts",
                "learning_awards",
                "learning_enrolments",
                "mandates_answers",
                "mandates_mandates",
                "platform_units",
                "priorlearning_cases",
                "priorlearning_claims",
                "priorlearning_decisions",
                "priorlearning_evidence",
                "priorlearning_messages",
                "quality_agency_reports",
                "quality_complaints",
                "quality_conditions",
                "quality_evidence",
                "quality_feedback",
                "quality_reviews",
                "recognition_case_events",
                "recognition_cases",
                "recognition_documents",
                "recognition_statements",
                "stacks_claims",
            ],
            []
        );

    public static Reading Forget { get; } =
        new(
            "forget",
            "An account is closed: what was the person's own goes, and their name goes from the rest.",
            [],
            [
                "alliance_invitations",
                "funding_supports",
                "identity_memberships",
                "issuing_credentials",
                "issuing_items",
                "learning_attempts",
                "learning_awards",
                "learning_enrolments",
                "platform_audit",
                "priorlearning_activities",
                "priorlearning_cases",
                "priorlearning_claims",
                "priorlearning_evidence",
                "priorlearning_messages",
                "quality_complaints",
                "quality_feedback",
                "recognition_case_events",
                "recognition_cases",
                "recognition_documents",
                "recognition_reminders",
                "recognition_statements",
                "stacks_claim_events",
                "stacks_claims",
            ]
        );

    public static Reading Link { get; } =
        new(
            "link",
            "Whoever opens a link that was sent to them: its secret finds one row, and the row says which institution the rest is for.",
            ["alliance_invitations", "design_partners", "platform_units", "priorlearning_evidence"],
            []
        );

    public static Reading Held { get; } =
        new(
            "held",
            "A document that somebody holds, by the institution that made it and its key.",
            ["issuing_credentials", "recognition_cases", "recognition_statements"],
            []
        );

    public static Reading Verify { get; } =
        new(
            "verify",
            "Whoever verifies belongs to no institution: public keys, published lists, and whether a document is the one that was signed here.",
            [
                "issuing_credentials",
                "issuing_keys",
                "issuing_seals",
                "issuing_status_events",
                "issuing_status_lists",
                "issuing_status_versions",
            ],
            []
        );

    public static Reading Members { get; } =
        new(
            "members",
            "What members show each other: who may award what, who may seal for whom, published grading tables, decided cases of the parties of an agreement.",
            [
                "alliance_awarding_rights",
                "mandates_answers",
                "mandates_mandates",
                "recognition_cases",
                "recognition_grading_tables",
            ],
            []
        );

    public static Reading Work { get; } =
        new(
            "work",
            "A job, a command or a health check asks where something is to be done; each piece is then done within its own institution.",
            [
                "funding_supports",
                "issuing_checks",
                "issuing_corrections",
                "issuing_credentials",
                "issuing_items",
                "issuing_status_events",
                "issuing_status_lists",
                "platform_audit",
                "platform_audit_ends",
                "priorlearning_cases",
                "quality_reviews",
                "recognition_cases",
            ],
            ["issuing_batches", "issuing_requests", "issuing_status_versions"]
        );

    public static Reading Custody { get; } =
        new(
            "custody",
            "The wrapped key of the institution that is named: whoever needs it may be in the middle of another one's work.",
            ["platform_data_keys"],
            []
        );

    public static IReadOnlyList<Reading> All { get; } = [Person, Export, Forget, Link, Held, Verify, Members, Work, Custody];
}
