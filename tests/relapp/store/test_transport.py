"""What an address does not say of encryption is demanded beyond this machine, in fact and in words.

`hostaddr` leads a name of elsewhere to the server of the tests.
"""

from urllib.parse import quote

import pytest
from sqlalchemy.engine import make_url

from relapp.errors import StoreUnavailable
from relapp.services.database import check_database
from relapp.store.schema import create_store
from relapp.wording.errors import word
from tests.relapp.services.tls_front import AUTHORITY, tls_front


@pytest.fixture
def elsewhere(postgres_url: str) -> str:
    """A database of ours under the name of another machine, without a word on encryption."""
    create_store(postgres_url).close()
    url = make_url(postgres_url).set(host="db.example")
    return url.render_as_string(hide_password=False) + "?hostaddr=127.0.0.1"


def refusal(address: str) -> StoreUnavailable:
    with pytest.raises(StoreUnavailable) as refused:
        check_database(address)
    said = word(refused.value)
    secret = make_url(address).password or "?"
    assert not [text for text in (said.zh, said.en, str(refused.value)) if secret in text]
    return refused.value


def test_a_line_without_encryption_is_refused_with_the_way_to_allow_it(elsewhere: str) -> None:
    error = refusal(elsewhere)
    assert error.code == "store.no_tls"
    assert "?sslmode=prefer" in word(error).zh
    assert check_database(f"{elsewhere}&sslmode=prefer")


def test_the_environment_may_allow_it(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGSSLMODE", "prefer")
    assert check_database(elsewhere)


def test_a_certificate_is_checked_by_authority_and_name(elsewhere: str) -> None:
    port = make_url(elsewhere).port
    assert port is not None
    with tls_front("stranger", port) as front:
        # That certificate is for db.example, by an authority which no machine trusts.
        address = elsewhere.replace(f":{port}/", f":{front}/")
        error = refusal(address)
        assert error.code == "store.certificate"
        assert "sslrootcert" in word(error).zh
        assert check_database(f"{address}&sslrootcert={quote(AUTHORITY)}")
        other = address.replace("db.example", "evil.example")
        assert refusal(f"{other}&sslrootcert={quote(AUTHORITY)}").code == "store.certificate"
        assert refusal(f"{address}&sslrootcert=/none.pem").code == "store.certificate"
        assert check_database(f"{other}&sslmode=require")
