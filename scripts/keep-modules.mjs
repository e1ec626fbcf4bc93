// For images: leaves those dependencies in package.json that programs in a folder import. `node keep-modules.mjs agent`, and
// `npm prune` then removes what nothing needs any more. Plain JavaScript on Node's own modules, as it runs before all others.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? "";
const sources = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".ts"));
const imports = /(?:from|import\()\s*"((?:@[^/"]+\/)?[^./"][^/":]*)/g;
const used = new Set(
  sources.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(imports)].map(([, name]) => name),
  ),
);
const settings = JSON.parse(readFileSync("package.json", "utf8"));
settings.dependencies = Object.fromEntries(
  Object.entries(settings.dependencies).filter(([name]) => used.has(name)),
);
writeFileSync("package.json", JSON.stringify(settings));
