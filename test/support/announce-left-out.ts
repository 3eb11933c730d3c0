import { existsSync, readdirSync } from "node:fs";
import { CHROMIUM, LEAVE_OUT as LEAVE_OUT_BROWSER } from "./chromium.ts";
import { LEAVE_OUT as LEAVE_OUT_NGINX, NGINX } from "./nginx.ts";
import {
  LEAVE_OUT as LEAVE_OUT_PROMETHEUS,
  MOSQUITTO,
  NODE_EXPORTER,
  PROMETHEUS,
} from "./prometheus.ts";
import { LEAVE_OUT as LEAVE_OUT_WINDOWS, MISSING } from "./window-browsers.ts";

const RULE = "!".repeat(72);

/** vitest's global setup: says loudly which tests are left out for want of another program. */
export default function announceBrowser(): void {
  if (LEAVE_OUT_BROWSER) {
    const files = readdirSync(new URL("../browser", import.meta.url))
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => `test/browser/${file}`);
    announce(`NO BROWSER at ${CHROMIUM}: the whole way to the page`, files, [
      "Install chromium, or name one in PLOTCAST_CHROMIUM, to run them;",
      "PLOTCAST_BROWSER=required makes a missing browser an error.",
    ]);
  }
  if (LEAVE_OUT_NGINX) {
    announce(
      `NO NGINX at ${NGINX}: the way through a proxy`,
      ["test/whole-way/nginx.test.ts"],
      [
        "Install nginx, or name one in PLOTCAST_NGINX, to run it;",
        "PLOTCAST_BROWSER=required makes a missing one an error, too.",
      ],
    );
  }
  if (LEAVE_OUT_PROMETHEUS) {
    announce(
      `NO PROMETHEUS at ${PROMETHEUS}: what it writes`,
      [
        "test/sources/receivers/prometheus-remote-write.test.ts, in part",
        "test/programs/recipes.test.ts, in part",
      ],
      [
        "Install prometheus, or name one in PLOTCAST_PROMETHEUS, to run it;",
        "PLOTCAST_BROWSER=required makes a missing one an error, too.",
      ],
    );
  }
  const senders = [NODE_EXPORTER, MOSQUITTO].filter((path) => !existsSync(path));
  if (senders.length > 0) {
    announce(
      `NO ${senders.join(", ")}: recipes of docs/sources.md`,
      ["test/programs/recipes.test.ts, in part"],
      ["Install prometheus-node-exporter, mosquitto and mosquitto-clients to run it."],
    );
  }
  if (LEAVE_OUT_WINDOWS) {
    announce(
      `NO ${MISSING.join(", ")}: frames in Firefox and WebKitGTK`,
      ["test/whole-way/browsers.test.ts"],
      [
        "Install firefox-esr, webkit2gtk-driver and xvfb, or name the browsers",
        "in PLOTCAST_FIREFOX and PLOTCAST_MINIBROWSER, to run it;",
        "PLOTCAST_BROWSER=required makes a missing one an error, too.",
      ],
    );
  }
}

function announce(what: string, files: string[], advice: string[]): void {
  const leftOut = files.map((file) => `    ${file}`);
  const lines = [`${what} is NOT TESTED.`, "Left out:", ...leftOut, ...advice];
  const notice = ["", RULE, ...lines.map((line) => `!! ${line}`), RULE, ""];
  process.stderr.write(`${notice.join("\n")}\n`);
}
