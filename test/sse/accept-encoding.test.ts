import { expect, test } from "vitest";
import { preferredEncoding } from "../../src/sse/accept-encoding.ts";

test.each([
  ["gzip", "flushedGzip"],
  ["gzip, deflate", "gzip"],
  ["br, gzip", "gzip"],
  ["gzip, deflate, br, zstd", "zstd"],
  ["zstd, gzip", "zstd"],
  ["zstd;q=0.5, gzip", "gzip"],
  ["zstd;q=0.5, gzip;q=0.5", "zstd"],
  ["ZSTD;Q=0.9, gzip;q=0.1", "zstd"],
  ["zstd;q=0, gzip", "gzip"],
  ["br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip"],
  ["gzip;q=0.5, identity", "identity"],
  ["gzip, identity;q=0.5", "flushedGzip"],
  ["gzip;q=0.5, identity;q=0.5", "flushedGzip"],
  ["GZIP;Q=0.001", "flushedGzip"],
  ["gzip;q=high", "flushedGzip"],
  ["x-gzip", "flushedGzip"],
  ["*", "flushedGzip"],
  ["deflate, *;q=0.5", "gzip"],
  ["gzip;q=0", "identity"],
  ["gzip;q=0.000, *", "identity"],
  ["gzip ; q = 0", "identity"],
  ["*;q=0", "identity"],
  ["br, deflate", "identity"],
  ["identity", "identity"],
  ["", "identity"],
  ["gzipped, zstd2", "identity"],
  [undefined, "identity"],
])("preferredEncoding(%j) is %s", (header, encoding) => {
  expect(preferredEncoding(header)).toBe(encoding);
});
