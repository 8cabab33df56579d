-- Log-ins of people and the groups they are in, which follow the roles given in the program.

-- Groups of a person: whoever only audits reads, everybody else may at least review.
CREATE OR REPLACE FUNCTION relapp_guard.groups_of(who integer) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT array_remove(ARRAY[
        CASE WHEN 'administrator' = ANY (held) THEN 'administrator' END,
        CASE WHEN held && ARRAY['release_office', 'release_admin'] THEN 'release_admin' END,
        CASE WHEN held && ARRAY['tester', 'release_tester'] THEN 'tester' END,
        CASE WHEN 'configuration_manager' = ANY (held) THEN 'configuration' END,
        CASE WHEN held = ARRAY['auditor'] THEN 'auditor' ELSE 'reviewer' END
    ], NULL)
    FROM (SELECT coalesce(array_agg(DISTINCT r.role::text), '{}') AS held
          FROM person_role r WHERE r.person_id = who) AS h
$$;

CREATE OR REPLACE FUNCTION relapp_guard.group_role(of_group text) RETURNS name
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, relapp_guard, pg_temp AS $$
    SELECT ('relapp_' || s.value || '_' || of_group)::name
    FROM relapp_guard.setting s WHERE s.name = 'tag'
$$;

-- Grants and takes the groups of a log-in, and closes it for whoever is out of use.
CREATE OR REPLACE FUNCTION relapp_guard.follow_person(who integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    l relapp_guard.login;
    wanted text[] := groups_of(who);
    each_group text;
    member boolean;
BEGIN
    SELECT * INTO l FROM relapp_guard.login x WHERE x.person_id = who;
    IF l.role IS NULL THEN
        RETURN;
    END IF;
    FOREACH each_group IN ARRAY
        ARRAY['administrator', 'release_admin', 'reviewer', 'tester', 'configuration', 'auditor'] LOOP
        SELECT EXISTS (
            SELECT 1 FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
            JOIN pg_roles p ON p.oid = m.member
            WHERE g.rolname = group_role(each_group) AND p.rolname = l.role
        ) INTO member;
        IF each_group = ANY (wanted) AND NOT member THEN
            EXECUTE format('GRANT %I TO %I', group_role(each_group), l.role);
        ELSIF member AND NOT each_group = ANY (wanted) THEN
            EXECUTE format('REVOKE %I FROM %I', group_role(each_group), l.role);
        END IF;
    END LOOP;
    IF l.enabled AND NOT is_active(who) THEN
        EXECUTE format('ALTER ROLE %I NOLOGIN', l.role);
        UPDATE relapp_guard.login x SET enabled = false, changed_at = now() WHERE x.person_id = who;
        PERFORM end_sessions(who);
    END IF;
END $$;

-- Ends the sessions of somebody whose log-in is closed; returns how many.
CREATE OR REPLACE FUNCTION relapp_guard.end_sessions(who integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    of_role name;
    ended integer;
BEGIN
    SELECT x.role INTO of_role FROM relapp_guard.login x WHERE x.person_id = who AND NOT x.enabled;
    IF of_role IS NULL THEN
        RETURN 0;
    END IF;
    IF NOT pg_has_role(current_user, of_role, 'USAGE') THEN
        -- Only who has the rights of a role may end its sessions.
        EXECUTE format('GRANT %I TO CURRENT_USER', of_role);
    END IF;
    SELECT count(pg_terminate_backend(a.pid)) INTO ended FROM pg_stat_activity a
    WHERE a.usename = of_role AND a.pid <> pg_backend_pid();
    RETURN ended;
EXCEPTION WHEN insufficient_privilege THEN
    -- The log-in is closed and counts for nobody any more; its open sessions only read on.
    RETURN 0;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.may_give_logins() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
BEGIN
    IF NOT (trusted() OR i_hold('administrator')) THEN
        PERFORM refuse('RL005', 'log-ins are given by administrators');
    END IF;
    IF NOT (SELECT r.rolcreaterole OR r.rolsuper FROM pg_roles r WHERE r.rolname = current_user) THEN
        PERFORM refuse('RL009', format('%s may not make log-ins (CREATEROLE)', current_user));
    END IF;
    RETURN true;
END $$;

-- Gives a person a log-in, or a new password for the one there is. The password itself never comes
-- here: what is stored is the verifier that the desk worked out.
CREATE OR REPLACE FUNCTION relapp_guard.set_login(who integer, verifier text) RETURNS name
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    known name;
    wanted text;
BEGIN
    PERFORM may_give_logins();
    IF verifier IS NULL
        OR verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
        PERFORM refuse('RL014', 'the password was not worked out as SCRAM-SHA-256');
    END IF;
    IF NOT is_active(who) THEN
        PERFORM refuse('RL013', 'only who is in use has a log-in');
    END IF;
    SELECT x.role INTO known FROM relapp_guard.login x WHERE x.person_id = who FOR UPDATE;
    IF known IS NULL THEN
        SELECT s.value || '_' || lower(btrim(p.login)) INTO wanted
        FROM relapp_guard.setting s, person p WHERE s.name = 'tag' AND p.id = who;
        IF octet_length(wanted) > 63 THEN
            PERFORM refuse('RL010', 'the login name is too long');
        END IF;
        IF EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = wanted) THEN
            PERFORM refuse('RL011', format('the server has another log-in %s', wanted));
        END IF;
        EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', wanted, verifier);
        INSERT INTO relapp_guard.login (person_id, role, enabled) VALUES (who, wanted, true);
        known := wanted;
    ELSE
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', known, verifier);
        UPDATE relapp_guard.login x SET enabled = true, changed_at = now() WHERE x.person_id = who;
    END IF;
    PERFORM follow_person(who);
    RETURN known;
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.open_login(who integer, open boolean) RETURNS name
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    known name;
BEGIN
    PERFORM may_give_logins();
    SELECT x.role INTO known FROM relapp_guard.login x WHERE x.person_id = who FOR UPDATE;
    IF known IS NULL THEN
        PERFORM refuse('RL012', 'this person has no log-in');
    END IF;
    IF open AND NOT is_active(who) THEN
        PERFORM refuse('RL013', 'only who is in use has a log-in');
    END IF;
    EXECUTE format('ALTER ROLE %I %s', known, CASE WHEN open THEN 'LOGIN' ELSE 'NOLOGIN' END);
    UPDATE relapp_guard.login x SET enabled = open, changed_at = now() WHERE x.person_id = who;
    PERFORM follow_person(who);
    RETURN known;
END $$;

-- Who has a log-in; everybody sees his own.
CREATE OR REPLACE FUNCTION relapp_guard.logins()
RETURNS TABLE (person_id integer, role text, enabled boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT l.person_id, l.role::text, l.enabled FROM relapp_guard.login l
    WHERE trusted() OR keep_register() OR l.person_id = me()
$$;
