-- Ground: a schema of the database's own, closed to everybody, with who may log in as whom.
-- Read by relapp/store/security/installer.py, which fills in the schema of the tables and the
-- names of database and groups between at signs. Every script may run again and again.

CREATE SCHEMA IF NOT EXISTS relapp_guard;
REVOKE ALL ON SCHEMA relapp_guard FROM PUBLIC;

-- Whoever may create in the schema of the tables could put a function of his own before ours.
REVOKE ALL ON SCHEMA @home@ FROM PUBLIC;

CREATE TABLE IF NOT EXISTS relapp_guard.setting (
    name text PRIMARY KEY,
    value text NOT NULL
);

-- The only tie between a log-in of the server and a person; written by functions of the owner.
CREATE TABLE IF NOT EXISTS relapp_guard.login (
    person_id integer PRIMARY KEY REFERENCES @home@.person (id) ON DELETE CASCADE,
    role name NOT NULL UNIQUE,
    enabled boolean NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- What a signature saw, as the database itself counts it.
CREATE TABLE IF NOT EXISTS relapp_guard.seal (
    signature_id integer PRIMARY KEY REFERENCES @home@.signature (id) ON DELETE CASCADE,
    digest text NOT NULL
);

-- Stages and steps of the stored processes, taken out of their JSON once.
CREATE TABLE IF NOT EXISTS relapp_guard.stage (
    process_id integer NOT NULL REFERENCES @home@.process (id) ON DELETE CASCADE,
    place integer NOT NULL,
    id text NOT NULL,
    board text NOT NULL,
    routed boolean NOT NULL,
    PRIMARY KEY (process_id, id)
);
CREATE TABLE IF NOT EXISTS relapp_guard.step (
    process_id integer NOT NULL REFERENCES @home@.process (id) ON DELETE CASCADE,
    stage text NOT NULL,
    id text NOT NULL,
    turn integer NOT NULL,
    role text NOT NULL,
    condition jsonb NOT NULL,
    not_by_applicant boolean NOT NULL,
    own boolean NOT NULL,
    PRIMARY KEY (process_id, stage, id)
);

-- How many of those who may sign have to; told later than the rest, so read anew where it is missing.
ALTER TABLE relapp_guard.step ADD COLUMN IF NOT EXISTS quorum text NOT NULL DEFAULT '';

-- Whose a check is, with the step it belongs to, if any; and whose each kind of test, under the key
-- of its deferral. Later than the rest, too.
CREATE TABLE IF NOT EXISTS relapp_guard.item (
    process_id integer NOT NULL REFERENCES @home@.process (id) ON DELETE CASCADE,
    id text NOT NULL,
    role text NOT NULL,
    stage text NOT NULL,
    step text NOT NULL,
    PRIMARY KEY (process_id, id, role)
);

-- A restore drops the tables and what pointed to them. Log-ins stay with those people only who are
-- there again under the same name; all others are closed, and what was read is read anew.
DO $$
DECLARE
    gone record;
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = 'relapp_guard.login'::regclass
               AND contype = 'f') THEN
        RETURN;
    END IF;
    FOR gone IN SELECT l.role FROM relapp_guard.login l WHERE NOT EXISTS (
        SELECT 1 FROM @home@.person p, relapp_guard.setting s WHERE p.id = l.person_id
        AND s.name = 'tag' AND l.role = s.value || '_' || lower(btrim(p.login))) LOOP
        EXECUTE format('ALTER ROLE %I NOLOGIN', gone.role);
        DELETE FROM relapp_guard.login l WHERE l.role = gone.role;
    END LOOP;
    TRUNCATE relapp_guard.seal, relapp_guard.stage, relapp_guard.step, relapp_guard.item;
    ALTER TABLE relapp_guard.login ADD FOREIGN KEY (person_id)
        REFERENCES @home@.person (id) ON DELETE CASCADE;
    ALTER TABLE relapp_guard.seal ADD FOREIGN KEY (signature_id)
        REFERENCES @home@.signature (id) ON DELETE CASCADE;
    ALTER TABLE relapp_guard.stage ADD FOREIGN KEY (process_id)
        REFERENCES @home@.process (id) ON DELETE CASCADE;
    ALTER TABLE relapp_guard.step ADD FOREIGN KEY (process_id)
        REFERENCES @home@.process (id) ON DELETE CASCADE;
    -- Made just now, it has its key already.
    ALTER TABLE relapp_guard.item DROP CONSTRAINT IF EXISTS item_process_id_fkey,
        ADD FOREIGN KEY (process_id) REFERENCES @home@.process (id) ON DELETE CASCADE;
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA relapp_guard FROM PUBLIC;

-- A refusal of the database; the program words it by its code (relapp/store/failures.py).
CREATE OR REPLACE FUNCTION relapp_guard.refuse(code text, said text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = code, MESSAGE = said;
END $$;

-- Whether the session is the owner's: who may drop the triggers is not held up by them.
CREATE OR REPLACE FUNCTION relapp_guard.trusted() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT pg_has_role(session_user, c.relowner, 'MEMBER')
    FROM pg_class c WHERE c.oid = '@home@.journal'::regclass
$$;

-- Who sits at the other end: the person of the log-in, nothing for anybody else.
CREATE OR REPLACE FUNCTION relapp_guard.me() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT p.id FROM relapp_guard.login l JOIN person p ON p.id = l.person_id
    WHERE l.role = session_user AND l.enabled AND p.active
$$;

-- The clock that counts, whatever a desk's own says.
CREATE OR REPLACE FUNCTION relapp_guard.present() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT clock_timestamp()
$$;

-- Whether a moment is now by the server's clock. A transaction may have begun a while ago.
CREATE OR REPLACE FUNCTION relapp_guard.is_now(moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT moment BETWEEN transaction_timestamp() - interval '5 seconds'
        AND clock_timestamp() + interval '5 seconds'
        AND transaction_timestamp() > clock_timestamp() - interval '30 minutes'
$$;

-- Whether I hold one of these roles everywhere.
CREATE OR REPLACE FUNCTION relapp_guard.i_hold(VARIADIC roles text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM person_role r WHERE r.person_id = me() AND r.role = ANY (roles)
        AND r.department_id IS NULL AND r.application_id IS NULL
    )
$$;

-- domain.person: Permission, as far as rows are written by it alone.
CREATE OR REPLACE FUNCTION relapp_guard.keep_register() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT i_hold('administrator', 'release_office', 'release_admin')
$$;
CREATE OR REPLACE FUNCTION relapp_guard.keep_windows() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT i_hold('administrator', 'release_office', 'release_admin', 'development_head')
$$;
CREATE OR REPLACE FUNCTION relapp_guard.may_register() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT i_hold('administrator', 'release_office', 'release_admin', 'project_manager',
        'system_owner', 'release_lead', 'change_manager')
$$;

-- Whether I run a release for the office, where a role may count for a part of it only.
CREATE OR REPLACE FUNCTION relapp_guard.i_run(of_release integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM person_role g JOIN release r ON r.id = of_release
        WHERE g.person_id = me() AND g.role IN ('release_office', 'release_admin')
        AND (g.department_id IS NULL OR g.department_id = r.department_id)
        AND (g.application_id IS NULL OR g.application_id = r.application_id)
    )
$$;

-- domain.permission.keeps: its owner, or the release office.
CREATE OR REPLACE FUNCTION relapp_guard.i_keep(of_release integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT i_run(of_release)
        OR EXISTS (SELECT 1 FROM release r WHERE r.id = of_release AND r.owner_id = me())
$$;

-- Whether I may send a release back: I have refused to sign in this very transaction (an older
-- signature could be touched in it, but not be of now), or its tests speak against it and I am of
-- those who test.
CREATE OR REPLACE FUNCTION relapp_guard.i_sent_back(of_release integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM signature s WHERE s.release_id = of_release AND s.person_id = me()
        AND s.decision = 'return' AND is_now(s.at) AND s.xmin = pg_current_xact_id()::xid
    ) OR (EXISTS (
        SELECT 1 FROM test_run t WHERE t.release_id = of_release AND (NOT t.as_expected OR EXISTS (
            SELECT 1 FROM test_defect d WHERE d.run_id = t.id AND d.affects_golive))
    ) AND EXISTS (
        SELECT 1 FROM unnest(ARRAY['tester', 'release_tester', 'system_owner']) role
        WHERE me() = ANY (holders(role, of_release))
    ));
END $$;
