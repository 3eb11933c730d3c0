import { expect, test } from "vitest";
import { unitOfName } from "../../src/ingest/name-unit.ts";

test("unitOfName reads the unit that a name says", () => {
  const names: Array<[string, string]> = [
    ["mem [MiB]", "MiB"],
    ["temp (°C)", "°C"],
    ["temp (C)", "°C"],
    ["MEMORY(bytes)", "B"],
    ["CPU(cores)", "cores"],
    ["utilization.gpu [%]", "%"],
    ["power.draw [W]", "W"],
    ["latency (ms)", "ms"],
    ["rate [req/s]", "req/s"],
    ["%util", "%"],
    ["Use%", "%"],
    ["CPU %", "%"],
    ["rkB/s", "kB/s"],
    ["kB_read/s", "kB/s"],
    ["r_await", "ms"],
    ["RSS", "KiB"],
    ["memory_bytes", "B"],
    ["duration_ms", "ms"],
    ["durationMs", "ms"],
    ["responseTime", "ms"],
    ["request_seconds", "s"],
  ];
  for (const [name, unit] of names) expect(unitOfName(name), name).toBe(unit);
});

test("unitOfName finds none in other names", () => {
  for (const name of ["cpu", "cpu (2)", "load (all)", "[1]", "tps", "bytes", "s", "", "a/s"]) {
    expect(unitOfName(name), name).toBe("");
  }
});
