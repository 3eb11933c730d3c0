// Refuses to publish while the package's page on npm would have dead links.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./package/installed.js";
import { deadLinks, missingAddresses } from "./package/publish.js";
import { report } from "./package/report.js";

const { folder, files, remove } = install(fileURLToPath(new URL("..", import.meta.url)));
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const readme = readFileSync(join(folder, "README.md"), "utf8");
remove();
report("prepublishOnly", [...missingAddresses(manifest), ...deadLinks(readme, files)]);
