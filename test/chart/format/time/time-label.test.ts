import { expect, test } from "vitest";
import {
  dropRepeatedLines,
  timeTickLabeller,
} from "../../../../src/chart/format/time/time-label.ts";
import type { TimeStyle } from "../../../../src/chart/format/time/moment-label.ts";
import type { TimeStep } from "../../../../src/chart/format/time/time-step.ts";
import { chooseTimeStep, timeTicks } from "../../../../src/chart/scales/time-ticks.ts";
import { changesIn, intlWall, ZONES } from "../../../support/wall-clock.ts";
import { some } from "../../../support/some.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EVENING = Date.UTC(2026, 1, 28, 21, 7);

interface Labels {
  label: string;
  sub?: string;
}

function labelsOf(times: number[], step: TimeStep, zone: string, look: TimeStyle = {}): Labels[] {
  const { label, period, periodLabel } = timeTickLabeller(step, zone, look);
  const tickAt = (time: number) => {
    const plain = { label: label(time) };
    return { period: period(time), plain, full: { ...plain, sub: periodLabel(time) } };
  };
  return dropRepeatedLines<Labels>(times.map(tickAt));
}

function axis(
  from: number,
  length: number,
  ms: number,
  zone: string,
  look: TimeStyle = {},
): string {
  const step = chooseTimeStep(ms);
  return labelsOf(timeTicks(from, from + length, step, zone), step, zone, look)
    .map(({ label, sub }) => (sub === undefined ? label : `${label} [${sub}]`))
    .join(" | ");
}

test("dropRepeatedLines() says the day, month or year below where it begins", () => {
  const zone = "Europe/Berlin";
  expect(axis(EVENING, 30 * SECOND, 10 * SECOND, zone)).toBe(
    "22:07:00 [Sat, Feb 28] | 22:07:10 | 22:07:20 | 22:07:30",
  );
  expect(axis(EVENING, 400, 200, zone)).toBe(
    "22:07:00.000 [Sat, Feb 28] | 22:07:00.200 | 22:07:00.400",
  );
  expect(axis(EVENING, 10 * HOUR, 3 * HOUR, zone)).toBe("00:00 [Sun, Mar 1] | 03:00 | 06:00");
  expect(axis(EVENING, 4 * HOUR, HOUR, zone)).toBe(
    "23:00 [Sat, Feb 28] | 00:00 [Sun, Mar 1] | 01:00 | 02:00",
  );
  expect(axis(EVENING, 38 * DAY, 7 * DAY, zone)).toBe(
    "2 [Mar 2026] | 9 | 16 | 23 | 30 | 6 [Apr 2026]",
  );
  expect(axis(EVENING, 370 * DAY, 90 * DAY, zone)).toBe("Apr [2026] | Jul | Oct | Jan [2027]");
  expect(axis(EVENING, 1200 * DAY, 300 * DAY, zone)).toBe("2027 | 2028 | 2029");
});

test("dropRepeatedLines() writes in the locale", () => {
  expect(axis(EVENING, 10 * HOUR, 6 * HOUR, "UTC", { locale: "de" })).toBe(
    "00:00 [So., 1. März] | 06:00",
  );
  expect(axis(EVENING, 9 * DAY, 7 * DAY, "UTC", { locale: "ja" })).toBe("2 [2026年3月] | 9");
});

test("dropRepeatedLines() writes a given format in one line, with the locale's names", () => {
  const look = { format: "%B %H h", locale: "fr" };
  expect(axis(EVENING, 6 * HOUR, 3 * HOUR, "UTC", look)).toBe("mars 00 h | mars 03 h");
  expect(axis(EVENING, HOUR, HOUR, "UTC", { format: (time) => time.toISOString() })).toBe(
    "2026-02-28T22:00:00.000Z",
  );
});

test("dropRepeatedLines() names each day, even one without a midnight", () => {
  const change = changesIn("Africa/Cairo", 2023)[0] ?? Number.NaN;
  expect(axis(change - 2 * HOUR, 4 * HOUR, HOUR, "Africa/Cairo")).toBe(
    "22:00 [Thu, Apr 27] | 23:00 | 01:00 [Fri, Apr 28] | 02:00 | 03:00",
  );
});

test("dropRepeatedLines() shows what clock and calendar of the zone show, around every change", () => {
  for (const zone of ZONES) {
    for (const middle of [...changesIn(zone, 2026), ...changesIn(zone, 2011), EVENING]) {
      for (const ms of [SECOND, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY]) {
        const step = chooseTimeStep(ms);
        const times = timeTicks(middle - 8 * ms, middle + 8 * ms, step, zone);
        const labels = some(labelsOf(times, step, zone));
        expect(labels).toHaveLength(times.length);
        let sub = "";
        labels.forEach((one, i) => {
          sub = one.sub ?? sub;
          const wall = new Date(intlWall(zone, times[i] ?? Number.NaN));
          const clock = wall.toISOString().slice(11, ms < MINUTE ? 19 : 16);
          const told = one.label.replace(/ [+-][\d:]+$/, "");
          expect([zone, told]).toEqual([zone, ms < DAY ? clock : String(wall.getUTCDate())]);
          const [month, day, year] = [
            wall.toUTCString().slice(8, 11),
            wall.getUTCDate(),
            wall.getUTCFullYear(),
          ];
          const around =
            ms < DAY ? `${wall.toUTCString().slice(0, 3)}, ${month} ${day}` : `${month} ${year}`;
          expect([zone, sub]).toEqual([zone, around]);
          if (i > 0 && one.sub !== undefined) expect(one.sub).not.toBe(labels[i - 1]?.sub);
        });
      }
    }
  }
});
