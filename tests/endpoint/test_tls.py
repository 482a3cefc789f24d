"""A server with a certificate that nobody vouches for, and the same with its authority made known."""

import datetime as dt
from pathlib import Path

import pytest

from kprgraph.endpoint import faults as errors
from tests.cli.conftest import Kpr
from tests.endpoint.faults import Faults, serving
from tests.endpoint.test_faults import Asking

x509 = pytest.importorskip("cryptography.x509", reason="the package `cryptography` makes the certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for `localhost`, signed by itself, with its key."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return path


def encrypted(faults: Faults) -> str:
    return faults.url.replace("127.0.0.1", "localhost") + "/good"


def test_a_certificate_of_nobody_is_not_trusted(certificate: Path, kpr: Kpr) -> None:
    with serving(certificate) as faults:
        asking = Asking(encrypted(faults))
        with pytest.raises(errors.EndpointUntrusted, match="certificate"):
            asking.rows()
        assert asking.slept == [], "it will not be trusted the next time either"
        done = kpr("feeds", "--endpoint", encrypted(faults), "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert "no secure connection (TLS)" in done.err
        assert "SSL_CERT_FILE" in done.err
        assert faults.requests == []


def test_an_authority_of_ones_own_can_be_made_known(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(certificate) as faults:
        assert Asking(encrypted(faults)).rows() == [{"a": "1"}]
        by_number = encrypted(faults).replace("localhost", "127.0.0.1")
        with pytest.raises(errors.EndpointUntrusted):  # the certificate is for another name
            Asking(by_number).rows()
