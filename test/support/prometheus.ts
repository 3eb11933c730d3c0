import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Running, run } from "./program.ts";
import { freePort } from "./served.ts";

/** Where Prometheus is, whether it is there or not. */
export const PROMETHEUS = process.env["PLOTCAST_PROMETHEUS"] ?? "/usr/bin/prometheus";

/** Where Debian has what others send measurements with. */
export const NODE_EXPORTER = "/usr/bin/prometheus-node-exporter";
export const MOSQUITTO = "/usr/sbin/mosquitto";

/** Without Prometheus its tests are left out, unless all that can be is told to be required. */
export const LEAVE_OUT = !existsSync(PROMETHEUS) && process.env["PLOTCAST_BROWSER"] !== "required";

/** Starts a Prometheus of its own that scrapes a target and itself, and writes what it finds to an address. */
export async function startPrometheus(target: string, writeTo: string): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-prometheus-"));
  const port = await freePort();
  const file = join(folder, "prometheus.yml");
  writeFileSync(file, configuration(port, target, writeTo));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return run(PROMETHEUS, [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ]);
}

function configuration(port: number, target: string, writeTo: string): string {
  return `
global:
  scrape_interval: 1s
  external_labels: { site: home }
scrape_configs:
  - job_name: shop
    static_configs: [{ targets: ["${target}"] }]
  - job_name: prometheus
    static_configs: [{ targets: ["127.0.0.1:${port}"] }]
remote_write:
  - url: ${writeTo}
    queue_config: { batch_send_deadline: 1s }
    metadata_config: { send_interval: 1s }
`;
}
