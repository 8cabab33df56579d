-- Rows that carry a person and a moment, registers with an office of their own, numbers and files.

-- What is recorded carries the name of whoever records it, now. Moving a line does not.
CREATE OR REPLACE FUNCTION relapp_guard.stamped() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    plain text[] := ARRAY['position', 'version'];
BEGIN
    IF trusted() OR (TG_OP = 'UPDATE' AND to_jsonb(NEW) - plain = to_jsonb(OLD) - plain) THEN
        RETURN NEW;
    END IF;
    IF NEW.person_id IS DISTINCT FROM me() THEN
        PERFORM refuse('RL002', 'nobody records in the name of somebody else');
    END IF;
    IF NOT is_now(NEW.at) THEN
        PERFORM refuse('RL006', 'the moment is not that of the server''s clock');
    END IF;
    RETURN NEW;
END $$;

-- Who settled a follow-up, or decided in a meeting.
CREATE OR REPLACE FUNCTION relapp_guard.settled() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    who integer := (to_jsonb(NEW) ->> TG_ARGV[0])::integer;
    known integer;
    moment timestamptz := (to_jsonb(NEW) ->> TG_ARGV[1])::timestamptz;
    before timestamptz;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        known := (to_jsonb(OLD) ->> TG_ARGV[0])::integer;
        before := (to_jsonb(OLD) ->> TG_ARGV[1])::timestamptz;
    END IF;
    IF trusted() OR (who IS NOT DISTINCT FROM known AND moment IS NOT DISTINCT FROM before) THEN
        RETURN NEW;
    END IF;
    IF who IS NOT NULL AND who IS DISTINCT FROM me() THEN
        PERFORM refuse('RL002', 'nobody settles anything in the name of somebody else');
    END IF;
    IF moment IS NOT NULL AND NOT is_now(moment) THEN
        PERFORM refuse('RL006', 'the moment is not that of the server''s clock');
    END IF;
    RETURN NEW;
END $$;

-- A line of a meeting stays its author's, whoever mends it.
CREATE OR REPLACE FUNCTION relapp_guard.authored() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF NOT trusted() AND NEW.person_id <> OLD.person_id THEN
        PERFORM refuse('RL002', 'a line stays its author''s');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.before_series() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF NOT trusted() AND NOT (may_register() AND NEW.last = CASE WHEN TG_OP = 'INSERT' THEN 1
            ELSE OLD.last + 1 END AND (TG_OP = 'INSERT' OR NEW.name = OLD.name)) THEN
        PERFORM refuse('RL008', 'numbers are taken one after the other');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.before_blob() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF NOT trusted() AND (encode(sha256(NEW.content), 'hex') <> NEW.sha256
                          OR length(NEW.content) <> NEW.size) THEN
        PERFORM refuse('RL008', 'a file is kept under its own hash');
    END IF;
    RETURN NEW;
END $$;

-- domain.spot_check.can_spot_check: the office looks at ticks, nobody at his own.
CREATE OR REPLACE FUNCTION relapp_guard.before_spot_check() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.release_id, NEW.item_id) <> (OLD.release_id, OLD.item_id) THEN
        PERFORM refuse('RL008', 'a look at a tick stays with it');
    END IF;
    IF NOT trusted() AND (NOT i_run(NEW.release_id) OR EXISTS (
        SELECT 1 FROM check_answer a WHERE a.release_id = NEW.release_id
        AND a.item_id = NEW.item_id AND a.person_id = me()
    )) THEN
        PERFORM refuse('RL005', 'ticks are looked at by the release office');
    END IF;
    RETURN NEW;
END $$;

-- Who closes a release says what its applications run now, and nothing else of them.
CREATE OR REPLACE FUNCTION relapp_guard.update_application() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    plain text[] := ARRAY['current_version', 'version'];
BEGIN
    IF NOT trusted() AND NOT keep_register() AND (
        to_jsonb(NEW) - plain <> to_jsonb(OLD) - plain OR NOT EXISTS (
        SELECT 1 FROM release_scope s JOIN release r ON r.id = s.release_id
        WHERE s.application_id = NEW.id AND s.version_to = NEW.current_version
            AND i_keep(r.id) AND r.status = 'closed' AND r.xmin = pg_current_xact_id()::xid
    )) THEN
        PERFORM refuse('RL005', 'applications are kept by the release office');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.check_answer
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.spot_check
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_office BEFORE INSERT OR UPDATE ON @home@.spot_check
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_spot_check();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.evidence
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.deliverable
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.document
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.plan_section
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.plan_item
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.risk_answer
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.test_run
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.test_evidence
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_stamp BEFORE INSERT OR UPDATE ON @home@.import_mapping
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.stamped();
CREATE OR REPLACE TRIGGER guard_settle BEFORE INSERT OR UPDATE ON @home@.follow_up
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.settled('done_by_id', 'done_at');
CREATE OR REPLACE TRIGGER guard_settle BEFORE INSERT OR UPDATE ON @home@.meeting_item
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.settled('decided_by_id', 'decided_at');
CREATE OR REPLACE TRIGGER guard_settle BEFORE INSERT OR UPDATE ON @home@.meeting_topic
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.settled('decided_by_id', 'decided_at');
CREATE OR REPLACE TRIGGER guard_author BEFORE UPDATE ON @home@.meeting_note
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.authored();
CREATE OR REPLACE TRIGGER guard_next BEFORE INSERT OR UPDATE ON @home@.number_series
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_series();
CREATE OR REPLACE TRIGGER guard_hash BEFORE INSERT ON @home@.blob
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_blob();
CREATE OR REPLACE TRIGGER guard_version BEFORE UPDATE ON @home@.application
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.update_application();

-- Nothing of weight without its line in the journal, written in the same transaction.
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES
        ('release', 'id'), ('release_scope', 'release_id'), ('release_dependency', 'release_id'),
        ('release_cast', 'release_id'), ('check_answer', 'release_id'), ('evidence', 'release_id'),
        ('deliverable', 'release_id'), ('plan_section', 'release_id'), ('plan_item', 'release_id'),
        ('risk_answer', 'release_id'), ('signature', 'release_id'), ('step_signer', 'release_id'),
        ('run_step', 'release_id'), ('follow_up', 'release_id'), ('test_run', 'release_id'),
        ('spot_check', 'release_id'),
        ('person', 'office'), ('person_role', 'office'), ('department', 'office'),
        ('application', 'office'), ('change_request', 'office'), ('window', 'office'),
        ('freeze', 'office'), ('calendar_day', 'office'), ('office', 'office'),
        ('process', 'office'), ('delegation', 'office'), ('meeting_item', 'office')
    ) AS x (tab, chain) LOOP
        -- A constraint trigger cannot be replaced.
        EXECUTE format('DROP TRIGGER IF EXISTS guard_recorded ON @home@.%I', t.tab);
        EXECUTE format(
            'CREATE CONSTRAINT TRIGGER guard_recorded AFTER INSERT OR UPDATE OR DELETE ON @home@.%I'
            ' DEFERRABLE INITIALLY DEFERRED FOR EACH ROW'
            ' EXECUTE FUNCTION relapp_guard.recorded(%L)', t.tab, t.chain);
    END LOOP;
END $$;
