// Builds dist/ from src/: a file for each entry, the chunks they share, their declarations, and the
// program. Internal modules that benches measure go to dist-internal/.
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleInternals, bundlePackage, ENTRIES, PAGE_ENTRIES, PROGRAM } from "./build/bundle.js";
import { writeDeclarations } from "./build/declarations.js";
import { hashSources } from "./stamp.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = hashSources(root);

for (const folder of ["dist", "dist-internal"])
  rmSync(root + folder, { recursive: true, force: true });
if (!writeDeclarations(root, root, ENTRIES)) process.exit(1);
if (!writeDeclarations(root, `${root}src/client`, PAGE_ENTRIES)) process.exit(1);
await bundlePackage(root);
await bundleInternals(root);
chmodSync(`${root}dist/${PROGRAM}.js`, 0o755);
writeFileSync(`${root}dist/.stamp`, stamp);
