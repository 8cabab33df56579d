-- The release itself: who moves it, by which steps, and that its approvals are there when it goes on.

-- Whether the route of the present stage is signed. What is approved is what goes live: up to the
-- approval, signatures count for the content they saw.
CREATE OR REPLACE FUNCTION relapp_guard.route_done(r @home@.release) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    seen text;
BEGIN
    IF EXISTS (SELECT 1 FROM relapp_guard.stage g WHERE g.process_id = r.process_id AND g.id = r.stage
               AND g.board IN ('planning', 'preparing', 'approving')) THEN
        seen := substance(r.id);
    END IF;
    RETURN NOT EXISTS (SELECT 1 FROM relapp_guard.step s WHERE s.process_id = r.process_id
        AND s.stage = r.stage AND NOT step_done(s, r.id, seen));
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.move_release(was @home@.release, becomes @home@.release)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    steps integer;
BEGIN
    SELECT n.place - o.place INTO steps FROM relapp_guard.stage o, relapp_guard.stage n
    WHERE o.process_id = was.process_id AND o.id = was.stage
        AND n.process_id = was.process_id AND n.id = becomes.stage;
    IF steps IS NULL OR steps > 1 THEN
        PERFORM refuse('RL004', 'a release goes on by one stage at a time');
    END IF;
    IF steps = 1 AND (NOT i_keep(was.id) OR was.status <> 'running') THEN
        PERFORM refuse('RL005', 'only who keeps a release moves it on');
    END IF;
    IF steps = 1 AND NOT route_done(was) THEN
        PERFORM refuse('RL004', 'the stage is not signed for what is there now');
    END IF;
    IF steps < 0 AND (was.deployed_at IS NOT NULL OR NOT (i_keep(was.id) OR i_sent_back(was.id))) THEN
        PERFORM refuse('RL005', 'only who keeps a release, or refuses to sign, sends it back');
    END IF;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.update_release() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    old_row jsonb := to_jsonb(OLD);
    new_row jsonb := to_jsonb(NEW);
    fixed text[] := ARRAY['id', 'number', 'process_id', 'registered_at', 'imported', 'refusal'];
    run text[] := ARRAY['status', 'outcome', 'deployed_at', 'closed_at', 'trial_until', 'hold_reason'];
    moved text[] := ARRAY['stage', 'stage_since', 'version'];
    seen text[] := ARRAY['type', 'mode', 'strategy', 'title', 'yes', 'window_id', 'planned_start',
        'planned_end'];
    changed text[];
BEGIN
    SELECT coalesce(array_agg(n.key), '{}') INTO changed FROM jsonb_each(new_row) n
    WHERE n.value <> old_row -> n.key;
    IF changed && seen THEN
        PERFORM content_changes(OLD.id, false);
    END IF;
    IF trusted() THEN
        RETURN NEW;
    END IF;
    IF changed && fixed THEN
        PERFORM refuse('RL008', 'number, process and registration of a release stay');
    END IF;
    IF OLD.status NOT IN ('running', 'on_hold') AND changed <> '{}' THEN
        PERFORM refuse('RL004', 'the release has ended');
    END IF;
    IF 'stage' = ANY (changed) THEN
        IF changed && seen THEN
            -- The route is looked at before this statement, and would be signed for something else.
            PERFORM refuse('RL004', 'content and stage do not change at once');
        END IF;
        PERFORM move_release(OLD, NEW);
    END IF;
    IF changed && run AND NOT i_keep(OLD.id) THEN
        PERFORM refuse('RL005', 'only who keeps a release decides how it goes on');
    END IF;
    IF NEW.status = 'closed' AND OLD.status <> 'closed' AND NOT EXISTS (
        SELECT 1 FROM relapp_guard.stage g WHERE g.process_id = NEW.process_id
        AND g.id = NEW.stage AND g.board = 'closed'
    ) THEN
        PERFORM refuse('RL004', 'a release is closed in its last stage');
    END IF;
    IF changed <> '{}' AND NOT (i_keep(OLD.id) OR i_hold('administrator')
            OR (changed <@ moved AND i_sent_back(OLD.id))) THEN
        PERFORM refuse('RL005', 'only who keeps a release changes it');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.insert_release() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF trusted() OR (NEW.imported AND keep_register()) THEN
        RETURN NEW;
    END IF;
    IF NOT may_register() THEN
        PERFORM refuse('RL005', 'registering releases is not yours');
    END IF;
    IF NEW.imported OR NEW.status NOT IN ('running', 'refused') OR NEW.outcome IS NOT NULL
        OR NEW.deployed_at IS NOT NULL OR NOT is_now(NEW.registered_at) OR NEW.stage IS DISTINCT FROM (
            SELECT g.id FROM relapp_guard.stage g WHERE g.process_id = NEW.process_id
            ORDER BY g.place LIMIT 1) THEN
        PERFORM refuse('RL004', 'a release begins with its first stage');
    END IF;
    RETURN NEW;
END $$;

-- What a release carries and waits for is said by whoever registers or keeps it.
CREATE OR REPLACE FUNCTION relapp_guard.before_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    of_release integer := (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'release_id')::integer;
    fresh boolean;
BEGIN
    -- Registering writes its line in the same transaction; a row that was only touched in it has one
    -- from before.
    fresh := NOT EXISTS (SELECT 1 FROM journal j WHERE j.chain = 'release:' || of_release
                         AND j.place = 1 AND j.xmin <> pg_current_xact_id()::xid);
    IF NOT trusted() AND NOT (i_keep(of_release) OR i_hold('administrator'))
        AND NOT (TG_OP = 'INSERT' AND fresh AND may_register()) THEN
        PERFORM refuse('RL005', 'only who keeps a release says what belongs to it');
    END IF;
    IF TG_TABLE_NAME = 'release_scope' AND TG_OP = 'INSERT' AND NOT fresh THEN
        PERFORM content_changes(of_release, false);
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE TRIGGER guard_move BEFORE UPDATE ON @home@.release
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.update_release();
CREATE OR REPLACE TRIGGER guard_begin BEFORE INSERT ON @home@.release
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.insert_release();
CREATE OR REPLACE TRIGGER guard_part BEFORE INSERT OR UPDATE OR DELETE ON @home@.release_scope
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_part();
CREATE OR REPLACE TRIGGER guard_part BEFORE INSERT OR UPDATE OR DELETE ON @home@.release_dependency
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_part();
