-- Checks: who may answer one or take its answer back, and what backs it (services.checks).

-- domain.permission.can_answer and domain.test_rights.can_test: whoever acts in its role; where it
-- belongs to a step of that role, whoever has a place there, deputies too.
CREATE OR REPLACE FUNCTION relapp_guard.may_answer(of_release integer, wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM release r
        JOIN relapp_guard.item i ON i.process_id = r.process_id AND i.id = wanted
        WHERE r.id = of_release AND (me() = ANY (holders(i.role, r.id)) OR EXISTS (
            SELECT 1 FROM relapp_guard.step s WHERE s.process_id = i.process_id
            AND s.stage = i.stage AND s.id = i.step AND s.role = i.role
            AND takes_part(me(), s, r.id)))
    )
$$;

-- services.stages: who sends a release back keeps from where in the same transaction, and it stays
-- open until whoever keeps the release has answered for it.
CREATE OR REPLACE FUNCTION relapp_guard.may_keep_return(
    of_release integer, from_stage text, found_result text
) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT found_result = 'fail' AND EXISTS (
        SELECT 1 FROM release r
        JOIN relapp_guard.stage present ON present.process_id = r.process_id AND present.id = r.stage
        JOIN relapp_guard.stage behind ON behind.process_id = r.process_id AND behind.id = from_stage
            AND behind.place > present.place
        WHERE r.id = of_release AND r.xmin = pg_current_xact_id()::xid
    ) AND (i_keep(of_release) OR i_sent_back(of_release))
$$;

-- Nothing is answered any more once a release has ended, nor while it is on hold.
CREATE OR REPLACE FUNCTION relapp_guard.check_running(of_release integer) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM release r WHERE r.id = of_release AND r.status = 'running') THEN
        PERFORM refuse('RL004', 'the release has ended or is on hold');
    END IF;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.before_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    a check_answer := coalesce(NEW, OLD);
BEGIN
    IF trusted() THEN
        RETURN a;
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.release_id <> OLD.release_id OR NEW.item_id <> OLD.item_id) THEN
        PERFORM refuse('RL008', 'an answer stays with its check');
    END IF;
    PERFORM check_running(a.release_id);
    IF a.item_id NOT LIKE 'back:%' THEN
        IF NOT may_answer(a.release_id, a.item_id) THEN
            PERFORM refuse('RL005', 'this check is not yours to answer');
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT i_keep(a.release_id) THEN
            PERFORM refuse('RL005', 'only who keeps a release answers for what it came back for');
        END IF;
    ELSIF NOT may_keep_return(a.release_id, substr(a.item_id, 6), a.result) THEN
        PERFORM refuse('RL005', 'only who sends a release back says why');
    END IF;
    RETURN a;
END $$;

-- What backs an answer has the right of the check; tests keep theirs in a table of their own.
CREATE OR REPLACE FUNCTION relapp_guard.before_evidence() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    e evidence := coalesce(NEW, OLD);
BEGIN
    IF trusted() THEN
        RETURN e;
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.release_id <> OLD.release_id OR NEW.item_id <> OLD.item_id) THEN
        PERFORM refuse('RL008', 'evidence stays with its check');
    END IF;
    PERFORM check_running(e.release_id);
    IF strpos(e.item_id, ':') > 0 OR NOT may_answer(e.release_id, e.item_id) THEN
        PERFORM refuse('RL005', 'this check is not yours to back');
    END IF;
    RETURN e;
END $$;

CREATE OR REPLACE TRIGGER guard_answer BEFORE INSERT OR UPDATE OR DELETE ON @home@.check_answer
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_answer();
CREATE OR REPLACE TRIGGER guard_answer BEFORE INSERT OR UPDATE OR DELETE ON @home@.evidence
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_evidence();
