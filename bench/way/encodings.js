// The encodings of a stream, by what a viewer accepts. A browser names several; who names gzip alone
// gets flushed gzip, which costs more.
export const encodings = {
  identity: { name: "plain text", accepts: "identity" },
  gzip: { name: "gzip", accepts: "gzip, deflate, br" },
  flushed: { name: "flushed gzip", accepts: "gzip" },
  zstd: { name: "zstd", accepts: "gzip, deflate, br, zstd" },
};
