#!/usr/bin/env bash
# A tool of the MCP SDK 2.3.0 whose parameter is `text: str | None` does not get every text as it was sent: one that is JSON is parsed
# first, so a release given as an object is refused and the word "null" becomes None. With `text: str = ""` all arrive as they are.
# Seen: str | None: null=None, {"judul": "Rilis"}=ToolError | str = "": null='null', {"judul": "Rilis"}='{"judul": "Rilis"}'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet mcp==2.3.0
"$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
import asyncio

from mcp.server import MCPServer

server = MCPServer("uji")
TEXTS = "null", '{"judul": "Rilis"}'


@server.tool()
def optional(text: str | None = None) -> str:
    return repr(text)


@server.tool()
def plain(text: str = "") -> str:
    return repr(text)


async def answers(tool):
    seen = []
    for text in TEXTS:
        try:
            result = await server.call_tool(tool, {"text": text})
            seen.append(f"{text}={result.content[0].text}")
        except Exception as error:
            seen.append(f"{text}={type(error).__name__}")
    return ", ".join(seen)


line = f'str | None: {asyncio.run(answers("optional"))} | str = "": {asyncio.run(answers("plain"))}'
print(line)
raise SystemExit(line != 'str | None: null=None, {"judul": "Rilis"}=ToolError | str = "": null=\'null\', {"judul": "Rilis"}=\'{"judul": "Rilis"}\'')
PYTHON
