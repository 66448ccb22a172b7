-- Nothing of an act changes, except that it gets its place in the chain once and that somebody is forgotten.
CREATE FUNCTION platform_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is append-only.';
END;
$$;

CREATE TRIGGER platform_audit_no_update BEFORE UPDATE ON platform_audit
FOR EACH ROW WHEN (NEW.institution IS DISTINCT FROM OLD.institution
    OR NEW.id IS DISTINCT FROM OLD.id
    OR NEW.at IS DISTINCT FROM OLD.at
    OR NEW.act IS DISTINCT FROM OLD.act
    OR NEW.by_staff IS DISTINCT FROM OLD.by_staff
    OR NEW.actor_mark IS DISTINCT FROM OLD.actor_mark
    OR NEW.about_mark IS DISTINCT FROM OLD.about_mark
    OR (OLD.number IS NOT NULL AND (NEW.number IS DISTINCT FROM OLD.number OR NEW.previous IS DISTINCT FROM OLD.previous OR NEW.hash IS DISTINCT FROM OLD.hash))
    OR (NEW.actor IS NOT NULL AND NEW.actor IS DISTINCT FROM OLD.actor)
    OR (NEW.actor_key IS NOT NULL AND NEW.actor_key IS DISTINCT FROM OLD.actor_key)
    OR (NEW.subject IS NOT NULL AND NEW.subject IS DISTINCT FROM OLD.subject)
    OR (NEW.reason IS NOT NULL AND NEW.reason IS DISTINCT FROM OLD.reason)
    OR (NEW.about_key IS NOT NULL AND NEW.about_key IS DISTINCT FROM OLD.about_key))
EXECUTE FUNCTION platform_audit_refuse();

CREATE TRIGGER platform_audit_no_delete BEFORE DELETE ON platform_audit
FOR EACH ROW EXECUTE FUNCTION platform_audit_refuse();

CREATE TRIGGER platform_audit_no_truncate BEFORE TRUNCATE ON platform_audit
FOR EACH STATEMENT EXECUTE FUNCTION platform_audit_refuse();
