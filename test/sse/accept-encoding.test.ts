import { expect, test } from "vitest";
import { acceptsGzip } from "../../src/sse/accept-encoding.ts";

test.each([
  ["gzip", true],
  ["gzip, deflate, br, zstd", true],
  ["br;q=1.0, gzip;q=0.8, *;q=0.1", true],
  ["GZIP;Q=0.001", true],
  ["x-gzip", true],
  ["*", true],
  ["deflate, *;q=0.5", true],
  ["gzip;q=0", false],
  ["gzip;q=0.000, *", false],
  ["gzip ; q = 0", false],
  ["*;q=0", false],
  ["br, deflate", false],
  ["identity", false],
  ["", false],
  ["gzipped", false],
  [undefined, false],
])("acceptsGzip(%j) is %s", (header, accepts) => {
  expect(acceptsGzip(header)).toBe(accepts);
});
