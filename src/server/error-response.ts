import { type ErrorCode, PlotcastError } from "../error.ts";
import { type FullResponse, jsonResponse } from "./http.ts";

const STATUS: Partial<Record<ErrorCode, number>> = {
  CHART_UNKNOWN: 404,
  DEPENDENCY_MISSING: 501,
  FONT_MISSING: 501,
  COLOR_UNKNOWN: 501,
  FORBIDDEN: 403,
  UNAUTHORIZED: 401,
  TIMEOUT: 408,
  TOO_LARGE: 413,
  LIMIT_REACHED: 429,
  FULL: 503,
  CLOSED: 503,
};

/** Those asked to retry later are spread, so that not all come in the same moment. */
const MIN_RETRY_S = 5;
const RETRY_SPREAD_S = 10;

/** @param onError gets errors that are not plotcast's own; the response says nothing of them. */
export function errorResponse(error: unknown, onError: (error: unknown) => void): FullResponse {
  if (!(error instanceof PlotcastError)) {
    onError(error);
    const message = "something went wrong; the server's log has the error";
    return jsonResponse(500, { code: "INTERNAL", message });
  }
  const status = STATUS[error.code] ?? 400;
  const response = jsonResponse(status, { code: error.code, message: error.message });
  if (status === 401) response.headers["www-authenticate"] = "Bearer";
  if (status === 429 || status === 503) {
    const seconds = MIN_RETRY_S + Math.floor(Math.random() * RETRY_SPREAD_S);
    response.headers["retry-after"] = String(seconds);
  }
  return response;
}
