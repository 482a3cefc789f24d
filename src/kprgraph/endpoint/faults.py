"""What can go wrong between here and a SPARQL endpoint; one class per kind of trouble.

Messages name the endpoint without user, password or query string, and say what to do next.
"""

# ruff: noqa: N818 - the leaves are named after what is wrong, and read so in `except` clauses

from kprgraph.errors import KprgraphError, Text


class EndpointError(KprgraphError):
    """Root of all errors about an endpoint."""

    exit_code = 2


class EndpointUnreachable(EndpointError):
    """No conversation came about: unknown host, refused or broken connection.

    Attributes:
        reason: What the system says.
    """

    def __init__(
        self, message: Text, *, reason: str, where: str | None = None, hint: Text | None = None
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.reason = reason


class EndpointUntrusted(EndpointError):
    """The certificate is not trusted, or no encryption could be agreed on."""


class EndpointTimeout(EndpointError):
    """The endpoint did not finish its answer in time."""


class EndpointBusy(EndpointError):
    """The endpoint asked, each time, to come back later."""


class EndpointRefused(EndpointError):
    """The endpoint answered, and said no.

    Attributes:
        status: HTTP status code.
    """

    def __init__(
        self, message: Text, *, status: int, where: str | None = None, hint: Text | None = None
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.status = status


class EndpointAnswerInvalid(EndpointError):
    """What came is not an answer: a web page, another format, broken or half."""


class EndpointAnswerTooLarge(EndpointError):
    """The answer is longer than the limit; reading was stopped."""


class EndpointAnswerPartial(EndpointError):
    """The endpoint itself says that it left something out."""


def unreachable(where: str, reason: str, tries: int = 1) -> EndpointUnreachable:
    """Nobody answers, or the line broke."""
    return EndpointUnreachable(
        Text(
            th=f"ติดต่อเครื่องปลายทางไม่ได้ ({reason}) ลองแล้ว {tries} ครั้ง",
            en=f"the endpoint cannot be reached ({reason}); tried {tries} time(s)",
        ),
        reason=reason,
        where=where,
        hint=Text(
            th="ตรวจว่าที่อยู่ถูกต้อง เครื่องปลายทางเปิดอยู่ และเครือข่ายออกไปถึงได้",
            en="Check the address, that the server runs, and that the network lets you through",
        ),
    )


def untrusted(where: str, reason: str) -> EndpointUntrusted:
    """TLS failed."""
    return EndpointUntrusted(
        Text(
            th=f"ตั้งการเชื่อมต่อที่เข้ารหัส (TLS) ไม่ได้: {reason}",
            en=f"no secure connection (TLS) could be made: {reason}",
        ),
        where=where,
        hint=Text(
            th="ตรวจใบรับรองของเครื่องปลายทาง ถ้าเป็นใบรับรองของหน่วยงานเอง ให้ตั้ง SSL_CERT_FILE",
            en="Check the certificate of the server; for one of your own authority set SSL_CERT_FILE",
        ),
    )


def too_slow(where: str, seconds: float) -> EndpointTimeout:
    """The time is up."""
    return EndpointTimeout(
        Text(
            th=f"เครื่องปลายทางตอบไม่เสร็จภายใน {seconds:g} วินาที",
            en=f"the endpoint did not finish its answer within {seconds:g} seconds",
        ),
        where=where,
        hint=Text(
            th="ถามให้แคบลง หรือเพิ่มเวลาด้วย KPRGRAPH_ENDPOINT_TIMEOUT (วินาที)",
            en="Ask for less, or give it more time with KPRGRAPH_ENDPOINT_TIMEOUT (seconds)",
        ),
    )


def busy(where: str, status: int, tries: int, wait: float | None) -> EndpointBusy:
    """429, 503 and their like, to the last try."""
    again = (
        Text(th=f"ลองใหม่ในอีก {wait:g} วินาที", en=f"Try again in {wait:g} seconds")
        if wait is not None
        else Text(th="ลองใหม่ภายหลัง", en="Try again later")
    )
    return EndpointBusy(
        Text(
            th=f"เครื่องปลายทางไม่ว่าง (HTTP {status}) ลองแล้ว {tries} ครั้ง",
            en=f"the endpoint is busy (HTTP {status}); tried {tries} time(s)",
        ),
        where=where,
        hint=again,
    )


def refused(where: str, status: int, said: str) -> EndpointRefused:
    """Any other status that is no success; `said` is the beginning of what the server told."""
    if status in (401, 403, 407):
        message = Text(
            th=f"เครื่องปลายทางไม่รับชื่อผู้ใช้หรือรหัสผ่าน (HTTP {status})",
            en=f"the endpoint does not accept the user or the password (HTTP {status})",
        )
        hint = Text(
            th="ตั้ง KPRGRAPH_ENDPOINT_USER และ KPRGRAPH_ENDPOINT_PASSWORD หรือ KPRGRAPH_ENDPOINT_TOKEN "
            "และตรวจว่าผู้ใช้มีสิทธิ",
            en="Set KPRGRAPH_ENDPOINT_USER and KPRGRAPH_ENDPOINT_PASSWORD, or KPRGRAPH_ENDPOINT_TOKEN, "
            "and check what the user may do",
        )
    elif status in (404, 405, 410):
        message = Text(
            th=f"ที่อยู่นี้ไม่มีบริการ SPARQL (HTTP {status})",
            en=f"there is no SPARQL service at this address (HTTP {status})",
        )
        hint = Text(
            th="ที่อยู่ของบริการมักลงท้ายด้วย /sparql หรือ /query",
            en="The address of a service often ends in /sparql or /query",
        )
    else:
        message = Text(
            th=f"เครื่องปลายทางปฏิเสธคำขอ (HTTP {status})",
            en=f"the endpoint refused the request (HTTP {status})",
        )
        hint = Text(th=f"เครื่องปลายทางแจ้งว่า: {said or '-'}", en=f"The endpoint says: {said or '-'}")
    return EndpointRefused(message, status=status, where=where, hint=hint)


def redirected(where: str, target: str, why: Text) -> EndpointAnswerInvalid:
    """A redirect that is not followed."""
    return EndpointAnswerInvalid(
        Text(th=f"เครื่องปลายทางส่งต่อไปที่ {target} ซึ่งไม่ตามไป: {why.th}", en=f"redirected to {target}: {why.en}"),
        where=where,
        hint=Text(
            th="ถ้าเชื่อถือที่อยู่นั้น ให้ระบุที่อยู่นั้นเองด้วย --endpoint", en="If you trust it, give it with --endpoint"
        ),
    )


def no_results(where: str, media_type: str, beginning: str) -> EndpointAnswerInvalid:
    """A success that is no answer, such as a web page."""
    page = "html" in media_type.lower() or beginning.lower().startswith(("<!doctype html", "<html"))
    what = (
        Text(th="หน้าเว็บ", en="a web page") if page else Text(th=media_type or "?", en=media_type or "no type")
    )
    return EndpointAnswerInvalid(
        Text(
            th=f"เครื่องปลายทางส่ง{what.th if page else ' ' + what.th} แทนผลของคำถาม",
            en=f"the endpoint sent {what.en} instead of an answer",
        ),
        where=where,
        hint=Text(
            th=f"ตรวจที่อยู่ของบริการ SPARQL สิ่งที่ส่งมาขึ้นต้นว่า: {beginning or '-'}",
            en=f"Check the address of the SPARQL service. What came begins: {beginning or '-'}",
        ),
    )


def broken(where: str, reason: str) -> EndpointAnswerInvalid:
    """An answer that stops in the middle or cannot be read."""
    return EndpointAnswerInvalid(
        Text(
            th=f"คำตอบจากเครื่องปลายทางขาดหรืออ่านไม่ได้: {reason}",
            en=f"the answer of the endpoint is cut short or cannot be read: {reason}",
        ),
        where=where,
        hint=Text(
            th="เครื่องปลายทางอาจหยุดกลางคัน ลองใหม่ หรือถามให้แคบลง",
            en="The server may have stopped half way; try again, or ask for less",
        ),
    )


def too_large(where: str, limit: int) -> EndpointAnswerTooLarge:
    """More bytes than the limit."""
    size = limit // 1_000_000
    return EndpointAnswerTooLarge(
        Text(
            th=f"คำตอบใหญ่เกิน {size} MB จึงหยุดรับ",
            en=f"the answer is larger than {size} MB; reading was stopped",
        ),
        where=where,
        hint=Text(th="ใส่ LIMIT หรือถามให้แคบลง", en="Add LIMIT, or ask for less"),
    )


def partial(where: str, reason: str) -> EndpointAnswerPartial:
    """An answer that the endpoint cut, and said so in its headers."""
    return EndpointAnswerPartial(
        Text(
            th=f"เครื่องปลายทางตัดคำตอบ ({reason}) คำตอบจึงไม่ครบ",
            en=f"the endpoint cut its answer ({reason}), so it is not complete",
        ),
        where=where,
        hint=Text(
            th="ใส่ LIMIT ที่น้อยกว่านั้น หรือขอผู้ดูแลเพิ่มขีดจำกัด (ใน Virtuoso คือ ResultSetMaxRows)",
            en="Add a smaller LIMIT, or have the limit raised (in Virtuoso: ResultSetMaxRows)",
        ),
    )


def miscounted(where: str, graph: str, sent: int, held: int) -> EndpointAnswerInvalid:
    """A server that holds something else than what it was sent."""
    return EndpointAnswerInvalid(
        Text(
            th=f"ส่ง {sent:,} triples ของ {graph} แต่เครื่องปลายทางมี {held:,}",
            en=f"{sent:,} triples of {graph} were sent, but the endpoint holds {held:,}",
        ),
        where=where,
        hint=Text(
            th="ตรวจว่าที่อยู่ของที่เก็บกราฟกับที่อยู่ของคำถามเป็นชุดข้อมูลเดียวกัน แล้วส่งใหม่ได้",
            en="Check that the graph store and the query service are of one dataset; pushing again is safe",
        ),
    )


def incomplete(where: str, graph: str, came: int, held: int) -> EndpointAnswerInvalid:
    """A copy that has another number of statements than the server counts."""
    return EndpointAnswerInvalid(
        Text(
            th=f"อ่าน {graph} ได้ {came:,} triples แต่เครื่องปลายทางนับได้ {held:,}",
            en=f"{came:,} triples of {graph} were read, but the endpoint counts {held:,}",
        ),
        where=where,
        hint=Text(
            th="ข้อมูลอาจเปลี่ยนระหว่างอ่าน หรือเครื่องปลายทางตอบไม่ครบโดยไม่บอก ลองใหม่อีกครั้ง",
            en="The data may have changed meanwhile, or the server leaves rows out without a word; try again",
        ),
    )


def empty(where: str) -> EndpointAnswerInvalid:
    """A SPARQL service without our graphs."""
    return EndpointAnswerInvalid(
        Text(
            th="เครื่องปลายทางไม่มีกราฟที่มีชื่อของ kprgraph",
            en="the endpoint holds no named graph of kprgraph",
        ),
        where=where,
        hint=Text(
            th="ส่งกราฟขึ้นไปก่อน: kprgraph push --endpoint URL",
            en="Put the graph there first: kprgraph push --endpoint URL",
        ),
    )
