import type { ChartOptions, ChartWindow } from "../chart/inner-face.ts";
import type { KeepFlags } from "./keeping.ts";
import type { TimeMode } from "../ingest/table.ts";

/** Flags of every command. */
export interface ServeFlags {
  port?: number;
  host: string;
  /** Further names that this server is reached by. */
  allowHost: string[];
  /** What who pushes must send. */
  token?: string;
  every: number;
  /** An IANA zone. Default: the machine's. */
  tz?: string;
}

/** Flags of the command that reads standard input and files. */
export interface InputFlags extends ServeFlags {
  /** The file that points are kept in; default: none. */
  db?: string;
  /** What charts show; default: all of a file or a history, else the newest points. */
  window?: ChartWindow;
  /** The same, by its older name. */
  points?: ChartWindow;
  /** One chart per column, or one for all; default: by units and sizes. */
  split?: boolean;
  time: TimeMode;
  /** How times are written, in strptime's directives. */
  timeFormat?: string;
  /** Names or numbers of the columns that are drawn. */
  columns?: string[];
  /** The column that is x. */
  x?: string;
  /** The column that says what a row is about. */
  key?: string;
  delimiter?: string;
  decimal?: "." | ",";
  /** Names of columns that are counters. */
  rate?: string[];
  type?: NonNullable<ChartOptions["type"]>;
  unit?: string;
  min?: number;
  max?: number;
  smooth?: boolean;
  title?: string;
  /** Says how each chart came to be. */
  explain?: boolean;
}

/** The flags of `plotcast serve`. */
export interface StationFlags extends ServeFlags, KeepFlags {
  title: string;
  /** Charts are drawn whenever points come. */
  change?: true;
  explain?: true;
  /** Default: the usual port. */
  statsd?: number | false;
  teleplot?: number;
  /** The address on which StatsD and Teleplot are taken. */
  listenSources: string;
  scrape: string[];
  scrapeEvery: number;
  mqtt?: string;
  mqttTopic: string[];
  mqttPath?: string;
  exec: string[];
  execEvery: number;
  tail: string[];
}
