import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "./program.ts";
import { freePort } from "./served.ts";

/** Where nginx is, whether it is there or not. */
export const NGINX = process.env["PLOTCAST_NGINX"] ?? "/usr/sbin/nginx";

/** Without nginx its tests are left out, unless all that can be is told to be required. */
export const LEAVE_OUT = !existsSync(NGINX) && process.env["PLOTCAST_BROWSER"] !== "required";

/**
 * Starts an nginx of its own that passes all on to a port, as its documentation shows; what is asked for
 * below `/below/` without that.
 *
 * @param lines further lines of its configuration.
 */
export async function startNginx(port: number, lines: readonly string[] = []): Promise<string> {
  if (!existsSync(NGINX)) throw new Error(`expected nginx at ${NGINX}`);
  const folder = mkdtempSync(join(tmpdir(), "plotcast-nginx-"));
  mkdirSync(join(folder, "logs"));
  const own = await freePort();
  writeFileSync(join(folder, "nginx.conf"), configuration(own, port, lines));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const nginx = run(NGINX, ["-p", folder, "-e", "stderr", "-c", "nginx.conf"]);
  const url = `http://127.0.0.1:${own}`;
  for (const end = performance.now() + 10_000; performance.now() < end; ) {
    const answered = await fetch(`${url}/api/stats`).catch(() => undefined);
    if (answered?.ok) return url;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nginx did not begin to serve: ${nginx.stderr()}`);
}

// Buffering is on, as it is unless one says otherwise; gzip is on for all there is.
function configuration(own: number, port: number, lines: readonly string[]): string {
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
daemon off;
master_process off;
pid nginx.pid;
events {}
http {
  access_log off;
  ${paths.map((name) => `${name}_temp_path ${name};`).join("\n  ")}
  gzip on;
  gzip_types *;
  server {
    listen 127.0.0.1:${own};
    ${lines.join("\n    ")}
    location / { proxy_pass http://127.0.0.1:${port}; }
    location /below/ { proxy_pass http://127.0.0.1:${port}/; }
  }
}
`;
}
