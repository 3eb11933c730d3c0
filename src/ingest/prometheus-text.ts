import type { Label, Reading, SourceSeries } from "./measurement.ts";
import { cleanName } from "./names.ts";
import { isInfinite } from "./number.ts";
import { type Family, describeSeries, familyOf, suffixIn } from "./prometheus-text-family.ts";
import { quote, readSeries, seriesEnd, unescape } from "./prometheus-text-line.ts";
import { createReading } from "./reading.ts";
import { type SeriesCache, copyText, createSeriesCache } from "./series-cache.ts";
import { MAX_LINE_LENGTH, MAX_PAGE_VALUES, MAX_SOURCE_SERIES } from "../limits.ts";
import { plainText } from "./plain-text.ts";

/** Prometheus text 0.0.4, or OpenMetrics 1.0: seconds instead of ms, exemplars, an end. */
export type PrometheusFormat = "text" | "openmetrics";

/** Reads the pages of one target, one after the other. */
export interface PrometheusReader {
  begin(format: PrometheusFormat): PrometheusPage;
}

/** A page that is being read. */
export interface PrometheusPage {
  read(line: string): void;
  /** Whether it has as many values as are read: all that follows is passed over. */
  isFull(): boolean;
  /** Passes over a line that is too long. */
  skip(): void;
  /** Reads a last line without a line break. A value in it is not taken, as it may have been cut. */
  readUnended(line: string): void;
  end(): Reading;
}

/** What is known of a series by its text; `series` is undefined for what is no measurement. */
interface KnownSeries {
  series: SourceSeries | undefined;
  family: Family;
}

const COMMENT = /^#\s*(TYPE|HELP|UNIT)\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))(?:[ \t](.*))?$/;
const NO_NUMBER = /^[+-]?nan$/i;
const MAX_HELP_LENGTH = 500;

/**
 * Reads what exporters write. Series are the same objects on each page as long as what the page says of them
 * is the same. No line makes it throw.
 *
 * Counters are of kind "counter", the buckets of histograms "bucket" with their label `le`; count and sum of
 * histograms and summaries are counters, quantiles gauges. NaN and infinity are gaps. What tells when a counter
 * began, texts of type info, and exemplars are passed over.
 *
 * @param added labels that every series gets, unless it has them
 */
export function createPrometheusReader(added: readonly Label[] = []): PrometheusReader {
  const known = createSeriesCache<KnownSeries>({ maxEntries: MAX_SOURCE_SERIES });
  return { begin: (format) => createPage(format, known, added) };
}

function createPage(
  format: PrometheusFormat,
  known: SeriesCache<KnownSeries>,
  added: readonly Label[],
): PrometheusPage {
  const reading = createReading();
  const isOpen = format === "openmetrics";
  let family = familyOf("");
  let number = 0;
  let hasEnded = false;

  function problem(column: number, message: string): void {
    reading.problem({ line: number, column, message });
  }

  function describe(line: string): void {
    if (isOpen && line === "# EOF") hasEnded = true;
    const [, word = "", quoted, bare = "", text = ""] = COMMENT.exec(line) ?? [];
    if (word === "") return;
    const name = quoted === undefined ? bare : unescape(quoted);
    if (name !== family.name) family = familyOf(name);
    if (word === "TYPE") family.type = text.trim().toLowerCase();
    if (word === "UNIT") family.unit = cleanName(text);
    if (word === "HELP") family.help = plainText(unescape(text.slice(0, MAX_HELP_LENGTH)));
  }

  function find(text: string): KnownSeries | undefined {
    const entry = known.get(text);
    if (entry !== undefined && isSame(entry.family, family)) return entry;
    const named = readSeries(text);
    if ("message" in named) {
      problem(named.column, named.message);
      return undefined;
    }
    if (suffixIn(named.name, family) === undefined) family = familyOf(named.name);
    if (entry !== undefined && isSame(entry.family, family)) return entry;
    const series = describeSeries(withLabels(named, added), family);
    const found = { series, family: { ...family } };
    known.set(copyText(text), found);
    return found;
  }

  function readValue(line: string, end: number, series: SourceSeries): void {
    const parts = line
      .slice(end)
      .trim()
      .split(/[ \t]+/, 3);
    const [text = "", moment] = parts;
    const value = readFloat(text);
    if (value === undefined) return problem(end + 2, `expected a number, got ${quote(text)}`);
    const stamp = moment === undefined || moment.startsWith("#") ? undefined : Number(moment);
    if (stamp !== undefined && !Number.isFinite(stamp)) {
      return problem(end + 2, `expected a time behind the value, got ${quote(moment ?? "")}`);
    }
    const time = stamp === undefined ? undefined : isOpen ? stamp * 1000 : stamp;
    reading.measurements.push({ series, time, value });
  }

  function isFull(): boolean {
    return reading.measurements.length >= MAX_PAGE_VALUES;
  }

  function read(line: string): void {
    number += 1;
    if (line === "" || hasEnded) return;
    if (line.startsWith("#")) return describe(line);
    const text = line.trimStart();
    if (text === "") return;
    if (isFull()) return;
    const end = seriesEnd(text, isOpen);
    const entry = find(text.slice(0, end));
    if (entry?.series !== undefined) readValue(text, end, entry.series);
  }

  return {
    read,
    isFull,
    skip() {
      number += 1;
      problem(1, `expected a line of at most ${MAX_LINE_LENGTH} characters`);
    },
    readUnended(line) {
      if (line.startsWith("#")) return read(line);
      number += 1;
      problem(line.length, "expected a line break behind the last line: the page may be cut");
    },
    end() {
      if (isFull()) problem(1, `expected less than ${MAX_PAGE_VALUES} values: no more are read`);
      else if (isOpen && !hasEnded) problem(1, "expected # EOF at the end: the page was cut");
      return reading;
    },
  };
}

function isSame(a: Family, b: Family): boolean {
  return (
    a === b || (a.name === b.name && a.type === b.type && a.unit === b.unit && a.help === b.help)
  );
}

function withLabels(named: { name: string; labels: Label[] }, added: readonly Label[]) {
  const others = added.filter(({ name }) => !named.labels.some((label) => label.name === name));
  return { name: named.name, labels: [...named.labels, ...others] };
}

/** NaN for what is no number; undefined for another text. */
function readFloat(text: string): number | undefined {
  if (text === "") return undefined;
  const value = Number(text);
  if (!Number.isNaN(value)) return value;
  if (isInfinite(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return NO_NUMBER.test(text) ? Number.NaN : undefined;
}
