-- Signatures: domain.role_holders, domain.signing_rules and the turn of domain.approval.

CREATE OR REPLACE FUNCTION relapp_guard.is_active(wanted integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM person p WHERE p.id = wanted AND p.active)
$$;

-- Who acts in a role for a release: named for it, named by the registers, or holding the role.
CREATE OR REPLACE FUNCTION relapp_guard.holders(of_role text, of_release integer)
RETURNS integer[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    r release;
    found integer[];
BEGIN
    SELECT array_agg(c.person_id) INTO found FROM release_cast c
    WHERE c.release_id = of_release AND c.role = of_role AND is_active(c.person_id);
    IF found IS NOT NULL THEN
        RETURN found;
    END IF;
    SELECT * INTO r FROM release WHERE id = of_release;
    SELECT array_agg(p.id) INTO found FROM person p WHERE p.active AND p.id = CASE
        WHEN of_role = 'system_owner'
            THEN (SELECT a.owner_id FROM application a WHERE a.id = r.application_id)
        WHEN of_role = 'applicant_department_head'
            THEN (SELECT d.head_id FROM department d JOIN person x ON x.department_id = d.id
                  WHERE x.id = r.applicant_id)
        WHEN of_role IN ('project_manager', 'release_admin') THEN r.owner_id END;
    IF found IS NOT NULL THEN
        RETURN found;
    END IF;
    SELECT array_agg(DISTINCT g.person_id) INTO found FROM person_role g
    WHERE g.role = of_role AND is_active(g.person_id)
        AND (g.department_id IS NULL OR g.department_id = r.department_id)
        AND (g.application_id IS NULL OR g.application_id = r.application_id);
    RETURN coalesce(found, '{}');
END $$;

-- Whether somebody can never sign a step: the applicant, or whoever made or keeps the release.
CREATE OR REPLACE FUNCTION relapp_guard.barred(
    who integer, s relapp_guard.step, of_release integer
) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT (s.not_by_applicant AND who = coalesce(r.applicant_id, 0))
        OR (NOT s.own AND who IN (coalesce(r.applicant_id, 0), coalesce(r.owner_id, 0)))
    FROM release r WHERE r.id = of_release
$$;

-- Who signs for the role: its holders, or whom they passed the step on to.
CREATE OR REPLACE FUNCTION relapp_guard.seats(s relapp_guard.step, of_release integer)
RETURNS integer[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    found integer[] := holders(s.role, of_release);
    passed step_signer;
BEGIN
    FOR passed IN SELECT * FROM step_signer g WHERE g.release_id = of_release AND g.step_id = s.id
        AND g.part = 'passed_on' AND NOT g.ended ORDER BY g.id LOOP
        found := array_append(array_remove(found, passed.set_by_id), passed.person_id);
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT x FROM unnest(found) x WHERE NOT barred(x, s, of_release));
END $$;

CREATE OR REPLACE FUNCTION relapp_guard.added(s relapp_guard.step, of_release integer)
RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT coalesce(array_agg(g.person_id), '{}') FROM step_signer g
    WHERE g.release_id = of_release AND g.step_id = s.id AND g.part = 'added' AND NOT g.ended
$$;

-- Whether somebody may sign a step in a seat: his own, or as deputy of whoever has it.
CREATE OR REPLACE FUNCTION relapp_guard.may_sign(
    who integer, seat integer, s relapp_guard.step, of_release integer
) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
DECLARE
    regular integer[] := seats(s, of_release);
    beside integer[] := added(s, of_release);
BEGIN
    IF who IS NULL OR NOT is_active(who) OR barred(who, s, of_release) THEN
        RETURN false;
    END IF;
    IF who = seat THEN
        RETURN who = ANY (regular || beside);
    END IF;
    RETURN NOT who = ANY (regular || beside) AND is_active(seat) AND EXISTS (
        SELECT 1 FROM delegation d WHERE d.person_id = seat AND d.deputy_id = who
        AND d.starts_at <= present() AND (d.ends_at IS NULL OR present() < d.ends_at)
        AND ((seat = ANY (regular) AND d.role IN ('', s.role))
             OR (seat = ANY (beside) AND d.role = ''))
    );
END $$;

-- Whether somebody has any part in a step: a seat of his own or of somebody he is deputy of.
CREATE OR REPLACE FUNCTION relapp_guard.takes_part(
    who integer, s relapp_guard.step, of_release integer
) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM unnest(seats(s, of_release) || added(s, of_release) || who) seat
                   WHERE may_sign(who, seat, s, of_release))
$$;

-- domain.signing_rules.quorum_size: at least one, a share to the nearest whole.
CREATE OR REPLACE FUNCTION relapp_guard.quorum_size(quorum text, among integer) RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN quorum = 'first' OR among <= 1 THEN 1 WHEN quorum = 'all' THEN among
        ELSE greatest(1, (among * rtrim(quorum, '%')::integer + 50) / 100) END
$$;

-- Whether a step of the present stage needs nothing more: signed for what is there now, by as many
-- of its holders as it asks for (domain.signing_rules.tally) and by everybody who was added.
CREATE OR REPLACE FUNCTION relapp_guard.step_done(
    s relapp_guard.step, of_release integer, seen text
) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, @home@, relapp_guard, pg_temp AS $$
    WITH given AS (
        SELECT g.decision, coalesce(g.on_behalf_id, g.person_id) AS seat,
            coalesce(seen IS NULL OR k.digest = seen, true) AS valid
        FROM signature g LEFT JOIN relapp_guard.seal k ON k.signature_id = g.id
        WHERE g.release_id = of_release AND g.stage = s.stage AND g.step_id = s.id
            AND NOT g.superseded
    )
    SELECT NOT applies(s.condition, of_release) OR (
        (SELECT count(DISTINCT seat) FILTER (WHERE seat = ANY (seats(s, of_release))
            OR NOT seat = ANY (added(s, of_release)))
            >= quorum_size(s.quorum, cardinality(ARRAY(
                SELECT unnest(seats(s, of_release)) UNION
                SELECT g.seat FROM given g WHERE g.valid AND g.decision <> 'return'
                    AND NOT g.seat = ANY (added(s, of_release)))))
            FROM given WHERE valid AND decision <> 'return')
        AND NOT EXISTS (SELECT 1 FROM given WHERE decision = 'return')
        AND NOT EXISTS (SELECT 1 FROM unnest(added(s, of_release)) x WHERE x NOT IN (
            SELECT seat FROM given WHERE valid AND decision <> 'return'))
    )
$$;
