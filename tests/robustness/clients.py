"""Clients of the load test: honest ones that read pages and ask, and one that does what it should not.

Each honest client is a process with one connection, sends a request, reads the whole answer, sends the next.
Nothing but the standard library, and as little of it as will do: client and server share the cores.
"""

import gzip
import json
import random
import socket
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from urllib.parse import quote, urlencode

_PATIENCE = 10.0
_STEP = 1.05
_FINEST = 0.0001


@dataclass
class Times:
    """How long requests took, counted in classes 5 % wide, from 0.1 ms up.

    Attributes:
        counts: Number of the class -> how many fell into it.
        longest: The longest in seconds.
    """

    counts: Counter[int] = field(default_factory=Counter)
    longest: float = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        upper, number = _FINEST, 0
        while upper < seconds:
            upper *= _STEP
            number += 1
        self.counts[number] += 1
        self.longest = max(self.longest, seconds)

    def merge(self, other: "Times") -> None:
        """Count those of another client too."""
        self.counts.update(other.counts)
        self.longest = max(self.longest, other.longest)

    def share(self, part: float) -> float:
        """The time in milliseconds within which this part of the requests was answered, 5 % at most too long.

        >>> times = Times()
        >>> for n in range(100):
        ...     times.add(n / 1000)
        >>> 49 <= times.share(0.5) <= 53
        True
        """
        wanted, seen = part * self.counts.total(), 0
        for number, count in sorted(self.counts.items()):
            seen += count
            if seen >= wanted:
                return round(_FINEST * _STEP**number * 1000, 2)
        return 0.0


@dataclass
class Tally:
    """What one honest client met.

    Attributes:
        pages: Times of pages and searches.
        queries: Times of queries.
        failures: Kind of failure -> how often.
        examples: Some failed requests in words.
    """

    pages: Times = field(default_factory=Times)
    queries: Times = field(default_factory=Times)
    failures: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """What honest clients ask for.

    Attributes:
        pages: Paths of pages, each as likely as any other.
        words: What is searched for.
        iris: Things that queries are about.
    """

    pages: Sequence[str]
    words: Sequence[str]
    iris: Sequence[str]

    def page(self, chance: random.Random) -> str:
        """The path of a page, or of a search for some words."""
        if chance.random() < 0.1:
            word = chance.choice(self.words)
            cut = word[: chance.randint(2, max(len(word), 3))]
            return f"{chance.choice(('', '/en'))}/search?{urlencode({'q': cut})}"
        return chance.choice(self.pages)

    def query(self, chance: random.Random) -> str:
        """The path of a query; a number that differs makes each a query of its own."""
        text = chance.choice(QUERIES).replace("THING", f"<{chance.choice(self.iris)}>")
        return f"/sparql?{urlencode({'query': f'{text} # {chance.randrange(10**9)}'}, quote_via=quote)}"


QUERIES = (
    "SELECT ?p ?o { THING ?p ?o } ORDER BY ?p ?o",
    "SELECT ?s ?p { ?s ?p THING } ORDER BY ?s ?p LIMIT 200",
    "SELECT ?name { THING skos:prefLabel|skos:altLabel ?name } ORDER BY ?name",
    "ASK { ?feed kpr:feedFrom THING }",
    "SELECT ?to ?name { THING kpr:feeds+ ?to . ?to skos:prefLabel ?name } ORDER BY ?name",
    "SELECT (COUNT(?record) AS ?n) { ?record kpr:statedIn ?passage }",
    "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY DESC(?n) ?class LIMIT 20",
    "CONSTRUCT { ?s ?p THING } { ?s ?p THING } LIMIT 100",
    "SELECT ?s ?label { ?s skos:prefLabel ?label FILTER(CONTAINS(STR(?label), 'กรม')) } ORDER BY ?s LIMIT 20",
)


def honest(port: int, plan: Plan, seed: int, until: float, told: Connection) -> None:
    """Ask until a moment of the monotonic clock, then tell the `Tally`."""
    chance, tally = random.Random(seed), Tally()
    line: socket.socket | None = None
    while time.monotonic() < until:
        query = chance.random() < 0.2
        path = plan.query(chance) if query else plan.page(chance)
        started = time.monotonic()
        try:
            line = line or socket.create_connection(("127.0.0.1", port), _PATIENCE)
            status, _, keep = exchange(
                line, path, "application/sparql-results+json, */*;q=0.1" if query else "text/html"
            )
            if not keep:
                line.close()
                line = None
            problem = "" if status == 200 else f"HTTP {status}"
        except OSError as error:
            problem, line = type(error).__name__, None
        (tally.queries if query else tally.pages).add(time.monotonic() - started)
        if problem:
            tally.failures[problem] += 1
            if len(tally.examples) < 5:
                tally.examples.append(f"{problem}: {path[:300]}")
    told.send(tally)


def exchange(line: socket.socket, path: str, accept: str) -> tuple[int, bytes, bool]:
    """Send one request; its status, the body as it came, and whether the line may be used again.

    Raises:
        OSError: If the answer is cut short.
    """
    fields = f"Host: 127.0.0.1\r\nAccept: {accept}\r\nAccept-Encoding: gzip"
    line.sendall(f"GET {path} HTTP/1.1\r\n{fields}\r\n\r\n".encode())
    data = b""
    while b"\r\n\r\n" not in data:
        data += _more(line)
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").lower().split("\r\n")
    headers = dict(each.split(": ", 1) for each in rest if ": " in each)
    length = int(headers.get("content-length", "0"))
    while len(body) < length:
        body += _more(line)
    if len(body) > length:
        raise ConnectionError("more bytes than announced")
    if headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body) if not headers.get("content-type", "").startswith("text/html") else body
    return int(first.split()[1]), body, headers.get("connection") != "close"


def _more(line: socket.socket) -> bytes:
    piece = line.recv(262_144)
    if not piece:
        raise ConnectionResetError
    return piece


HOSTILE = {
    "cartesian product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "sorted cartesian product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?c ?f",
    "property path bomb": "SELECT (COUNT(*) AS ?n) { ?a (!kpr:x|^!kpr:x)* ?b . ?b (!kpr:x|^!kpr:x)* ?c }",
    "20,000 parentheses": "SELECT * { FILTER" + "(" * 20_000 + "true" + ")" * 20_000 + " }",
    "string doubling": 'SELECT ?x40 { BIND("aaaaaaaaaa" AS ?x0) '
    + " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
    + " }",
    "federation": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "an update": "DELETE WHERE { ?s ?p ?o }",
    "slow client": "",
    "body of 3 MB": "x" * 3_000_000,
}


def hostile(port: int, every: float, until: float, stop: Event, told: Connection) -> None:
    """Do something hostile every so many seconds; tells what the server made of each."""
    met: dict[str, Counter[str]] = {name: Counter() for name in HOSTILE}
    names = list(HOSTILE)
    turn = 0
    while time.monotonic() + 6 < until:
        name = names[turn % len(names)]
        turn += 1
        started = time.monotonic()
        met[name][_attack(port, name)] += 1
        stop.wait(max(0.0, every - (time.monotonic() - started)))
    told.send(json.dumps({name: dict(counts) for name, counts in met.items()}))


def _attack(port: int, name: str) -> str:
    body = urlencode({"query": HOSTILE[name]}).encode()
    head = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    try:
        with socket.create_connection(("127.0.0.1", port), 15) as line:
            if name == "slow client":
                line.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
                time.sleep(3)
                return "left"
            line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode())
            line.sendall(body)
            answer = _more(line)
            return answer.split(b"\r\n", 1)[0].decode("latin-1").partition(" ")[2]
    except OSError as error:
        return type(error).__name__
