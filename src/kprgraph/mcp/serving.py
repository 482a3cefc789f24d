"""The tools as a server of the Model Context Protocol."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, Any

from kprgraph import __version__
from kprgraph.errors import KprgraphError, Language, Text, UsageError
from kprgraph.mcp.tools import Answer, Tools

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from kprgraph.api import KnowledgeGraph

_INSTRUCTIONS = """\
The knowledge graph of Thailand's public-sector reform, from the annual report of the Office of the \
Public Sector Development Commission (OPDC, สำนักงาน ก.พ.ร.). Names may be given in Thai or English, as \
abbreviations or as IRIs; years are of the Buddhist Era. Every row that rests on the report has \
`stated_in`: lines, section and pages of the report; cite them. What the graph does not hold is not said in \
this report, which does not mean that it is not so. All tools only read."""


def server(graph: "KnowledgeGraph", lang: Language = "th") -> "MCPServer[Any]":
    """The server with its tools; `run()` serves standard input and output.

    Args:
        graph: What to ask.
        lang: Language of labels and messages where a call names none.

    Raises:
        UsageError: If the package `mcp` is not installed.
    """
    try:
        from mcp.server.mcpserver import MCPServer  # noqa: PLC0415 - an optional dependency
        from mcp.types import ToolAnnotations  # noqa: PLC0415
    except ImportError:
        raise UsageError(
            Text(th="ต้องติดตั้งส่วนเสริม mcp ก่อน", en="the extra `mcp` is not installed"),
            hint=Text(th='pip install "kprgraph[mcp]"', en='pip install "kprgraph[mcp]"'),
        ) from None
    made: MCPServer[Any] = MCPServer(
        "kprgraph", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    reads = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    turn = Lock()
    for tool in Tools(graph, lang).all():
        made.tool(annotations=reads)(_told(tool, lang, turn))
    return made


def _told(tool: Callable[..., Answer], lang: Language, turn: Lock) -> Callable[..., Answer]:
    """The tool with its failures as messages that an assistant can act on; one call at a time.

    The protocol runs each call in a thread of its own, and what a graph keeps for later is made for one.
    """
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415 - an optional dependency

    @wraps(tool)
    def guarded(*args: Any, **kwargs: Any) -> Answer:
        try:
            with turn:
                return tool(*args, **kwargs)
        except KprgraphError as error:
            raise ToolError(error.say(kwargs.get("lang") or lang)) from error

    return guarded
