-- People and roles: only administrators make administrators, and log-ins follow roles at once.

CREATE OR REPLACE FUNCTION relapp_guard.before_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF trusted() OR i_hold('administrator') THEN
        RETURN NEW;
    END IF;
    IF NEW.id <> OLD.id OR ((NEW.active <> OLD.active OR NEW.login <> OLD.login) AND EXISTS (
        SELECT 1 FROM person_role r WHERE r.person_id = OLD.id AND r.role = 'administrator')) THEN
        PERFORM refuse('RL005', 'administrators are looked after by administrators');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.after_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    PERFORM follow_person(NEW.id);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.before_person_role() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    changed person_role := coalesce(NEW, OLD);
BEGIN
    IF trusted() OR i_hold('administrator') THEN
        RETURN changed;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        PERFORM refuse('RL005', 'a role is given or taken, not changed');
    END IF;
    IF changed.role = 'administrator' THEN
        PERFORM refuse('RL005', 'only administrators make or end administrators');
    END IF;
    RETURN changed;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.after_person_role() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    PERFORM follow_person((coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'person_id')::integer);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER guard_person BEFORE UPDATE ON @home@.person
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_person();
CREATE OR REPLACE TRIGGER guard_follow AFTER UPDATE OF active ON @home@.person
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.after_person();
CREATE OR REPLACE TRIGGER guard_roles BEFORE INSERT OR UPDATE OR DELETE ON @home@.person_role
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_person_role();
CREATE OR REPLACE TRIGGER guard_follow AFTER INSERT OR UPDATE OR DELETE ON @home@.person_role
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.after_person_role();

-- Whoever came back with other roles, or was brought in.
SELECT relapp_guard.follow_person(l.person_id) FROM relapp_guard.login l;

DROP TRIGGER IF EXISTS guard_recorded ON relapp_guard.login;
CREATE CONSTRAINT TRIGGER guard_recorded AFTER INSERT OR UPDATE ON relapp_guard.login
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION relapp_guard.recorded('office');
