"use strict";
// What the client is told of the server, apart from VS Code, so that it can be tested without it.

/** The command of the server. Throws with a message for the person who wrote the settings. */
function serverOptions(settings) {
  const command = settings.command;
  if (!Array.isArray(command) || command.length === 0 || !command.every((part) => typeof part === "string" && part)) {
    throw new Error("Setelan “pesanlint.command” harus berupa daftar teks, misalnya [\"pesanlint\", \"lsp\"].");
  }
  const [program, ...args] = command;
  return { command: program, args, options: { env: { ...process.env, PYTHONIOENCODING: "utf-8" } } };
}

/** Which texts are checked: files and texts that are none yet; of YAML only files. */
function clientOptions(settings) {
  const documentSelector = settings.languages.flatMap((language) =>
    language === "yaml"
      ? [{ scheme: "file", language }]
      : [{ scheme: "file", language }, { scheme: "untitled", language }],
  );
  return { documentSelector };
}

/** What to say where the server could not be started. */
function failure(error, settings) {
  const program = Array.isArray(settings.command) ? settings.command[0] : "pesanlint";
  return error && error.code === "ENOENT"
    ? `“${program}” tidak ditemukan. Pasang dengan: pip install "pesanlint[lsp]", atau sesuaikan setelan “pesanlint.command”.`
    : `Server pesanlint tidak dapat dijalankan: ${error && error.message ? error.message : error}`;
}

module.exports = { serverOptions, clientOptions, failure };
