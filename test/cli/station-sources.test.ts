import { expect, onTestFinished, test } from "vitest";
import type { StationFlags } from "../../src/cli/flags.ts";
import { createSources } from "../../src/cli/station-sources.ts";
import type { Source } from "../../src/sources/source.ts";
import { recordingContext } from "../support/source-context.ts";

function sourcesWith(flags: Partial<StationFlags>): Promise<Source[]> {
  const none = { scrape: [], exec: [], tail: [], mqttTopic: [] };
  const rest = {
    scrapeEvery: 5000,
    execEvery: 5000,
    host: "localhost",
    listenSources: "127.0.0.1",
    allowHost: [],
    every: 1000,
  };
  const kept = { title: "plotcast", db: "plotcast.db", keep: 1 };
  return createSources({ ...none, ...rest, ...kept, ...flags });
}

async function namesWith(flags: Partial<StationFlags>): Promise<string[]> {
  return (await sourcesWith(flags)).map(({ name }) => name);
}

test("createSources(): StatsD and Teleplot, which have no tokens, are for this machine unless an address is named", async () => {
  expect(await namesWith({})).toEqual(["statsd on 127.0.0.1:8125"]);
  expect(await namesWith({ host: "0.0.0.0" })).toEqual(["statsd on 127.0.0.1:8125"]);
  expect(await namesWith({ host: "0.0.0.0", statsd: 9125, teleplot: 9126 })).toEqual([
    "statsd on 127.0.0.1:9125",
    "teleplot on 127.0.0.1:9126",
  ]);
  expect(await namesWith({ listenSources: "0.0.0.0", teleplot: 9126 })).toEqual([
    "statsd on 0.0.0.0:8125",
    "teleplot on 0.0.0.0:9126",
  ]);
  expect(await namesWith({ statsd: false })).toEqual([]);
});

test("createSources(): each flag of a source is one", async () => {
  const flags = {
    teleplot: 47_269,
    mqtt: "mqtt://localhost",
    exec: ["df -P", "df -h"],
    tail: ["a.log"],
  };
  const names = await namesWith({ ...flags, scrape: ["http://localhost:9100/metrics"] });
  expect(names.toSorted()).toEqual([
    "command df",
    "command df (2)",
    "mqtt # at mqtt://localhost",
    "scrape of http://localhost:9100/metrics",
    "statsd on 127.0.0.1:8125",
    "tail of a.log",
    "teleplot on 127.0.0.1:47269",
  ]);
});

test("createSources(): what a command prints has the time zone of the charts", async () => {
  const exec = ["echo 2026-03-01 12:00:00 temp=1"];
  const [source] = await sourcesWith({ exec, statsd: false, tz: "America/New_York" });
  const context = recordingContext();
  const running = await source?.start(context);
  onTestFinished(() => running?.stop());
  await context.until("a run", () => context.measurements.length > 0);
  expect(context.measurements[0]?.time).toBe(Date.UTC(2026, 2, 1, 17));
});

test("createSources(): what two commands of one program print are two measurements", async () => {
  const exec = ["echo temp=11", "echo temp=22"];
  const contexts = await Promise.all(
    (await sourcesWith({ exec, statsd: false })).map(async (source) => {
      const context = recordingContext();
      const running = await source.start(context);
      onTestFinished(() => running.stop());
      await context.until("a run", () => context.measurements.length > 0);
      return context;
    }),
  );
  const printed = contexts.map(({ measurements: [one] }) => [one?.series.measurement, one?.value]);
  expect(printed).toEqual([
    ["echo", 11],
    ["echo (2)", 22],
  ]);
});
