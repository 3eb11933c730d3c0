import type { TimeMode } from "../ingest/table.ts";

/** What every command can be told. */
export interface ServeFlags {
  port?: number;
  host: string;
  every: number;
}

/** What the command that reads a pipe can be told besides. */
export interface InputFlags extends ServeFlags {
  points: number;
  split?: boolean;
  time: TimeMode;
  smooth?: boolean;
  title: string;
}
