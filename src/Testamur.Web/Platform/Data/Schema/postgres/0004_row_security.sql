DO $$
DECLARE old record;
BEGIN
    FOR old IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = current_schema() LOOP
        EXECUTE format('DROP POLICY %I ON %I', old.policyname, old.tablename);
    END LOOP;
END;
$$;

ALTER TABLE agreements_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements_events FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON agreements_events USING (true);

ALTER TABLE agreements_parties ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements_parties FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON agreements_parties USING (true);

ALTER TABLE alliance_awarding_rights ENABLE ROW LEVEL SECURITY;
ALTER TABLE alliance_awarding_rights FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON alliance_awarding_rights USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON alliance_awarding_rights FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('members'));

ALTER TABLE alliance_invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE alliance_invitations FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON alliance_invitations USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON alliance_invitations FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export', 'link'));
CREATE POLICY changes ON alliance_invitations USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE catalogue_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogue_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON catalogue_entries USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY shared ON catalogue_entries FOR SELECT USING (true);

ALTER TABLE catalogue_offerings ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogue_offerings FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON catalogue_offerings USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY shared ON catalogue_offerings FOR SELECT USING (true);

ALTER TABLE catalogue_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogue_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON catalogue_versions USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY shared ON catalogue_versions FOR SELECT USING (true);

ALTER TABLE counselling_accesses ENABLE ROW LEVEL SECURITY;
ALTER TABLE counselling_accesses FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON counselling_accesses USING (true);

ALTER TABLE counselling_plans ENABLE ROW LEVEL SECURITY;
ALTER TABLE counselling_plans FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON counselling_plans USING (true);

ALTER TABLE design_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE design_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON design_answers USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON design_answers FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE design_authors ENABLE ROW LEVEL SECURITY;
ALTER TABLE design_authors FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON design_authors USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON design_authors FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE design_contributions ENABLE ROW LEVEL SECURITY;
ALTER TABLE design_contributions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON design_contributions USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON design_contributions FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE design_drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE design_drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON design_drafts USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON design_drafts FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE design_partners ENABLE ROW LEVEL SECURITY;
ALTER TABLE design_partners FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON design_partners USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON design_partners FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export', 'link'));

ALTER TABLE design_policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE design_policies FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON design_policies USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON design_policies FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE design_specifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE design_specifications FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON design_specifications USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE design_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE design_steps FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON design_steps USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON design_steps FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE design_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE design_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON design_versions USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE funding_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE funding_lines FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON funding_lines USING (true);

ALTER TABLE funding_supports ENABLE ROW LEVEL SECURITY;
ALTER TABLE funding_supports FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON funding_supports USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON funding_supports FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export', 'work'));
CREATE POLICY changes ON funding_supports USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE identity_memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_memberships FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON identity_memberships USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY shared ON identity_memberships FOR SELECT USING (true);
CREATE POLICY changes ON identity_memberships USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE issuing_batches ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_batches FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_batches USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY changes ON issuing_batches USING ((SELECT current_setting('app.reading', true)) IN ('work'));

ALTER TABLE issuing_check_findings ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_check_findings FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_check_findings USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE issuing_checks ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_checks FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_checks USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON issuing_checks FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('work'));

ALTER TABLE issuing_correction_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_correction_items FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_correction_items USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE issuing_corrections ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_corrections FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_corrections USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON issuing_corrections FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('work'));

ALTER TABLE issuing_credentials ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_credentials FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_credentials USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON issuing_credentials FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export', 'held', 'verify', 'work'));
CREATE POLICY changes ON issuing_credentials USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE issuing_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_items FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_items USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON issuing_items FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('work'));
CREATE POLICY changes ON issuing_items USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE issuing_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_keys USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON issuing_keys FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('verify'));

ALTER TABLE issuing_policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_policies FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_policies USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE issuing_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_requests USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY changes ON issuing_requests USING ((SELECT current_setting('app.reading', true)) IN ('work'));

ALTER TABLE issuing_seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_seals FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_seals USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON issuing_seals FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('verify'));

ALTER TABLE issuing_status_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_status_events FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_status_events USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON issuing_status_events FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('verify', 'work'));

ALTER TABLE issuing_status_lists ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_status_lists FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_status_lists USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON issuing_status_lists FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('verify', 'work'));

ALTER TABLE issuing_status_orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_status_orders FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_status_orders USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE issuing_status_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE issuing_status_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON issuing_status_versions USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON issuing_status_versions FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('verify'));
CREATE POLICY changes ON issuing_status_versions USING ((SELECT current_setting('app.reading', true)) IN ('work'));

ALTER TABLE learning_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON learning_attempts USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON learning_attempts FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export'));
CREATE POLICY changes ON learning_attempts USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE learning_awards ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning_awards FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON learning_awards USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON learning_awards FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));
CREATE POLICY changes ON learning_awards USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE learning_enrolments ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning_enrolments FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON learning_enrolments USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON learning_enrolments FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export'));
CREATE POLICY changes ON learning_enrolments USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE learning_offerings ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning_offerings FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON learning_offerings USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON learning_offerings FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person'));

ALTER TABLE mandates_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE mandates_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON mandates_answers USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON mandates_answers FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export', 'members'));

ALTER TABLE mandates_mandates ENABLE ROW LEVEL SECURITY;
ALTER TABLE mandates_mandates FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON mandates_mandates USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON mandates_mandates FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export', 'members'));

ALTER TABLE observatory_facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE observatory_facts FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON observatory_facts USING (true);

ALTER TABLE platform_audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_audit FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform_audit USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON platform_audit FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('work'));
CREATE POLICY changes ON platform_audit USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE platform_audit_ends ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_audit_ends FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform_audit_ends USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON platform_audit_ends FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('work'));

ALTER TABLE platform_data_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_data_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform_data_keys USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON platform_data_keys FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('custody'));

ALTER TABLE platform_outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON platform_outbox USING (true);

ALTER TABLE platform_units ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_units FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform_units USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON platform_units FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export', 'link'));

ALTER TABLE priorlearning_activities ENABLE ROW LEVEL SECURITY;
ALTER TABLE priorlearning_activities FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON priorlearning_activities USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY changes ON priorlearning_activities USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE priorlearning_cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE priorlearning_cases FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON priorlearning_cases USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON priorlearning_cases FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export', 'work'));
CREATE POLICY changes ON priorlearning_cases USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE priorlearning_claims ENABLE ROW LEVEL SECURITY;
ALTER TABLE priorlearning_claims FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON priorlearning_claims USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON priorlearning_claims FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));
CREATE POLICY changes ON priorlearning_claims USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE priorlearning_contents ENABLE ROW LEVEL SECURITY;
ALTER TABLE priorlearning_contents FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON priorlearning_contents USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE priorlearning_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE priorlearning_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON priorlearning_decisions USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON priorlearning_decisions FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE priorlearning_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE priorlearning_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON priorlearning_evidence USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON priorlearning_evidence FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export', 'link'));
CREATE POLICY changes ON priorlearning_evidence USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE priorlearning_messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE priorlearning_messages FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON priorlearning_messages USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON priorlearning_messages FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));
CREATE POLICY changes ON priorlearning_messages USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE priorlearning_panel ENABLE ROW LEVEL SECURITY;
ALTER TABLE priorlearning_panel FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON priorlearning_panel USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE priorlearning_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE priorlearning_steps FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON priorlearning_steps USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE quality_agency_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_agency_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_agency_reports USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON quality_agency_reports FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE quality_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_answers USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE quality_complaints ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_complaints FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_complaints USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON quality_complaints FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export'));
CREATE POLICY changes ON quality_complaints USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE quality_conditions ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_conditions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_conditions USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON quality_conditions FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE quality_contents ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_contents FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_contents USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE quality_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_decisions USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE quality_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_evidence USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON quality_evidence FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export'));

ALTER TABLE quality_feedback ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_feedback FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_feedback USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON quality_feedback FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export'));
CREATE POLICY changes ON quality_feedback USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE quality_reminders ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_reminders FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_reminders USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));

ALTER TABLE quality_reviews ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_reviews FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON quality_reviews USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON quality_reviews FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('export', 'work'));

ALTER TABLE recognition_case_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE recognition_case_events FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON recognition_case_events USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON recognition_case_events FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export'));
CREATE POLICY changes ON recognition_case_events USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE recognition_cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE recognition_cases FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON recognition_cases USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON recognition_cases FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export', 'held', 'members', 'work'));
CREATE POLICY changes ON recognition_cases USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE recognition_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE recognition_documents FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON recognition_documents USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON recognition_documents FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export'));
CREATE POLICY changes ON recognition_documents USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE recognition_grading_tables ENABLE ROW LEVEL SECURITY;
ALTER TABLE recognition_grading_tables FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON recognition_grading_tables USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON recognition_grading_tables FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('members'));

ALTER TABLE recognition_reminders ENABLE ROW LEVEL SECURITY;
ALTER TABLE recognition_reminders FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON recognition_reminders USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY changes ON recognition_reminders USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE recognition_statements ENABLE ROW LEVEL SECURITY;
ALTER TABLE recognition_statements FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON recognition_statements USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON recognition_statements FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export', 'held'));
CREATE POLICY changes ON recognition_statements USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE stacks_claim_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE stacks_claim_events FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON stacks_claim_events USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON stacks_claim_events FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person'));
CREATE POLICY changes ON stacks_claim_events USING ((SELECT current_setting('app.reading', true)) IN ('forget'));

ALTER TABLE stacks_claims ENABLE ROW LEVEL SECURITY;
ALTER TABLE stacks_claims FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON stacks_claims USING (institution = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid));
CREATE POLICY reads ON stacks_claims FOR SELECT USING ((SELECT current_setting('app.reading', true)) IN ('person', 'export'));
CREATE POLICY changes ON stacks_claims USING ((SELECT current_setting('app.reading', true)) IN ('forget'));
