"use strict";
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { serverOptions, clientOptions, failure } = require("./client");

let client;

function settings() {
  const given = vscode.workspace.getConfiguration("pesanlint");
  return { command: given.get("command"), languages: given.get("languages") };
}

async function start() {
  const given = settings();
  try {
    client = new LanguageClient("pesanlint", "pesanlint", serverOptions(given), clientOptions(given));
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(failure(error, given));
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) await running.stop();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("pesanlint.restart", async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("pesanlint.command") || event.affectsConfiguration("pesanlint.languages")) {
        await stop();
        await start();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
