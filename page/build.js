// Bundles the page's script for browsers of the last years. The same sources and lock file give the same bytes.
import { build } from "esbuild";

const out = process.argv[2] ?? "../src/pesanlint/serve/static";
await build({
  entryPoints: ["src/app.js"],
  outfile: `${out}/app.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  legalComments: "none",
  banner: { js: "/* pesanlint, Apache-2.0; CodeMirror by Marijn Haverbeke and others, MIT. Made by `make page`. */" },
});
