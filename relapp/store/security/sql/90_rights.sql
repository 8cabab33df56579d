-- Rights: what each group may do to each table, row by row where the rights of a row differ.
-- A table that is not named here is closed to everybody but the owner.

REVOKE ALL ON DATABASE @database@ FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA @home@ FROM PUBLIC, @groups@;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA @home@ FROM PUBLIC, @groups@;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA relapp_guard FROM PUBLIC, @groups@;
GRANT CONNECT ON DATABASE @database@ TO @groups@;
GRANT USAGE ON SCHEMA @home@, relapp_guard TO @groups@;

-- Who does more may also review.
GRANT @reviewer@ TO @tester@, @configuration@, @release_admin@;
GRANT @release_admin@ TO @administrator@;

GRANT EXECUTE ON FUNCTION relapp_guard.me(), relapp_guard.trusted(), relapp_guard.logins() TO @groups@;
GRANT EXECUTE ON FUNCTION relapp_guard.i_hold(text[]), relapp_guard.keep_register(),
    relapp_guard.keep_windows() TO @reviewer@;
GRANT EXECUTE ON FUNCTION relapp_guard.set_login(integer, text),
    relapp_guard.open_login(integer, boolean), relapp_guard.end_sessions(integer)
    TO @administrator@;
GRANT SELECT ON ALL TABLES IN SCHEMA @home@ TO @reviewer@, @auditor@;
-- Hashes of PINs, brought along from a file: here a log-in proves a person, and nobody reads them.
REVOKE ALL ON TABLE @home@.credential FROM @groups@;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA @home@ TO @reviewer@;

DO $$
DECLARE
    old record;
    t record;
    op text;
    named text;
BEGIN
    FOR old IN SELECT tablename, policyname FROM pg_policies
        WHERE schemaname = '@home_name@' AND policyname LIKE 'guard_%' LOOP
        EXECUTE format('DROP POLICY %I ON @home@.%I', old.policyname, old.tablename);
    END LOOP;
    FOR t IN SELECT tablename AS tab FROM pg_tables WHERE schemaname = '@home_name@' LOOP
        EXECUTE format('ALTER TABLE @home@.%I ENABLE ROW LEVEL SECURITY', t.tab);
        EXECUTE format('CREATE POLICY guard_read ON @home@.%I FOR SELECT'
                       ' TO @reviewer@, @auditor@ USING (true)', t.tab);
    END LOOP;
    FOR t IN SELECT * FROM (VALUES
        -- table, rights (insert, update, delete), group, condition of the row that is written
        ('office', 'u', 'administrator', 'relapp_guard.i_hold(''administrator'')'),
        ('process', 'iu', 'administrator', 'relapp_guard.i_hold(''administrator'')'),
        ('department', 'iu', 'release_admin', 'relapp_guard.keep_register()'),
        ('person', 'iu', 'release_admin', 'relapp_guard.keep_register()'),
        ('person_role', 'id', 'release_admin', 'relapp_guard.keep_register()'),
        ('application', 'i', 'release_admin', 'relapp_guard.keep_register()'),
        ('application_link', 'id', 'release_admin', 'relapp_guard.keep_register()'),
        ('change_request', 'i', 'release_admin', 'relapp_guard.keep_register()'),
        ('import_mapping', 'id', 'release_admin', 'relapp_guard.keep_register()'),
        -- Locked by whoever puts a release into one, which takes the right to change it.
        ('window', 'iu', 'reviewer', 'relapp_guard.keep_windows()'),
        ('freeze', 'iud', 'reviewer', 'relapp_guard.keep_windows()'),
        ('calendar_day', 'id', 'reviewer', 'relapp_guard.keep_windows()'),
        ('calendar_year', 'id', 'reviewer', 'relapp_guard.keep_windows()'),
        ('journal', 'j', 'reviewer', 'actor_id = relapp_guard.me()'),
        ('signature', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('delegation', 'i', 'reviewer', 'set_by_id = relapp_guard.me()'),
        ('step_signer', 'i', 'reviewer', 'set_by_id = relapp_guard.me()'),
        ('check_answer', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('evidence', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('deliverable', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('document', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('plan_section', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('plan_item', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('risk_answer', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('test_run', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('test_evidence', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('spot_check', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        -- What may be done to these rows is said by their triggers.
        ('signature', 'u', 'reviewer', 'true'), ('delegation', 'u', 'reviewer', 'true'),
        ('step_signer', 'u', 'reviewer', 'true'), ('check_answer', 'ud', 'reviewer', 'true'),
        ('evidence', 'd', 'reviewer', 'true'), ('plan_section', 'u', 'reviewer', 'true'),
        ('plan_item', 'ud', 'reviewer', 'true'), ('risk_answer', 'ud', 'reviewer', 'true'),
        ('test_run', 'ud', 'reviewer', 'true'), ('test_defect', 'iud', 'reviewer', 'true'),
        ('test_evidence', 'd', 'reviewer', 'true'), ('spot_check', 'u', 'reviewer', 'true'),
        ('release', 'iu', 'reviewer', 'true'), ('release_scope', 'iu', 'reviewer', 'true'),
        ('release_dependency', 'id', 'reviewer', 'true'), ('release_cast', 'id', 'reviewer', 'true'),
        ('run_step', 'iud', 'reviewer', 'true'), ('follow_up', 'iu', 'reviewer', 'true'),
        ('application', 'u', 'reviewer', 'true'), ('change_request', 'u', 'reviewer', 'true'),
        ('number_series', 'iu', 'reviewer', 'true'), ('blob', 'i', 'reviewer', 'true'),
        -- Old keys are let go of by whoever sends next, young ones keep deeds from being done twice.
        ('sent_action', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('sent_action', 'd', 'reviewer', 'at < now() - interval ''300 days'''),
        -- Derived from the rest, computed anew by the program at any time.
        ('release_card', 'iu', 'reviewer', 'true'),
        -- The meeting is run by the program; what it decided is guarded by its trigger.
        ('meeting', 'iu', 'reviewer', 'true'), ('meeting_item', 'iud', 'reviewer', 'true'),
        ('meeting_topic', 'iud', 'reviewer', 'true'), ('meeting_person', 'iud', 'reviewer', 'true'),
        ('meeting_note', 'i', 'reviewer', 'person_id = relapp_guard.me()'),
        ('meeting_note', 'ud', 'reviewer', 'true'), ('action_item', 'iud', 'reviewer', 'true'),
        ('meeting_series', 'iu', 'reviewer', 'true'),
        ('meeting_series_person', 'id', 'reviewer', 'true'),
        ('meeting_occurrence', 'iu', 'reviewer', 'true'),
        -- Who has what open: only of oneself, forgotten by itself; what is left behind anybody sweeps.
        ('presence', 'iu', 'reviewer', 'person_id = relapp_guard.me()'),
        ('presence', 'd', 'reviewer', 'true')
    ) AS x (tab, ops, who, condition) LOOP
        named := quote_ident(relapp_guard.group_role(t.who));
        FOREACH op IN ARRAY regexp_split_to_array(t.ops, '') LOOP
            IF op = 'j' THEN
                -- Not the number of a line, which the server gives.
                EXECUTE format('GRANT INSERT (chain, place, at, actor_id, actor, event, kind,'
                    ' subject_id, subject, before, after, previous, digest) ON @home@.%I TO %s',
                    t.tab, named);
            ELSE
                EXECUTE format('GRANT %s ON @home@.%I TO %s', CASE op WHEN 'i' THEN 'INSERT'
                    WHEN 'u' THEN 'UPDATE' ELSE 'DELETE' END, t.tab, named);
            END IF;
            EXECUTE format('CREATE POLICY %I ON @home@.%I FOR %s TO %s %s', 'guard_write_' || op,
                t.tab, CASE op WHEN 'u' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'INSERT' END,
                named, CASE op WHEN 'u' THEN format('USING (true) WITH CHECK (%s)', t.condition)
                    WHEN 'd' THEN format('USING (%s)', t.condition)
                    ELSE format('WITH CHECK (%s)', t.condition) END);
        END LOOP;
    END LOOP;
END $$;

-- Large objects would be a place of one's own in the database; only a superuser can close it.
DO $$
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        REVOKE EXECUTE ON FUNCTION pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid),
            pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;
    END IF;
END $$;
