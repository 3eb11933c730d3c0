import { existsSync } from "node:fs";
import type { Browser, LaunchOptions } from "playwright-core";

/** Where the browser for the tests is, whether it is there or not. */
export const CHROMIUM = process.env["PLOTCAST_CHROMIUM"] ?? "/usr/bin/chromium";

/** Without a browser its tests are left out, unless it is told to be required. */
export const LEAVE_OUT = !existsSync(CHROMIUM) && process.env["PLOTCAST_BROWSER"] !== "required";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a browser of its own; the caller closes it. */
export async function startChromium(options: LaunchOptions = {}): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET, ...options });
}
