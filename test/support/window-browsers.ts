import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Encoding } from "../../src/sse/accept-encoding.ts";
import { CHROMIUM } from "./chromium.ts";
import { run } from "./program.ts";

const DISPLAY_SERVER = "/usr/bin/Xvfb";

/** A browser that opens a page in a window, and how it is told to. */
export interface WindowBrowser {
  name: string;
  program: string;
  /** The best encoding that it asks for over plain HTTP on this machine. */
  encoding: Encoding;
  /** @param profile a folder of its own, which is empty. */
  args(profile: string, url: string): string[];
  /** Settings that are read from the profile. */
  prefs?: Record<string, boolean>;
}

/** Firefox asks nothing and calls nobody at its first start. */
const FIREFOX_PREFS = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
};

export const BROWSERS: readonly WindowBrowser[] = [
  {
    name: "Chromium",
    program: CHROMIUM,
    encoding: "zstd",
    args: (profile, url) => [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      `--user-data-dir=${profile}`,
      url,
    ],
  },
  {
    name: "Firefox",
    program: process.env["PLOTCAST_FIREFOX"] ?? "/usr/bin/firefox-esr",
    encoding: "zstd",
    args: (profile, url) => ["--new-instance", "--no-remote", "--profile", profile, url],
    prefs: FIREFOX_PREFS,
  },
  {
    name: "WebKitGTK",
    program:
      process.env["PLOTCAST_MINIBROWSER"] ??
      `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
    encoding: "gzip",
    args: (_, url) => ["--private", url],
  },
];

/** The programs that are missing. */
export const MISSING = [DISPLAY_SERVER, ...BROWSERS.map(({ program }) => program)].filter(
  (program) => !existsSync(program),
);

/** Without them their tests are left out, unless all that can be is told to be required. */
export const LEAVE_OUT = MISSING.length > 0 && process.env["PLOTCAST_BROWSER"] !== "required";

/** Opens a page in a browser of its own, on a display of its own; both end with the test. */
export async function openWindow(browser: WindowBrowser, url: string): Promise<void> {
  if (MISSING.length > 0) throw new Error(`expected ${MISSING.join(", ")}`);
  const profile = mkdtempSync(join(tmpdir(), "plotcast-browser-"));
  // A browser may go on writing until it has ended, which is what is registered behind this.
  onTestFinished(() => rmSync(profile, { recursive: true, force: true, maxRetries: 20 }));
  const prefs = Object.entries(browser.prefs ?? {});
  const lines = prefs.map(([name, value]) => `user_pref("${name}", ${value});\n`);
  writeFileSync(join(profile, "user.js"), lines.join(""));
  // It chooses a number that is free, and tells it.
  const screen = ["-screen", "0", "800x600x24", "-nolisten", "tcp"];
  const server = run(DISPLAY_SERVER, ["-displayfd", "1", ...screen]);
  const [, display] = await server.says(/^(\d+)\n/);
  run(browser.program, browser.args(profile, url), {
    DISPLAY: `:${display}`,
    HOME: profile,
    XDG_RUNTIME_DIR: profile,
    // Draws without a graphics card.
    LIBGL_ALWAYS_SOFTWARE: "1",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    WAYLAND_DISPLAY: undefined,
    DBUS_SESSION_BUS_ADDRESS: undefined,
  });
}
