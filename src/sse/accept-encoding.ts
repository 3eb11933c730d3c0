const KNOWN = ["zstd", "gzip", "identity"] as const;

/** How a stream's text is encoded on the wire; `identity`: as it is. */
export type Encoding = (typeof KNOWN)[number] | "flushedGzip";

/** The value of `Content-Encoding`, if it has one. */
export function contentEncoding(encoding: Encoding): string | undefined {
  if (encoding === "identity") return undefined;
  return encoding === "flushedGzip" ? "gzip" : encoding;
}

/**
 * The encoding that an `Accept-Encoding` header likes best (RFC 9110, 12.5.3). Of those that it
 * likes the same, the one with the fewest bytes.
 */
export function preferredEncoding(header: string | undefined): Encoding {
  const weights = weightsOf(header ?? "");
  let best: Encoding = "identity";
  let most = 0;
  for (const encoding of KNOWN) {
    // Whoever takes anything takes gzip; not all who say so have heard of zstd.
    const weight = weights.get(encoding) ?? (encoding === "gzip" ? weights.get("*") : 0) ?? 0;
    if (weight <= most) continue;
    most = weight;
    best = encoding;
  }
  return best === "gzip" && knowsGzipOnly(weights) ? "flushedGzip" : best;
}

// Browsers and their like name several, and hand on each byte that they have decoded. Who names gzip
// alone may be a program that waits for the end of a block.
function knowsGzipOnly(weights: ReadonlyMap<string, number>): boolean {
  return [...weights.keys()].every(
    (name) => name === "gzip" || name === "identity" || name === "*",
  );
}

function weightsOf(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const item of header.split(",")) {
    const [coding = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    const name = coding === "x-gzip" ? "gzip" : coding;
    if (!weights.has(name)) weights.set(name, weightOf(parameters));
  }
  return weights;
}

/** A weight that cannot be read counts as none given. */
function weightOf(parameters: string[]): number {
  for (const parameter of parameters) {
    const weight = /^q\s*=\s*([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1];
    if (weight !== undefined) return Math.min(1, Number(weight));
  }
  return 1;
}
