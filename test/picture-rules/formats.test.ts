import { expect, test } from "vitest";
import { type ChartOptions, lineChart, PlotcastError } from "../../src/entries/plotcast.ts";

function messageOf(options: ChartOptions): string {
  try {
    lineChart(options);
  } catch (error) {
    expect(error).toBeInstanceOf(PlotcastError);
    expect(error).toHaveProperty("code", "OPTION_INVALID");
    return (error as Error).message;
  }
  return "";
}

test.for<[wrong: string, meant: string]>([
  ["15:04", "%H:%M"],
  ["15:04:05", "%H:%M:%S"],
  ["2006-01-02", "%Y-%m-%d"],
  ["Jan 02, 2006", "%b %d, %Y"],
  ["HH:mm", "%H:%M"],
  ["HH:mm:ss.SSS", "%H:%M:%S.%L"],
  ["h:mm a", "%-I:%M %p"],
  ["yyyy-MM-dd", "%Y-%m-%d"],
  ["YYYY", "%Y"],
  ["DD.MM.YYYY HH:mm", "%d.%m.%Y %H:%M"],
  ["MMM d", "%b %-d"],
  ["EEE", "%a"],
  ["H:i", "%H:%M"],
  ["Y-m-d", "%Y-%m-%d"],
  ["%T", "%H:%M:%S"],
  ["%F %R", "%Y-%m-%d %H:%M"],
  ["%H:%i", "%H:%M"],
  ["%H:mm", "%H:%M"],
  ["%k:%M", "%-H:%M"],
])("lineChart() refuses the time format %s, and names %s", ([wrong, meant]) => {
  const message = messageOf({ timeFormat: wrong });
  expect(message).toContain(`option timeFormat: expected a d3-time-format specifier`);
  expect(message).toContain(`(did you mean ${JSON.stringify(meant)}?)`);
  expect(messageOf({ timeFormat: meant })).toBe("");
});

test.for(["noon", "100%%", "%", "%H:%", "%!", "%-", "-"])(
  "lineChart() refuses the time format %j, which says nothing of a moment",
  (timeFormat) => {
    expect(messageOf({ timeFormat })).toContain("option timeFormat");
  },
);

test.for([
  ...["%H:%M", "%-d. %B", "%I %p", "%H h", "%e %b %Y", "KW %V", "%j/%U", "%x %X", "%c", "%H:%M %Z"],
  ...["", "%s", "%Q", "%L ms", "%_d", "%0H", "%B %H h", "%%%Y", "Q%q"],
])("lineChart() takes the time format %s", (timeFormat) => {
  expect(messageOf({ timeFormat })).toBe("");
});

test.for<[wrong: string, meant: string | undefined]>([
  ["0.00", ".2f"],
  ["0", ".0f"],
  ["0.0%", ".1%"],
  ["0,0", ",.0f"],
  ["#,##0.00", ",.2f"],
  ["0.0a", ".1s"],
  ["0.#", ".1~f"],
  ["%.2f", ".2f"],
  ["{:,.1f}", ",.1f"],
  ["%d", "d"],
  [".2F", ".2f"],
  ["2", ".2f"],
  [".2k", undefined],
  ["two", undefined],
])("lineChart() refuses the number format %s, and names %s", ([wrong, meant]) => {
  for (const name of ["xFormat", "yFormat", "y2Format"]) {
    const message = messageOf({ [name]: wrong });
    expect(message).toContain(`option ${name}: expected a d3-format specifier`);
    expect(/did you mean (".*?")\?/.exec(message)?.[1]).toBe(meant && JSON.stringify(meant));
    if (meant !== undefined) expect(messageOf({ [name]: meant })).toBe("");
  }
});

test.for([
  ".1f",
  "~s",
  ",",
  "$,.2f",
  "+.1%",
  "d",
  ".3~g",
  "05.1f",
  "#x",
  "(.2f",
  "%",
  ".2r",
  "e",
  "n",
])("lineChart() takes the number format %s", (yFormat) => {
  expect(messageOf({ yFormat })).toBe("");
});
