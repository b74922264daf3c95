"""What an assistant is told, over real stdio, by the client of the protocol's own SDK."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp.client.stdio import stdio_client

from mcp import Client, StdioServerParameters

pytestmark = pytest.mark.asyncio


@asynccontextmanager
async def assistant(folder: Path) -> AsyncIterator[Client]:
    command = StdioServerParameters(command=sys.executable, args=["-m", "pesanlint", "mcp"], cwd=folder, env=dict(os.environ))
    async with Client(stdio_client(command)) as client:
        yield client


def told(result: Any) -> Any:
    assert not result.is_error, result.content
    return result.structured_content


async def test_a_draft_is_checked_explained_and_fixed(tmp_path: Path) -> None:
    text = "Warga dihimbau datang. “Kami himbau,” kata Ani."
    async with assistant(tmp_path) as client:
        assert {tool.name for tool in (await client.list_tools()).tools} == {"check", "fix", "explain", "list_rules"}
        first = told(await client.call_tool("check", {"text": text}))["findings"][0]
        assert (first["rule"], text[first["start"] : first["end"]]) == ("bahasa.kata-baku", "dihimbau")
        assert first["clause"]
        clause = told(await client.call_tool("explain", {"rule": first["rule"]}))
        assert clause["why"]
        assert any(example.startswith("✗") for example in clause["examples"])
        fixed = told(await client.call_tool("fix", {"text": text}))
        assert fixed["text"] == "Warga diimbau datang. “Kami himbau,” kata Ani."
        assert fixed["count"] == 1


async def test_texts_are_taken_as_they_are_whatever_they_look_like(tmp_path: Path) -> None:
    async with assistant(tmp_path) as client:
        for text in ('{"a": "dihimbau"}', "null", "[1]", "", "123"):
            fixed = told(await client.call_tool("fix", {"text": text}))
            assert fixed["text"] == text.replace("dihimbau", "dihimbau")
        marked = told(await client.call_tool("check", {"text": "`dihimbau` **dihimbau**", "format": "markdown"}))
        assert [one["start"] for one in marked["findings"] if one["rule"] == "bahasa.kata-baku"] == [13]


async def test_clauses_are_resources_and_the_prompt_says_how_to_draft(tmp_path: Path) -> None:
    async with assistant(tmp_path) as client:
        listed = told(await client.call_tool("list_rules", {"select": "bahasa.kata-baku"}))["result"]
        assert "bahasa.kata-baku" in {one["rule"] for one in listed}
        uris = {str(one.uri) for one in (await client.list_resources()).resources}
        assert "pesanlint://aturan/bahasa.kata-baku" in uris
        [clause] = (await client.read_resource("pesanlint://aturan/bahasa.kata-baku")).contents
        assert "Dasar: " in getattr(clause, "text", "")
        prompt = await client.get_prompt("draft", {"topic": "rapat pleno"})
        assert "rapat pleno" in getattr(prompt.messages[0].content, "text", "")


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("explain", {"rule": "bahasa.kata-bakuu"}, "Maksud Anda “bahasa.kata-baku”?"),
        ("check", {"text": "Warga hadir.", "date": "14 Juli"}, "bukan tanggal"),
    ],
)
async def test_what_the_caller_can_mend_is_said(tmp_path: Path, tool: str, arguments: dict[str, str], said: str) -> None:
    async with assistant(tmp_path) as client:
        result = await client.call_tool(tool, arguments)
        assert result.is_error
        assert said in getattr(result.content[0], "text", "")


async def test_a_guideline_that_has_become_wrong_is_said_and_one_that_is_fixed_is_used(tmp_path: Path) -> None:
    async with assistant(tmp_path) as client:
        config = tmp_path / "pesanlint.yaml"
        config.write_text("min_levle: error\n")
        result = await client.call_tool("check", {"text": "Warga dihimbau."})
        assert result.is_error
        assert "pesanlint.yaml:1:1" in getattr(result.content[0], "text", "")
        config.write_text("ignore: bahasa\n")
        assert told(await client.call_tool("check", {"text": "Warga dihimbau datang."}))["findings"] == []
