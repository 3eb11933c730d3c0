import { createSocket } from "node:dgram";
import { expect, onTestFinished, test } from "vitest";
import { teleplot } from "../../src/sources/teleplot.ts";
import { thrownBy } from "../support/served.ts";
import { recordingContext } from "../support/source-context.ts";

test("teleplot takes packets as they come, each device with a clock of its own", async () => {
  const context = recordingContext();
  const running = await teleplot({ port: 0 }).start(context);
  onTestFinished(() => running.stop());
  const boards = [createSocket("udp4"), createSocket("udp4")];
  onTestFinished(() => boards.forEach((board) => board.close()));
  const began = Date.now();
  boards.forEach((board, at) => {
    board.send(`temp${at}:${1000 * (at + 1)}:${at}§°C\nstate${at}:ok|t`, running.port, "127.0.0.1");
  });
  await context.until("both", () => context.measurements.length >= 2);
  expect(context.values()).toEqual({ temp0: 0, temp1: 1 });
  for (const { series, time } of context.measurements) {
    expect(series.unit).toBe("°C");
    expect(time).toBeGreaterThanOrEqual(began);
    expect(time).toBeLessThan(began + 5000);
  }
  expect(context.problems.map(({ message }) => message)).toEqual([
    "passed over texts, points and shapes: 1",
    "passed over texts, points and shapes: 1",
  ]);
});

test("teleplot loses nothing of many packets, nor when it stops", async () => {
  const context = recordingContext();
  const running = await teleplot({ port: 0 }).start(context);
  onTestFinished(() => running.stop());
  const board = createSocket("udp4");
  onTestFinished(() => void board.close());
  for (let at = 0; at < 5000; at += 1) {
    await new Promise((sent) => board.send(`a:${at}`, running.port, "127.0.0.1", sent));
  }
  await context.until("the last one", () => context.measurements.at(-1)?.value === 4999);
  expect(context.measurements).toHaveLength(5000);
  // Of two points of one moment a chart keeps the last.
  expect(new Set(context.measurements.map(({ time }) => time)).size).toBe(5000);
});

test("teleplot refuses a port that is taken, and wrong options", async () => {
  const running = await teleplot({ port: 0 }).start(recordingContext());
  onTestFinished(() => running.stop());
  await expect(teleplot({ port: running.port }).start(recordingContext())).rejects.toMatchObject({
    code: "PORT_UNAVAILABLE",
  });
  expect(thrownBy(() => teleplot({ port: 1e9 })).code).toBe("OPTION_INVALID");
  expect(thrownBy(() => teleplot({ host: "" })).code).toBe("OPTION_INVALID");
});
