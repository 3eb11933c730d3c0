import { readdirSync } from "node:fs";
import { CHROMIUM, LEAVE_OUT } from "./browser/chromium.ts";

/** vitest's global setup: says loudly which tests are left out for want of a browser. */
export default function announceBrowser(): void {
  if (!LEAVE_OUT) return;
  const files = readdirSync(new URL("browser", import.meta.url))
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `!!     test/browser/${file}`);
  const rule = "!".repeat(72);
  const notice = [
    "",
    rule,
    `!! NO BROWSER at ${CHROMIUM}: the whole way to the page is NOT TESTED.`,
    "!! Left out:",
    ...files,
    "!! Install chromium, or name one in PLOTCAST_CHROMIUM, to run them;",
    "!! PLOTCAST_BROWSER=required makes a missing browser an error.",
    rule,
    "",
  ];
  process.stderr.write(`${notice.join("\n")}\n`);
}
