const ENCODINGS = ["zstd", "gzip", "identity"] as const;

/**
 * How a stream's text is encoded on the wire. `identity`: not at all; `flushedGzip`: gzip with a
 * sync flush behind each piece.
 */
export type Encoding = (typeof ENCODINGS)[number] | "flushedGzip";

/** The value of `Content-Encoding`; undefined for text that is not encoded. */
export function contentEncoding(encoding: Encoding): string | undefined {
  if (encoding === "identity") return undefined;
  return encoding === "flushedGzip" ? "gzip" : encoding;
}

/**
 * Chooses the encoding with the highest weight in an `Accept-Encoding` header (RFC 9110, 12.5.3);
 * among equals, the one that takes the fewest bytes.
 */
export function preferredEncoding(header: string | undefined): Encoding {
  const weights = parseWeights(header ?? "");
  let best: Encoding = "identity";
  let bestWeight = 0;
  for (const encoding of ENCODINGS) {
    // `*` counts for gzip alone: not every client that accepts anything knows zstd.
    const weight = weights.get(encoding) ?? (encoding === "gzip" ? weights.get("*") : 0) ?? 0;
    if (weight <= bestWeight) continue;
    bestWeight = weight;
    best = encoding;
  }
  return best === "gzip" && namesOnlyGzip(weights) ? "flushedGzip" : best;
}

/** Whether an `Accept-Encoding` header takes gzip. */
export function acceptsGzip(header: string | undefined): boolean {
  const weights = parseWeights(header ?? "");
  return (weights.get("gzip") ?? weights.get("*") ?? 0) > 0;
}

// Browsers name several encodings and pass on each byte as it is decoded. A client that names gzip
// alone may be a program whose decoder waits for the end of a block.
function namesOnlyGzip(weights: ReadonlyMap<string, number>): boolean {
  return [...weights.keys()].every(
    (name) => name === "gzip" || name === "identity" || name === "*",
  );
}

function parseWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const item of header.split(",")) {
    const [coding = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    const name = coding === "x-gzip" ? "gzip" : coding;
    if (!weights.has(name)) weights.set(name, parseWeight(parameters));
  }
  return weights;
}

/** The value of `q`; 1 where it is missing or malformed. */
function parseWeight(parameters: string[]): number {
  for (const parameter of parameters) {
    const weight = /^q\s*=\s*([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1];
    if (weight !== undefined) return Math.min(1, Number(weight));
  }
  return 1;
}
