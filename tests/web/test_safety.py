"""Whatever a label or an address holds, a page shows it and never does it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kprgraph import store as stores
from kprgraph.web.explorer import Explorer
from kprgraph.web.parts import web_link
from kprgraph.web.safety import HEADERS
from kprgraph.web.server import application
from kprgraph.workspace import Workspace
from tests.web.conftest import read
from tests.web.reading import Reading

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}",
    "'-alert(1)-'",
    "\u202egnp.exe",
]
PLACES = [
    "/search?q={}",
    "/queries/feeds?service={}",
    "/layers?thing={}",
    "/what-if?thing={}",
    "/path?from={}&to={}",
    "/explore?focus=service/star-permit&hide={}&section={}&network={}",
    "/explore?focus=service/star-permit&thing={}",
    "/explore?focus={}",
    "/slide/{}.svg",
    "/matrix?ministry={}&sort={}",
    "/source/2599?lines={}",
    "/sparql?name={}",
    "/sparql?about={}",
    "/en/thing/agency/{}",
    "/{}",
]


def harmless(page: Reading) -> bool:
    """Whether nothing of a payload became an element or an attribute."""
    scripts = [attributes for tag, attributes in page.tags if tag == "script"]
    return (
        all(attributes.get("src", "").startswith("/static/") for attributes in scripts)
        and not [a for _, a in page.tags if any(name.startswith("on") for name in a)]
        and not [a for tag, a in page.tags if tag == "img"]
        and not [
            a
            for _, a in page.tags
            if a.get("href", "").lower().lstrip().startswith(("javascript", "data:text"))
        ]
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_typed_is_shown_as_typed(client: TestClient, payload: str) -> None:
    for place in PLACES:
        path = place.replace("{}", payload.replace("%", "%25").replace("&", "%26").replace("#", "%23"))
        answer = client.get(path)
        assert answer.status_code in (200, 400, 404), (path, answer.status_code)
        assert harmless(Reading.of(answer.text)), path
        assert "{{ 7" in answer.text or "49" not in answer.text or "7 * 7" not in payload


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The invented world with markup in its names, texts and addresses."""
    root = tmp_path_factory.mktemp("poisoned")
    toy = Path(__file__).resolve().parent.parent / "toy"
    for name in ("data", "ontology", "queries"):
        (root / name).symlink_to((toy / name).resolve(), target_is_directory=True)
    (root / "data").unlink()
    (root / "data").mkdir()
    (root / "data" / "registry").mkdir()
    (root / "data" / "report-2599").symlink_to(
        (toy / "data" / "report-2599").resolve(), target_is_directory=True
    )
    for path in (toy / "data" / "registry").iterdir():
        text = path.read_text(encoding="utf-8")
        text = text.replace('"กรมดาวเหนือ"@th', '"<script>alert(1)</script>กรม\\" onclick=\\"x\\u202e"@th')
        text = text.replace('"ระบบขออนุญาตชมดาว"@th', '"<img src=x onerror=alert(1)>"@th')
        if "platform:one-star a kpr:Platform" in text:
            text += (
                '\nplatform:one-star <https://w3id.org/kprgraph/onto#webAddress> "javascript:alert(1)" .\n'
            )
        (root / "data" / "registry" / path.name).write_text(text, encoding="utf-8")
    return TestClient(application(Explorer(stores.load(Workspace(root)))), "http://localhost")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/matrix",
        "/thing/agency/north-star",
        "/thing/platform/one-star",
        "/names",
        "/layers/service/star-permit",
        "/what-if/agency/north-star",
        "/sankey",
        "/search?q=กรม",
        "/matrix?card=1",
        "/sparql?query=SELECT+*+{?s+skos:prefLabel+?o}",
    ],
)
def test_names_with_markup_are_text(poisoned: TestClient, path: str) -> None:
    answer = poisoned.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert harmless(Reading.of(answer.text)), path


def test_the_poisoned_names_are_really_there(poisoned: TestClient) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in poisoned.get("/thing/agency/north-star").text


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.org/a", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:x", False),
        ("\tjavascript:x", False),
        ("data:text/html,x", False),
        ("https://a b", False),
        ("//example.org", False),
    ],
)
def test_only_plain_web_addresses_become_links(text: str, link: bool) -> None:
    assert bool(web_link(text)) is link


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/static/style.css", "/thing/agency/north-star.ttl", "/id/agency/mist"]
)
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    for name, value in HEADERS.items():
        assert headers[name] == value, (path, name)


def test_the_policy_allows_no_script_in_a_page_and_nothing_from_outside() -> None:
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_a_foreign_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_names_of_this_machine_are_known(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static/..%5cserver.py",
        "/static/../../../pyproject.toml",
        "/../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/thing/..%2f..%2fetc/passwd",
        "/source/2599/..%00",
    ],
)
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "def " not in answer.text


def test_an_address_of_no_sensible_length_is_refused(client: TestClient) -> None:
    assert client.get("/search", params={"q": "a" * 40_000}).status_code == 414


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client: TestClient, method: str) -> None:
    assert client.request(method, "/matrix").status_code == 405


def test_a_mistake_of_the_program_tells_nothing_of_its_inside(
    site: Explorer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from kprgraph.web.pages import matrix

    def fail(_: object) -> None:
        raise RuntimeError("secret/path")

    monkeypatch.setattr(matrix, "build", fail)
    with TestClient(application(site), "http://localhost", raise_server_exceptions=False) as browser:
        page = browser.get("/en/matrix")
    assert page.status_code == 500
    assert "secret" not in page.text
    assert "Incident number" in page.text
    assert page.headers["content-security-policy"]
    assert len([record for record in caplog.records if "incident" in record.message]) == 1


def test_the_text_is_shown_only_where_it_was_given(client: TestClient, reader: TestClient) -> None:
    assert not read(client, "/source/2599/L32").all("ol", class_="text")
    assert read(reader, "/source/2599/L32").all("ol", class_="text")
