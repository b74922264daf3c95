"use strict";
// The extension without VS Code: stand-ins for its interface and for the client's library; the manifest is the real one.
const assert = require("node:assert/strict");
const Module = require("node:module");
const test = require("node:test");
const { serverOptions, clientOptions, failure } = require("../client");
const manifest = require("../package.json");

const defaults = {
  command: manifest.contributes.configuration.properties["pesanlint.command"].default,
  languages: manifest.contributes.configuration.properties["pesanlint.languages"].default,
};

test("the server is called as the settings say", () => {
  const { command, args } = serverOptions(defaults);
  assert.deepEqual([command, args], ["pesanlint", ["lsp"]]);
  assert.deepEqual(serverOptions({ command: ["uvx", "pesanlint[lsp]", "lsp"] }).args, ["pesanlint[lsp]", "lsp"]);
});

test("a wrong command is said", () => {
  for (const command of [undefined, [], "pesanlint lsp", [1], [""]]) {
    assert.throws(() => serverOptions({ command }), /pesanlint\.command/);
  }
});

test("texts that are no file yet are checked, YAML only as files", () => {
  const { documentSelector } = clientOptions(defaults);
  assert.ok(documentSelector.some((one) => one.scheme === "untitled" && one.language === "plaintext"));
  assert.deepEqual(documentSelector.filter((one) => one.language === "yaml"), [{ scheme: "file", language: "yaml" }]);
});

test("a program that is not there is said with how to install it", () => {
  assert.match(failure({ code: "ENOENT" }, defaults), /pip install "pesanlint\[lsp\]"/);
  assert.match(failure(new Error("lain"), defaults), /lain/);
});

test("a workspace that is not trusted cannot say which program is run", () => {
  assert.ok(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.includes("pesanlint.command"));
  assert.equal(manifest.contributes.configuration.properties["pesanlint.command"].scope, "machine");
});

test("the client is started, started anew when its settings change, and stopped", async () => {
  const log = [];
  const listeners = [];
  class LanguageClient {
    constructor(id, name, server, client) {
      log.push(["new", server.command, client.documentSelector.length]);
    }
    async start() { log.push(["start"]); }
    async stop() { log.push(["stop"]); }
  }
  const vscode = {
    workspace: {
      getConfiguration: () => ({ get: (key) => defaults[key] }),
      onDidChangeConfiguration: (listener) => listeners.push(listener),
    },
    window: { showErrorMessage: (message) => log.push(["error", message]) },
    commands: { registerCommand: () => ({}) },
  };
  const load = Module._load;
  Module._load = (name, ...rest) =>
    name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...rest);
  try {
    const extension = require("../extension");
    await extension.activate({ subscriptions: [] });
    await listeners[0]({ affectsConfiguration: (key) => key === "pesanlint.languages" });
    await listeners[0]({ affectsConfiguration: () => false });
    await extension.deactivate();
  } finally {
    Module._load = load;
  }
  assert.deepEqual(log, [["new", "pesanlint", 7], ["start"], ["stop"], ["new", "pesanlint", 7], ["start"], ["stop"]]);
});
