-- Stored processes: never changed once stored, and read into stages, steps and checks for the rules.

-- domain.test_verdict.roles_testing: testers, else keepers, else who answers the stage's checks.
CREATE OR REPLACE FUNCTION relapp_guard.roles_testing(whole jsonb, kind text) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH known AS (SELECT r.body ->> 'id' AS role FROM jsonb_array_elements(whole -> 'roles') r (body))
    SELECT coalesce(
        (SELECT array_agg(k.role) FROM known k WHERE k.role IN ('release_tester', 'tester')),
        (SELECT array_agg(k.role) FROM known k WHERE k.role IN ('project_manager', 'system_owner')),
        (SELECT array_agg(DISTINCT c.body ->> 'role') FROM (
            SELECT s.body FROM jsonb_array_elements(whole -> 'stages') WITH ORDINALITY AS s (body, place)
            WHERE s.body -> 'tests' ? kind ORDER BY s.place LIMIT 1
        ) asked, jsonb_array_elements(coalesce(asked.body -> 'checks', '[]')) AS c (body)),
        ARRAY[whole ->> 'office_role'])
$$;

-- Checks of stages and of their steps; and what may be put off, which is kept beside their answers.
CREATE OR REPLACE FUNCTION relapp_guard.read_items(of_process integer, whole jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    INSERT INTO relapp_guard.item (process_id, id, role, stage, step)
    SELECT of_process, c.body ->> 'id', c.body ->> 'role', s.body ->> 'id', ''
    FROM jsonb_array_elements(whole -> 'stages') AS s (body),
        jsonb_array_elements(coalesce(s.body -> 'checks', '[]')) AS c (body)
    UNION ALL
    SELECT of_process, c.body ->> 'id', c.body ->> 'role', s.body ->> 'id', t.body ->> 'id'
    FROM jsonb_array_elements(whole -> 'stages') AS s (body),
        jsonb_array_elements(coalesce(s.body -> 'route', '[]')) AS g (body),
        jsonb_array_elements(g.body -> 'steps') AS t (body),
        jsonb_array_elements(coalesce(t.body -> 'checks', '[]')) AS c (body)
    UNION ALL
    SELECT of_process, 'test:' || k.kind, of_role, '', ''
    FROM unnest(ARRAY['operation', 'function', 'business', 'performance', 'compatibility',
        'installation']) AS k (kind), unnest(roles_testing(whole, k.kind)) AS of_role
    ON CONFLICT DO NOTHING
$$;

-- domain.separation.with_own_steps: where no step is marked, those of the keeper's roles are.
CREATE OR REPLACE FUNCTION relapp_guard.read_process(wanted integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    whole jsonb;
BEGIN
    SELECT content::jsonb INTO whole FROM process WHERE id = wanted;
    INSERT INTO relapp_guard.stage (process_id, place, id, board, routed)
    SELECT wanted, s.place, s.body ->> 'id', s.body ->> 'column',
        jsonb_array_length(coalesce(s.body -> 'route', '[]')) > 0
    FROM jsonb_array_elements(whole -> 'stages') WITH ORDINALITY AS s (body, place)
    ON CONFLICT DO NOTHING;
    INSERT INTO relapp_guard.step
        (process_id, stage, id, turn, role, condition, not_by_applicant, own, quorum)
    SELECT wanted, s.body ->> 'id', t.body ->> 'id', g.turn, t.body ->> 'role',
        coalesce(t.body -> 'when', '{}'), coalesce((t.body ->> 'not_by_applicant')::boolean, false),
        coalesce((t.body ->> 'own')::boolean, false), coalesce(t.body ->> 'quorum', 'first')
    FROM jsonb_array_elements(whole -> 'stages') AS s (body),
        jsonb_array_elements(coalesce(s.body -> 'route', '[]')) WITH ORDINALITY AS g (body, turn),
        jsonb_array_elements(g.body -> 'steps') AS t (body)
    ON CONFLICT (process_id, stage, id) DO UPDATE SET quorum = excluded.quorum;
    PERFORM read_items(wanted, whole);
    UPDATE relapp_guard.step SET own = true
    WHERE process_id = wanted AND role IN ('project_manager', 'release_admin')
        AND NOT EXISTS (SELECT 1 FROM relapp_guard.step o WHERE o.process_id = wanted AND o.own);
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.after_process() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    PERFORM read_process(NEW.id);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.before_process() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF NOT trusted() AND to_jsonb(NEW) - 'active' <> to_jsonb(OLD) - 'active' THEN
        PERFORM refuse('RL008', 'a stored process version never changes');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_read AFTER INSERT ON @home@.process
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.after_process();
CREATE OR REPLACE TRIGGER guard_fixed BEFORE UPDATE ON @home@.process
    FOR EACH ROW EXECUTE FUNCTION relapp_guard.before_process();

SELECT relapp_guard.read_process(p.id) FROM @home@.process p
WHERE NOT EXISTS (SELECT 1 FROM relapp_guard.stage s WHERE s.process_id = p.id)
    OR EXISTS (SELECT 1 FROM relapp_guard.step s WHERE s.process_id = p.id AND s.quorum = '')
    OR NOT EXISTS (SELECT 1 FROM relapp_guard.item i WHERE i.process_id = p.id);

-- Whether a list of the condition is empty or names a word.
CREATE OR REPLACE FUNCTION relapp_guard.admits(list jsonb, word text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT list IS NULL OR jsonb_array_length(list) = 0 OR list ? word
$$;

-- domain.definition.Condition.holds, for a release.
CREATE OR REPLACE FUNCTION relapp_guard.applies(condition jsonb, of_release integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT admits(condition -> 'types', r.type) AND admits(condition -> 'modes', r.mode)
        AND admits(condition -> 'strategies', r.strategy)
        AND NOT EXISTS (
            SELECT 1 FROM jsonb_array_elements_text(coalesce(condition -> 'yes', '[]')) AS y (word)
            WHERE y.word <> ALL (string_to_array(r.yes, ','))
        )
        AND NOT EXISTS (
            SELECT 1 FROM jsonb_array_elements_text(coalesce(condition -> 'no', '[]')) AS n (word)
            WHERE n.word = ANY (string_to_array(r.yes, ','))
        )
    FROM release r WHERE r.id = of_release
$$;

-- domain.permission.content_locked: a go-live approval lies behind the release.
CREATE OR REPLACE FUNCTION relapp_guard.locked(of_release integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM release r
        JOIN relapp_guard.stage present ON present.process_id = r.process_id AND present.id = r.stage
        JOIN relapp_guard.stage behind ON behind.process_id = r.process_id
            AND behind.place < present.place
        WHERE r.id = of_release AND behind.board = 'approving' AND behind.routed
    )
$$;
