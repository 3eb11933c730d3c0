import * as bare from "./bare.js";
import * as betterSse from "./better-sse.js";
import * as gzipEach from "./gzip-each.js";
import * as plotcast from "./plotcast.js";

export const streams = {
  zstd: { name: "plotcast, zstd", accepts: "zstd", ...plotcast },
  gzip: { name: "plotcast, gzip", accepts: "gzip, deflate", ...plotcast },
  flushed: { name: "plotcast, flushed gzip", accepts: "gzip", ...plotcast },
  plain: { name: "plotcast, plain text", accepts: "identity", ...plotcast },
  bare: { accepts: "gzip", ...bare },
  betterSseText: { accepts: "identity", name: betterSse.nameOfText, create: betterSse.createText },
  betterSse: { accepts: "identity", isJson: true, ...betterSse },
  gzipEach: { accepts: "gzip", ...gzipEach },
};
