import { expect, onTestFinished, test } from "vitest";
import { type CommandOptions, command } from "../../src/sources/command.ts";
import { eventually, thrownBy } from "../support/served.ts";
import { type RecordingContext, recordingContext } from "../support/source-context.ts";

async function running(
  options: CommandOptions,
): Promise<RecordingContext & { stop(): Promise<void> }> {
  const context = recordingContext();
  const source = await command({ everyMs: 100, ...options }).start(context);
  onTestFinished(() => source.stop());
  return Object.assign(context, { stop: source.stop });
}

/** Whether a process of this group, or with this id, is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("command takes what programs print, run after run", async () => {
  const context = await running({ command: "printf 'temp hum\\n21.4 55\\n'", name: "room" });
  await context.until("three runs", () => context.measurements.length >= 6);
  expect(context.values()).toEqual({ "room.temp": 21.4, "room.hum": 55 });
  const [first, , third] = context.measurements;
  expect(third?.series).toBe(first?.series);
  expect(context.problems).toEqual([]);
});

test("command takes what df prints of the disk", async () => {
  const context = await running({ command: "df -k / | tail -n 1 | awk '{print $2, $3}'" });
  await context.until("a run", () => context.measurements.length > 0);
  expect(Object.keys(context.values())).toEqual(["df.1", "df.2"]);
});

test("command takes rows as they come", async () => {
  const context = await running({ command: "echo 1; sleep 10" });
  await context.until("a row", () => context.measurements.length > 0);
  expect(context.values()).toEqual({ echo: 1 });
});

test.each([
  [
    "echo 7; echo 'first' >&2; echo 'no \u001b[31msuch disk' >&2; exit 3",
    "expected exit code 0, got 3: no such disk",
  ],
  ["kill -9 $$", "expected exit code 0, got SIGKILL"],
  ["sleep 60", "expected an end within 200 ms"],
  ["yes 1 & sleep 60", "expected at most 1048576 bytes"],
  ["no-such-program-here", /^expected exit code 0, got 127: .*no-such-program-here.*not found$/],
])("command tells how %s fails", async (text, trouble) => {
  const timeoutMs = text.startsWith("yes") ? 10_000 : 200;
  const context = await running({ command: text, timeoutMs });
  await context.until("trouble", () => context.troubles.length > 0);
  expect(context.troubles[0]).toMatch(
    trouble instanceof RegExp ? trouble : new RegExp(`^${trouble}$`),
  );
  if (text.startsWith("echo 7")) {
    await context.until("what it had printed", () => context.measurements.length > 0);
  }
});

test("command tells when all is well again", async () => {
  const file = `/tmp/plotcast-${process.pid}-${Date.now()}`;
  const context = await running({
    command: `cat ${file} 2>/dev/null || { echo 1 > ${file}; exit 1; }`,
  });
  await context.until("both", () => context.troubles.length >= 2);
  expect(context.troubles).toEqual(["expected exit code 0, got 1", undefined]);
  await context.stop();
});

test("command never runs twice at a time", async () => {
  const context = await running({ command: "echo $$; sleep 0.3; echo $$" });
  await context.until("three runs", () => context.measurements.length >= 6);
  const ids = context.measurements.map(({ value }) => value);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).toBe(ids[3]);
});

test("command ends all processes of its run when it stops", async () => {
  const context = await running({ command: "sleep 1000 & echo $!; wait" });
  await context.until("an id", () => context.measurements.length > 0);
  const pid = Number(context.measurements[0]?.value);
  expect(isAlive(pid)).toBe(true);
  await Promise.all([context.stop(), context.stop()]);
  await eventually("its end", () => !isAlive(pid));
  expect(context.troubles).toEqual([]);
});

test.each([
  ["TOKEN='a b' KEY=\"c d\" curl -H 'x: secret' http://x", "command curl"],
  ["sudo /usr/bin/df -P", "command df"],
  ["TOKEN='never ends", "command command"],
])("command is named by the program of %s alone", (text, name) => {
  expect(command({ command: text }).name).toBe(name);
});

test("command refuses wrong options", () => {
  const wrong: CommandOptions[] = [
    { command: " " },
    { command: "a\0" },
    { command: "a", everyMs: 0 },
    { command: "a", timeoutMs: Infinity },
    { command: "a", name: "" },
  ];
  const codes = wrong.map((options) => thrownBy(() => command(options)).code);
  expect(new Set(codes)).toEqual(new Set(["OPTION_INVALID"]));
});

test("command reads times without a zone as those of its own", async () => {
  const text = "echo 2026-03-01 12:00:00 temp=1";
  const context = await running({ command: text, timeZone: "America/New_York" });
  await context.until("a run", () => context.measurements.length > 0);
  expect(context.measurements[0]?.time).toBe(Date.UTC(2026, 2, 1, 17));
});
