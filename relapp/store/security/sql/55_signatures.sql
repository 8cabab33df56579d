-- Triggers of signatures and of who signs beside the holders of a role.

CREATE OR REPLACE FUNCTION relapp_guard.before_signature() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    r release;
    s relapp_guard.step;
BEGIN
    IF trusted() THEN
        RETURN NEW;
    END IF;
    IF NEW.person_id IS DISTINCT FROM me() THEN
        PERFORM refuse('RL002', 'nobody signs in the name of somebody else');
    END IF;
    IF NOT is_now(NEW.at) THEN
        PERFORM refuse('RL006', 'the moment is not that of the server''s clock');
    END IF;
    SELECT * INTO r FROM release x WHERE x.id = NEW.release_id FOR UPDATE;
    SELECT * INTO s FROM relapp_guard.step x
    WHERE x.process_id = r.process_id AND x.stage = NEW.stage AND x.id = NEW.step_id;
    IF s.id IS NULL OR NEW.stage <> r.stage OR r.status <> 'running' OR NEW.superseded
        OR NEW.decision NOT IN ('approve', 'conditional', 'return')
        OR NEW.fingerprint !~ '^[0-9a-f]{64}$' OR NOT applies(s.condition, r.id) THEN
        PERFORM refuse('RL001', 'there is no such step to sign now');
    END IF;
    IF NOT may_sign(NEW.person_id, coalesce(NEW.on_behalf_id, NEW.person_id), s, r.id) THEN
        PERFORM refuse('RL001', 'this step is not yours to sign');
    END IF;
    IF NEW.decision <> 'return' AND EXISTS (
        SELECT 1 FROM signature g LEFT JOIN relapp_guard.seal k ON k.signature_id = g.id
        WHERE g.release_id = r.id AND g.stage = s.stage AND g.step_id = s.id AND NOT g.superseded
            AND g.decision <> 'return' AND coalesce(k.digest = substance(r.id), true)
            AND (g.person_id = NEW.person_id OR coalesce(g.on_behalf_id, g.person_id)
                = coalesce(NEW.on_behalf_id, NEW.person_id))
    ) THEN
        PERFORM refuse('RL001', 'nobody signs twice, nor for whom somebody signed');
    END IF;
    IF EXISTS (SELECT 1 FROM relapp_guard.step b WHERE b.process_id = s.process_id
               AND b.stage = s.stage AND b.turn < s.turn AND NOT step_done(b, r.id, substance(r.id))) THEN
        PERFORM refuse('RL001', 'the steps before this one are not signed');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.after_signature() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF NOT trusted() THEN
        INSERT INTO relapp_guard.seal (signature_id, digest) VALUES (NEW.id, substance(NEW.release_id));
    END IF;
    RETURN NULL;
END $$;

-- Whether a signature was given for other content than is there, or for a window that has passed.
CREATE OR REPLACE FUNCTION relapp_guard.has_lapsed(g @home@.signature) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT g.decision <> 'return' AND (
        EXISTS (SELECT 1 FROM relapp_guard.seal k
                WHERE k.signature_id = g.id AND k.digest <> substance(g.release_id))
        OR EXISTS (SELECT 1 FROM release r LEFT JOIN "window" w ON w.id = r.window_id
                   WHERE r.id = g.release_id AND r.deployed_at IS NULL
                   AND coalesce(w.ends_at, r.planned_end) < present()))
$$;

-- A signature only ever becomes history, through whoever keeps the release or has just sent it back,
-- or by whoever takes part in the step: his own, one in a seat that he may fill, or one that counts
-- no more. The word of somebody else beside him stands.
CREATE OR REPLACE FUNCTION relapp_guard.update_signature() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    s relapp_guard.step;
BEGIN
    IF trusted() THEN
        RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - 'superseded' <> to_jsonb(OLD) - 'superseded'
        OR (OLD.superseded AND NOT NEW.superseded) THEN
        PERFORM refuse('RL003', 'a signature stays as it was given');
    END IF;
    SELECT x.* INTO s FROM relapp_guard.step x JOIN release r ON r.process_id = x.process_id
    WHERE r.id = NEW.release_id AND x.stage = NEW.stage AND x.id = NEW.step_id;
    IF NOT (i_keep(NEW.release_id) OR i_sent_back(NEW.release_id)
            OR (takes_part(me(), s, NEW.release_id) AND (NEW.person_id = me()
                OR may_sign(me(), coalesce(NEW.on_behalf_id, NEW.person_id), s, NEW.release_id)
                OR has_lapsed(NEW)))) THEN
        PERFORM refuse('RL001', 'this signature is not yours to end');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.before_step_signer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    s relapp_guard.step;
BEGIN
    IF trusted() THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - 'ended' <> to_jsonb(OLD) - 'ended' OR (OLD.ended AND NOT NEW.ended) THEN
            PERFORM refuse('RL003', 'who was named stays as he was named');
        END IF;
        IF NOT (OLD.set_by_id = me() OR keep_register() OR i_keep(OLD.release_id)
                OR i_sent_back(OLD.release_id)) THEN
            PERFORM refuse('RL001', 'this was not passed on by you');
        END IF;
        RETURN NEW;
    END IF;
    SELECT x.* INTO s FROM relapp_guard.step x JOIN release r ON r.process_id = x.process_id
    WHERE r.id = NEW.release_id AND r.stage = NEW.stage AND r.status = 'running'
        AND x.stage = NEW.stage AND x.id = NEW.step_id;
    IF NEW.set_by_id IS DISTINCT FROM me() OR NOT is_now(NEW.set_at) OR NEW.ended THEN
        PERFORM refuse('RL002', 'nobody passes on in the name of somebody else');
    END IF;
    IF s.id IS NULL OR NOT takes_part(me(), s, NEW.release_id)
        OR (NEW.part = 'passed_on' AND NOT me() = ANY (seats(s, NEW.release_id)))
        OR NEW.part NOT IN ('passed_on', 'added') THEN
        PERFORM refuse('RL001', 'this step is not yours to pass on');
    END IF;
    IF NOT is_active(NEW.person_id) OR barred(NEW.person_id, s, NEW.release_id) THEN
        PERFORM refuse('RL001', 'this person must not sign this step');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.before_delegation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    plain text[] := ARRAY['ends_at', 'version'];
BEGIN
    IF trusted() THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' AND (NEW.set_by_id IS DISTINCT FROM me() OR NOT is_now(NEW.set_at)) THEN
        PERFORM refuse('RL002', 'nobody names a deputy in the name of somebody else');
    END IF;
    IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - plain <> to_jsonb(OLD) - plain
            OR NEW.ends_at IS NULL OR NEW.ends_at > OLD.ends_at) THEN
        PERFORM refuse('RL003', 'a deputy can only be ended');
    END IF;
    IF NOT (NEW.person_id = me() OR keep_register()) OR NEW.deputy_id = NEW.person_id THEN
        PERFORM refuse('RL001', 'this deputy is not yours to name');
    END IF;
    RETURN NEW;
END $$;

-- Whoever is controlled by a signature must not choose its signer (domain.permission.can_cast).
CREATE OR REPLACE FUNCTION relapp_guard.before_cast() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    c release_cast := coalesce(NEW, OLD);
    office boolean := i_run(c.release_id) OR i_hold('administrator');
BEGIN
    IF NOT trusted() AND NOT office AND (NOT i_keep(c.release_id) OR EXISTS (
        SELECT 1 FROM relapp_guard.step s JOIN release r ON r.process_id = s.process_id
        WHERE r.id = c.release_id AND s.role = c.role
    )) THEN
        PERFORM refuse('RL001', 'who signs is named by the release office');
    END IF;
    RETURN c;
END $$;

CREATE OR REPLACE TRIGGER guard_sign BEFORE INSERT ON @home@.signature
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_signature();
CREATE OR REPLACE TRIGGER guard_seal AFTER INSERT ON @home@.signature
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.after_signature();
CREATE OR REPLACE TRIGGER guard_fixed BEFORE UPDATE ON @home@.signature
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.update_signature();
CREATE OR REPLACE TRIGGER guard_sign BEFORE INSERT OR UPDATE ON @home@.step_signer
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_step_signer();
CREATE OR REPLACE TRIGGER guard_sign BEFORE INSERT OR UPDATE ON @home@.delegation
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_delegation();
CREATE OR REPLACE TRIGGER guard_sign BEFORE INSERT OR DELETE ON @home@.release_cast
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_cast();
