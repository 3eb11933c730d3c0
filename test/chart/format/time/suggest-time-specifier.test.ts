import { expect, test } from "vitest";
import { suggestTimeSpecifier } from "../../../../src/chart/format/time/suggest-time-specifier.ts";
import { isTimeSpecifier } from "../../../../src/chart/format/time/time-specifier.ts";

test.each([
  ...["hello", "time", "Date", "iso", "short", "medium", "full", "auto", "hour", "hours", "day"],
  ...["month", "minute", "second", "Monday morning", "LT", "en-US", "5m", "15h", "Mad", "noon"],
  ...["", "-", "%", "%Q%", "100%%", "1", "2", "12", "100", "a", "h", "'today'", "add", "had"],
])("suggestTimeSpecifier(%j) suggests nothing, as it is no format", (text) => {
  expect(suggestTimeSpecifier(text)).toBeUndefined();
});

test.each([
  ["15:04", "%H:%M"],
  ["3:04 PM", "%-I:%M %p"],
  ["Mon Jan 2 15:04:05", "%a %b %-d %H:%M:%S"],
  ["Jan _2", "%b %e"],
  ["1/2/2006", "%-m/%-d/%Y"],
  ["2006-01-02T15:04:05Z07:00", "%Y-%m-%dT%H:%M:%S%Z"],
  ["YYYY-MM-DD", "%Y-%m-%d"],
  ["yyyy-mm-dd", "%Y-%m-%d"],
  ["dd.mm.yyyy HH:mm", "%d.%m.%Y %H:%M"],
  ["YYYY-MM-DDTHH:mm:ssZ", "%Y-%m-%dT%H:%M:%S%Z"],
  ["HH:mm", "%H:%M"],
  ["HH:MM:SS", "%H:%M:%S"],
  ["mm:ss", "%M:%S"],
  ["ha", "%-I%p"],
  ["MMM d 'at' h:mm", "%b %-d at %-I:%M"],
  ["D. MMMM [um] HH:mm", "%-d. %B um %H:%M"],
  ["HH'h'mm", "%Hh%M"],
  ["d.m.Y H:i", "%d.%m.%Y %H:%M"],
  ["%h:%m", "%H:%M"],
  ["%H:mm", "%H:%M"],
  ["%d %k", "%d %-H"],
])("suggestTimeSpecifier(%j) is %s", (text, meant) => {
  expect(suggestTimeSpecifier(text)).toBe(meant);
  expect(isTimeSpecifier(meant)).toBe(true);
});
