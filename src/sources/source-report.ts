/** How a source does, for people and programs. */
export interface SourceReport {
  name: string;
  taken: number;
  refused: number;
  /** Why points were refused last. */
  reason: string | undefined;
  /** Values that are no measurements, such as a version. */
  passedOver: number;
  /** What could not be read: how often, and the last ones. */
  problemCount: number;
  problems: readonly string[];
  /** What is wrong with the source as a whole. */
  trouble: string | undefined;
  /** Epoch ms of its last points; undefined where none have come. */
  lastMs: number | undefined;
}
