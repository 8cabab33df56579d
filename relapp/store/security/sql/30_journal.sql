-- The journal: append-only, in one's own name, by the server's clock, each line on the one before.

-- domain.journal.digest. to_json escapes a string as Python's encoder does without ASCII only.
CREATE OR REPLACE FUNCTION relapp_guard.digest(line @home@.journal) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(sha256(convert_to(line.previous || '[' || concat_ws(',',
        to_json(line.chain::text), line.place,
        to_json(to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')),
        line.actor_id, to_json(line.actor::text), to_json(line.event::text),
        to_json(line.kind::text), line.subject_id, to_json(line.subject::text),
        to_json(line.before), to_json(line.after)) || ']', 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION relapp_guard.before_journal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    head journal_chain;
    newest bigint;
BEGIN
    IF trusted() THEN
        RETURN NEW;
    END IF;
    -- The same turn that the program takes (relapp/store/journal_writer.py).
    PERFORM pg_advisory_xact_lock(722418391);
    IF NOT EXISTS (SELECT 1 FROM person p
                   WHERE p.id = me() AND p.id = NEW.actor_id AND p.name = NEW.actor) THEN
        PERFORM refuse('RL002', 'a journal line carries the name of whoever is logged in');
    END IF;
    IF NOT is_now(NEW.at) THEN
        PERFORM refuse('RL006', 'the moment is not that of the server''s clock');
    END IF;
    IF NEW.chain <> 'office' AND NOT EXISTS (
        SELECT 1 FROM release r WHERE 'release:' || r.id = NEW.chain AND r.id = NEW.subject_id
    ) THEN
        PERFORM refuse('RL003', 'there is no such chain');
    END IF;
    IF NEW.event IN ('step.signed', 'step.returned') AND NOT EXISTS (
        SELECT 1 FROM signature s WHERE 'release:' || s.release_id = NEW.chain
        AND s.person_id = NEW.actor_id AND is_now(s.at) AND s.xmin = pg_current_xact_id()::xid
    ) THEN
        PERFORM refuse('RL003', 'a line about a signature needs the signature');
    END IF;
    -- Numbers follow the order of commits, for desks read on from the newest they know.
    SELECT max(j.seq) INTO newest FROM journal j;
    IF NEW.seq <= newest THEN
        PERFORM refuse('RL003', 'journal lines are numbered by the server');
    END IF;
    SELECT * INTO head FROM journal_chain c WHERE c.chain = NEW.chain FOR UPDATE;
    IF NEW.place <> coalesce(head.place, 0) + 1
        OR NEW.previous <> coalesce(head.digest, repeat('0', 64))
        OR NEW.digest <> digest(NEW) THEN
        PERFORM refuse('RL003', 'the line does not continue its chain');
    END IF;
    INSERT INTO journal_chain AS c (chain, place, digest)
    VALUES (NEW.chain, NEW.place, NEW.digest)
    ON CONFLICT (chain) DO UPDATE SET place = excluded.place, digest = excluded.digest;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.never() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF NOT trusted() THEN
        PERFORM refuse('RL003', 'what is recorded stays as it is');
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER guard_append BEFORE INSERT ON @home@.journal
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_journal();
CREATE OR REPLACE TRIGGER guard_never AFTER UPDATE OR DELETE OR TRUNCATE ON @home@.journal
    FOR EACH STATEMENT EXECUTE FUNCTION relapp_guard.never();
CREATE OR REPLACE TRIGGER guard_never AFTER DELETE OR TRUNCATE ON @home@.signature
    FOR EACH STATEMENT EXECUTE FUNCTION relapp_guard.never();

-- What is written is recorded in the same transaction; looked at when it commits.
CREATE OR REPLACE FUNCTION relapp_guard.recorded() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    wanted text := 'office';
BEGIN
    IF trusted() THEN
        RETURN NULL;
    END IF;
    IF TG_ARGV[0] <> 'office' THEN
        wanted := 'release:' || (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> TG_ARGV[0]);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM journal j
                   WHERE j.chain = wanted AND j.xmin = pg_current_xact_id()::xid) THEN
        PERFORM refuse('RL007', 'a change needs its line in the journal: ' || TG_TABLE_NAME);
    END IF;
    RETURN NULL;
END $$;
