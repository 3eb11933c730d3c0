import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Running, run } from "./program.ts";

/** A broker on the loopback interface; it ends with the test. */
export interface Broker {
  url: string;
  /** Kills it, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts mosquitto on a port, with further lines of its configuration. */
export async function startMosquitto(
  port: number,
  config = "allow_anonymous true",
): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "mosquitto.conf");
  writeFileSync(file, `listener ${port} 127.0.0.1\nlog_dest stderr\n${config}\n`);
  const broker: Running = run("mosquitto", ["-c", file], {
    PATH: `${process.env["PATH"]}:/usr/sbin`,
  });
  await broker.says(/mosquitto version .* running/);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    async kill() {
      broker.child.kill("SIGKILL");
      await broker.exit;
    },
  };
}
