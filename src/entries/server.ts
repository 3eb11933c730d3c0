/** `plotcast/server`: a plain HTTP server around a handler. */
export { type ErrorCode, PlotcastError } from "../error.ts";
export { serve, type ServeOptions, type Serving } from "../server/serve.ts";
