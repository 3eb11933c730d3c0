/** How long and how much is kept. */
export interface RetentionLimits {
  /** Points as they came, in ms. */
  keepMs: number;
  /** Bytes of the file. */
  maxBytes: number;
}

/** What is kept unless somebody says otherwise: 30 days, and 8 GB. */
export const DEFAULT_LIMITS: RetentionLimits = { keepMs: 30 * 86_400_000, maxBytes: 8e9 };
