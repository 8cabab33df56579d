-- Approved substance: what a signature saw, and what may still be changed (DESIGN 3.5).

-- The parts of domain.fingerprint.substance, in a form of the database's own: it needs not be the
-- program's hash, it must only change whenever that one does.
CREATE OR REPLACE FUNCTION relapp_guard.substance(of_release integer) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(
        jsonb_build_array(r.number, r.type, r.mode, r.strategy, r.title),
        (SELECT jsonb_agg(y.word ORDER BY y.word) FROM unnest(string_to_array(r.yes, ',')) y (word)),
        jsonb_build_array(
            extract(epoch FROM coalesce(w.starts_at, r.planned_start)),
            extract(epoch FROM CASE WHEN w.id IS NULL THEN r.planned_end ELSE w.ends_at END)),
        (SELECT jsonb_agg(jsonb_build_array(s.application_id, s.version_from, s.version_to)
            ORDER BY s.application_id) FROM release_scope s WHERE s.release_id = r.id),
        (SELECT jsonb_agg(c.number ORDER BY c.number) FROM change_request c WHERE c.release_id = r.id),
        (SELECT jsonb_agg(jsonb_build_array(s.section_id, s.body) ORDER BY s.section_id)
            FROM plan_section s WHERE s.release_id = r.id AND btrim(s.body, E' \t\n\r\f\v') <> ''),
        (SELECT jsonb_agg(jsonb_build_array(i.kind, i.content::jsonb) ORDER BY i.kind, i.position, i.id)
            FROM plan_item i WHERE i.release_id = r.id),
        (SELECT jsonb_agg(jsonb_build_array(a.question_id, a.choice) ORDER BY a.question_id)
            FROM risk_answer a WHERE a.release_id = r.id),
        (SELECT jsonb_agg(jsonb_build_array(x.kind, x.phase, x.title, x.owner_id,
            extract(epoch FROM x.planned_start), x.minutes, x.place, x.after, x.question, x.trigger)
            ORDER BY x.place) FROM (
                SELECT s.*, row_number() OVER run AS place, (
                    SELECT count(*) FROM run_step b JOIN run_step o ON o.id = s.after_id
                    WHERE b.release_id = r.id AND (b.position, b.id) <= (o.position, o.id)) AS after
                FROM run_step s WHERE s.release_id = r.id WINDOW run AS (ORDER BY s.position, s.id)
            ) x),
        (SELECT jsonb_agg(jsonb_build_array(t.kind, t.environment, t.difference, t.cases, t.passed,
            t.failed, t.as_expected, t.conclusion, extract(epoch FROM t.tested_at),
            (SELECT jsonb_agg(jsonb_build_array(d.number, d.title, d.affects_golive, d.verdict)
                ORDER BY d.id) FROM test_defect d WHERE d.run_id = t.id),
            (SELECT jsonb_agg(coalesce(e.sha256, e.link) ORDER BY e.id)
                FROM test_evidence e WHERE e.run_id = t.id)) ORDER BY t.id)
            FROM test_run t
            WHERE t.release_id = r.id AND (r.deployed_at IS NULL OR t.at <= r.deployed_at))
    )::text, 'UTF8')), 'hex')
    FROM release r LEFT JOIN "window" w ON w.id = r.window_id WHERE r.id = of_release
$$;

-- Called before substance changes: signatures that are not sealed yet (brought in by a move or a
-- restore) are bound to what is there now, and what was approved for going live is closed.
CREATE OR REPLACE FUNCTION relapp_guard.content_changes(of_release integer, late boolean)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    found_status text;
BEGIN
    IF of_release IS NULL THEN
        RETURN;
    END IF;
    SELECT r.status INTO found_status FROM release r WHERE r.id = of_release FOR UPDATE;
    INSERT INTO relapp_guard.seal (signature_id, digest)
    SELECT s.id, substance(of_release) FROM signature s
    WHERE s.release_id = of_release AND NOT s.superseded
        AND NOT EXISTS (SELECT 1 FROM relapp_guard.seal k WHERE k.signature_id = s.id);
    IF trusted() THEN
        RETURN;
    END IF;
    IF found_status NOT IN ('running', 'on_hold') THEN
        PERFORM refuse('RL004', 'the release has ended');
    END IF;
    IF NOT late AND locked(of_release) THEN
        PERFORM refuse('RL004', 'this content was approved for going live');
    END IF;
END $$;

-- domain.test_rights.was_put_off: tests that were deferred come late, in an emergency only, which
-- is approved content itself. Anybody could write that they were.
CREATE OR REPLACE FUNCTION relapp_guard.put_off(of_release integer, test_kind text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM release r WHERE r.id = of_release AND r.mode = 'emergency')
        AND (EXISTS (SELECT 1 FROM check_answer a WHERE a.release_id = of_release
                     AND a.item_id = 'test:' || test_kind AND a.result = 'deferred')
             OR EXISTS (SELECT 1 FROM follow_up f WHERE f.release_id = of_release
                        AND f.rule_id LIKE '%:test:' || test_kind))
$$;

-- For tables whose every row is substance of the release it names.
CREATE OR REPLACE FUNCTION relapp_guard.before_content() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) ->> 'release_id') <> (to_jsonb(OLD) ->> 'release_id') THEN
        PERFORM refuse('RL008', 'a row stays with its release');
    END IF;
    PERFORM content_changes(
        (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'release_id')::integer, false);
    RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.before_test_run() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    t test_run := coalesce(NEW, OLD);
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.release_id <> OLD.release_id OR NEW.kind <> OLD.kind) THEN
        PERFORM refuse('RL008', 'a row stays with its release');
    END IF;
    PERFORM content_changes(t.release_id, put_off(t.release_id, t.kind));
    RETURN t;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.before_test_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.run_id <> OLD.run_id THEN
        PERFORM refuse('RL008', 'a row stays with its release');
    END IF;
    PERFORM content_changes(t.release_id, put_off(t.release_id, t.kind)) FROM test_run t
    WHERE t.id = (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'run_id')::integer;
    RETURN coalesce(NEW, OLD);
END $$;

-- Of the run sheet, reports on what was done are no substance.
CREATE OR REPLACE FUNCTION relapp_guard.before_run_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    reported text[] := ARRAY['result', 'actual_start', 'actual_end', 'note', 'done_when', 'version'];
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.release_id <> OLD.release_id THEN
        PERFORM refuse('RL008', 'a row stays with its release');
    END IF;
    IF TG_OP <> 'UPDATE' OR to_jsonb(NEW) - reported <> to_jsonb(OLD) - reported THEN
        IF NOT (trusted() OR i_keep(coalesce(NEW.release_id, OLD.release_id))
                OR i_hold('administrator')) THEN
            PERFORM refuse('RL005', 'only who keeps a release plans its run sheet');
        END IF;
        PERFORM content_changes(coalesce(NEW.release_id, OLD.release_id), false);
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;

-- Whoever moves a window changes what its releases were approved for.
CREATE OR REPLACE FUNCTION relapp_guard.before_window() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF NEW.starts_at <> OLD.starts_at OR NEW.ends_at <> OLD.ends_at THEN
        PERFORM content_changes(r.id, r.deployed_at IS NOT NULL) FROM release r
        WHERE r.window_id = OLD.id AND r.status IN ('running', 'on_hold');
    END IF;
    RETURN NEW;
END $$;

-- Which change requests a release carries. One that another let go leaves that other as it was.
CREATE OR REPLACE FUNCTION relapp_guard.before_change_request() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    plain text[] := ARRAY['release_id', 'state', 'version'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM content_changes(NEW.release_id, false);
        RETURN NEW;
    END IF;
    IF NOT trusted() AND NOT keep_register() THEN
        IF to_jsonb(NEW) - plain <> to_jsonb(OLD) - plain THEN
            PERFORM refuse('RL005', 'change requests are kept by the release office');
        END IF;
        IF NEW.state <> OLD.state AND NOT (NEW.state = 'done' AND i_keep(NEW.release_id)) THEN
            PERFORM refuse('RL005', 'the state of a change request is kept by the release office');
        END IF;
        IF NEW.release_id IS DISTINCT FROM OLD.release_id AND NOT may_register()
            AND NOT coalesce(i_keep(coalesce(NEW.release_id, OLD.release_id)), false) THEN
            PERFORM refuse('RL005', 'only who keeps a release says what it carries');
        END IF;
    END IF;
    IF NEW.release_id IS DISTINCT FROM OLD.release_id THEN
        PERFORM content_changes(NEW.release_id, false);
        IF EXISTS (SELECT 1 FROM release r WHERE r.id = OLD.release_id AND r.outcome IS NULL
                   AND r.status IN ('running', 'on_hold')) THEN
            PERFORM content_changes(OLD.release_id, false);
        END IF;
    ELSIF NEW.number <> OLD.number THEN
        PERFORM content_changes(NEW.release_id, false);
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_content BEFORE INSERT OR UPDATE OR DELETE ON @home@.plan_section
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_content();
CREATE OR REPLACE TRIGGER guard_content BEFORE INSERT OR UPDATE OR DELETE ON @home@.plan_item
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_content();
CREATE OR REPLACE TRIGGER guard_content BEFORE INSERT OR UPDATE OR DELETE ON @home@.risk_answer
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_content();
CREATE OR REPLACE TRIGGER guard_content BEFORE UPDATE OR DELETE ON @home@.release_scope
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_content();
CREATE OR REPLACE TRIGGER guard_content BEFORE INSERT OR UPDATE OR DELETE ON @home@.test_run
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_test_run();
CREATE OR REPLACE TRIGGER guard_content BEFORE INSERT OR UPDATE OR DELETE ON @home@.test_defect
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_test_part();
CREATE OR REPLACE TRIGGER guard_content BEFORE INSERT OR UPDATE OR DELETE ON @home@.test_evidence
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_test_part();
CREATE OR REPLACE TRIGGER guard_content BEFORE INSERT OR UPDATE OR DELETE ON @home@.run_step
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_run_step();
CREATE OR REPLACE TRIGGER guard_content BEFORE UPDATE ON @home@."window"
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_window();
CREATE OR REPLACE TRIGGER guard_content BEFORE INSERT OR UPDATE ON @home@.change_request
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_change_request();
