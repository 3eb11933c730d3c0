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

/** Flags of the command that reads standard input. */
export interface InputFlags extends ServeFlags {
  points: number;
  split?: boolean;
  time: TimeMode;
  smooth?: boolean;
  title: string;
}
