-- Nothing of an act changes, except that it gets its place in the chain once and that somebody is forgotten.
CREATE TRIGGER platform_audit_no_update BEFORE UPDATE ON platform_audit
WHEN NEW.institution IS NOT OLD.institution
    OR NEW.id IS NOT OLD.id
    OR NEW.at IS NOT OLD.at
    OR NEW.act IS NOT OLD.act
    OR NEW.by_staff IS NOT OLD.by_staff
    OR NEW.actor_mark IS NOT OLD.actor_mark
    OR NEW.about_mark IS NOT OLD.about_mark
    OR (OLD.number IS NOT NULL AND (NEW.number IS NOT OLD.number OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash))
    OR (NEW.actor IS NOT NULL AND NEW.actor IS NOT OLD.actor)
    OR (NEW.actor_key IS NOT NULL AND NEW.actor_key IS NOT OLD.actor_key)
    OR (NEW.subject IS NOT NULL AND NEW.subject IS NOT OLD.subject)
    OR (NEW.reason IS NOT NULL AND NEW.reason IS NOT OLD.reason)
    OR (NEW.about_key IS NOT NULL AND NEW.about_key IS NOT OLD.about_key)
BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;

CREATE TRIGGER platform_audit_no_delete BEFORE DELETE ON platform_audit
BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
