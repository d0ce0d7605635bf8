// Bundles what comes from npm into src/Forum.Web/wwwroot/js, with its licence as the first comment.
// `node build.mjs` writes; `node build.mjs --out FOLDER` writes elsewhere, for the test that compares.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const here = fileURLToPath(new URL(".", import.meta.url));
const at = process.argv.indexOf("--out");
const out = at > 0 ? process.argv[at + 1] : join(here, "../src/Forum.Web/wwwroot/js");

const vendored = [{ name: "toolbar.js", from: "@github/markdown-toolbar-element" }];

for (const { name, from } of vendored) {
  const folder = join(here, "node_modules", from);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const licence = readFileSync(join(folder, "LICENSE"), "utf8").trim();
  await build({
    entryPoints: [from],
    absWorkingDir: here,
    outfile: join(out, name),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    banner: { js: `/*! ${from} ${version}\n${licence.replaceAll("*/", "* /")}\n*/` },
  });
}
