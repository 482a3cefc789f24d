"""The graph for assistants: a server of the Model Context Protocol with tools that only read.

Needs the package `mcp`: `pip install "kprgraph[mcp]"`.
"""

from kprgraph.mcp.serving import server
from kprgraph.mcp.tools import Tools

__all__ = ["Tools", "server"]
