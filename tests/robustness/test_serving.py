"""`kprgraph serve` as a process: clients that never finish, a signal to read anew, and its end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from kprgraph.workspace import Workspace
from tests.robustness.clients import Times, exchange
from tests.robustness.load import family, free_port, measured

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="reads /proc")


def page(port: int, path: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return str(answer.read().decode())


def until(what: object, seconds: float = 60) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not what():  # type: ignore[operator]
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.1)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """What the server writes to its terminal."""
    return tmp_path / "log.txt"


@pytest.fixture
def server(toy_copy: Workspace, log: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int, Workspace]]:
    port = free_port()
    stream = log.open("wb")
    running = subprocess.Popen(
        [sys.executable, "-m", "kprgraph", "serve", "--port", str(port), "--root", str(toy_copy.root)],
        stdout=stream,
        stderr=stream,
        env=os.environ | {"KPRGRAPH_SOURCE": ""},
    )

    def answers() -> bool:
        assert running.poll() is None
        try:
            return "<html" in page(port, "/")
        except OSError:
            return False

    try:
        until(answers)
        yield running, port, toy_copy
    finally:
        running.kill()
        running.wait()
        stream.close()


def test_who_never_finishes_hinders_nobody(
    server: tuple["subprocess.Popen[bytes]", int, Workspace],
    log: Path,
) -> None:
    _, port, _ = server
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
    try:
        for number, line in enumerate(lines):
            if number % 3 == 1:
                line.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
            if number % 3 == 2:
                line.sendall(
                    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n"
                    b"Content-Type: application/sparql-query\r\n\r\nASK"
                )
        assert "<html" in page(port, "/matrix")
        slow = lines[2]
        slow.settimeout(60)
        assert slow.recv(100).startswith(b"HTTP/1.1 408"), "a body that does not come is not waited for"
    finally:
        for line in lines:
            line.close()
    assert "<html" in page(port, "/")
    assert "Traceback" not in log.read_text(encoding="utf-8"), "who goes away is no mistake of ours"


def test_a_signal_has_the_graph_read_anew_and_the_end_takes_all_with_it(
    server: tuple["subprocess.Popen[bytes]", int, Workspace],
    log: Path,
) -> None:
    running, port, world = server
    assert '"boolean": true' in page(port, "/sparql?format=json&query=ASK%20%7B%7D")
    path = world.registry / "agencies.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace("กรมดาวเหนือ", "กรมดาวใต้"), encoding="utf-8")
    running.send_signal(signal.SIGHUP)
    until(lambda: "กรมดาวใต้</h1>" in page(port, "/thing/agency/north-star").replace("\n", ""))
    path.write_text("<<<<<<< ours\n", encoding="utf-8")
    running.send_signal(signal.SIGHUP)
    until(lambda: '"boolean": true' in page(port, "/sparql?format=json&query=ASK%20%7B%7D"))
    children = [one for one in family(running.pid) if one != running.pid]
    assert children
    running.send_signal(signal.SIGINT)
    running.wait(60)
    told = log.read_text(encoding="utf-8")
    assert "Traceback" not in told
    assert "the graph was not renewed: data/registry/agencies.ttl:1" in told
    until(lambda: not any(Path(f"/proc/{one}").is_dir() for one in children))


def test_the_load_test_measures_what_it_says(
    server: tuple["subprocess.Popen[bytes]", int, Workspace],
) -> None:
    running, port, _ = server
    with socket.create_connection(("127.0.0.1", port)) as line:
        status, body, keep = exchange(line, "/sparql?query=ASK%20%7B%7D", "application/sparql-results+json")
        assert (status, keep) == (200, True)
        assert b"true" in body
        assert exchange(line, "/nothing", "text/html")[0] == 404
    found = measured(running.pid)
    assert found["server_mb"] > 10
    assert found["children"] >= 1
    times = Times()
    for number in range(1000):
        times.add(number / 1000)
    assert 490 <= times.share(0.5) <= 530
    assert 980 <= times.share(0.99) <= 1045
