/** A point that is to be kept. */
export interface ImportedPoint {
  chart: string;
  series: string;
  /** Epoch ms. */
  time: number;
  /** NaN is a gap. */
  value: number;
}

/** Gets what is wrong with a line, counted from 1. */
export type TellLine = (line: number, message: string) => void;
