"""What reaches beyond releases: registers, roles, secrets, and places of one's own."""

from tests.relapp.store.attacks import DENIED, Attack, sql

_ROLE = "INSERT INTO person_role (person_id, role) VALUES (%s, '{}')"
_READ = ("auditor", sql("SELECT * FROM journal"))
_OWN = ("tester", sql("SELECT role FROM relapp_guard.logins()"))
_WINDOW = 'UPDATE "window" SET capacity = 99 WHERE number = 1'
_SERIES = "UPDATE number_series SET last = last {}"

REGISTERS = (
    Attack(
        "making oneself administrator",
        "staff",
        sql(_ROLE.format("administrator"), "staff"),
        DENIED,
        "permission denied",
        ("admin", sql(_ROLE.format("administrator"), "staff", record="office")),
    ),
    Attack(
        "making oneself administrator as the release office",
        "office",
        sql(_ROLE.format("administrator"), "office"),
        "RL005",
        "only administrators",
        ("office", sql(_ROLE.format("tester"), "staff", record="office")),
    ),
    Attack(
        "putting an administrator out of use",
        "office",
        sql("UPDATE person SET active = false WHERE id = %s", "admin"),
        "RL005",
        "looked after by administrators",
        (
            "office",
            sql("UPDATE person SET active = false WHERE id = %s", "staff", record="office"),
        ),
    ),
    Attack(
        "making people",
        "staff",
        sql("INSERT INTO person (name, login, email, active, version) VALUES ('x','x','',true,1)"),
        DENIED,
        "permission denied",
        (
            "office",
            sql(
                "INSERT INTO person (name, login, email, active, version)"
                " VALUES ('x','x','',true,1)",
                record="office",
            ),
        ),
    ),
    Attack(
        "moving windows",
        "manager",
        sql(_WINDOW),
        DENIED,
        "row-level security",
        ("office", sql(_WINDOW, record="office")),
    ),
    Attack(
        "renaming applications",
        "manager",
        sql("UPDATE application SET name = 'x' || id"),
        "RL005",
        "release office",
        ("office", sql("UPDATE application SET name = 'x' || id", record="office")),
    ),
    Attack(
        "leaving numbers out",
        "office",
        sql(_SERIES.format("+ 5")),
        "RL008",
        "one after the other",
        ("office", sql(_SERIES.format("+ 1"))),
    ),
    Attack(
        "changing the office's settings",
        "office",
        sql("UPDATE office SET zone = 'UTC'"),
        DENIED,
        "permission denied",
        ("admin", sql("UPDATE office SET zone = 'UTC'", record="office")),
    ),
    Attack(
        "recording as an auditor",
        "auditor",
        sql("INSERT INTO blob (sha256, size, content) VALUES ('', 0, '')"),
        DENIED,
        "permission denied",
        _READ,
    ),
)

SECRETS = tuple(
    Attack(name, "tester", sql(statement), DENIED, says, _OWN)
    for name, statement, says in (
        (
            "password verifiers of the server",
            "SELECT rolpassword FROM pg_authid",
            "permission denied",
        ),
        ("password verifiers by the old view", "SELECT passwd FROM pg_shadow", "permission denied"),
        ("hashes of PINs from a file", "SELECT hash FROM credential", "permission denied"),
        ("who has which log-in", "SELECT * FROM relapp_guard.login", "permission denied"),
        ("files of the server", "SELECT pg_read_file('postgresql.conf')", "permission denied"),
        ("programs of the server", "COPY journal TO PROGRAM 'cat'", "external program"),
        (
            "passwords of foreign servers",
            "SELECT umoptions FROM pg_user_mapping",
            "permission denied",
        ),
    )
)
GROUND = tuple(
    Attack(name, "tester", sql(statement), DENIED, says, _OWN)
    for name, statement, says in (
        ("a table", "CREATE TABLE mine (x int)", "permission denied for schema"),
        ("a table beside the rules", "CREATE TABLE relapp_guard.m (x int)", "permission denied"),
        ("a schema", "CREATE SCHEMA mine", "permission denied for database"),
        ("a temporary table", "CREATE TEMP TABLE person (x int)", "permission denied"),
        (
            "a function in front of ours",
            "CREATE FUNCTION now2() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "permission denied for schema",
        ),
        ("a publication", "CREATE PUBLICATION mine FOR TABLE journal", "permission denied"),
        ("a role", "CREATE ROLE mine", "permission denied"),
        ("a large object", "SELECT lo_from_bytea(0, 'x')", "permission denied"),
        ("triggers switched off", "ALTER TABLE journal DISABLE TRIGGER ALL", "must be owner"),
        ("rows unguarded", "ALTER TABLE journal DISABLE ROW LEVEL SECURITY", "must be owner"),
        ("the life of a replica", "SET session_replication_role = replica", "permission denied"),
        ("the role of the owner", "SET ROLE postgres", "permission denied to set role"),
        ("a password for somebody", "SELECT relapp_guard.set_login(1, 'x')", "permission denied"),
        ("somebody's log-in closed", "SELECT relapp_guard.open_login(1, false)", "permission"),
        ("stages read anew", "SELECT relapp_guard.read_process(1)", "permission denied"),
    )
)
