/** What kind of values a series has, which decides how they are drawn. */
export type ValueKind =
  /** A value that goes up and down: a temperature, a load. Drawn as it is. */
  | "gauge"
  /** A sum that only grows, until it starts anew. Drawn as its rate per second. */
  | "counter"
  /** What has come since the last time, as StatsD's counters. Drawn as a rate per second. */
  | "delta"
  /** One of few states, as a number: on or off. Drawn as steps. */
  | "state"
  /**
   * The counter of one bucket of a histogram, with all smaller ones, as Prometheus has it; its label `le` is
   * the upper bound, `+Inf` for the last. A row of a heat map.
   */
  | "bucket";

/** A name and a value that a sender puts on a series: `host` and `web1`. */
export interface Label {
  name: string;
  value: string;
}

/**
 * A series as its sender describes it. Readers make one object for each series and hand on the same one
 * with every measurement, so that who takes them looks nothing up twice.
 */
export interface SourceSeries {
  /** What is measured, as its sender calls it: "cpu", "http_requests_total". Never empty. */
  readonly measurement: string;
  /** Which of its values: "usage_user". Empty where it has only one. */
  readonly field: string;
  readonly labels: readonly Label[];
  readonly kind: ValueKind;
  /** "s", "B", "%", … as far as the sender or its names say; empty where they do not. */
  readonly unit: string;
  /** What it is, in the sender's words, where it says so. */
  readonly help?: string | undefined;
  /**
   * Of a delta: about how long each value counts over, in ms; one that comes long after the last counts over
   * this, and not over the pause. Default: the time since the last one.
   */
  readonly intervalMs?: number | undefined;
  /** The chart that its sender asks for by name; else one is chosen. */
  readonly chart?: string | undefined;
}

/** One value of a series at one moment. */
export interface Measurement {
  series: SourceSeries;
  /** Epoch ms. Where it is missing, the moment at which it comes in. */
  time: number | undefined;
  /** NaN is a gap. An infinite value becomes a gap in the chart, and its sender's log says so. */
  value: number;
  /** Of a delta: how long it counts over, in ms, where its sender says so of each value. */
  spanMs?: number | undefined;
}

/** Something in what came that could not be read. It costs nothing but itself. */
export interface ReadingProblem {
  /** The line, or the place in a body, counted from 1; undefined where there is none. */
  line?: number | undefined;
  /** The column in the line, counted from 1. */
  column?: number | undefined;
  /** What was expected and what came: `expected a number, got "abc"`. */
  message: string;
}

/** What a reader made of a text or a body. */
export interface Reading {
  measurements: Measurement[];
  /** The first ones; `problemCount` says how many there were. */
  problems: ReadingProblem[];
  problemCount: number;
}
