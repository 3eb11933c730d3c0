import { MAX_RECEIVED_BYTES } from "../limits.ts";
import type { Receiver, ReceiverRoute } from "./receiver.ts";

/** A receiver, with where it is asked and how it is loaded. */
interface ReceiverEntry {
  name: string;
  paths: [method: "GET" | "POST", path: string][];
  load(): Promise<Receiver>;
}

const RECEIVERS: ReceiverEntry[] = [
  {
    name: "influx",
    paths: [
      ["POST", "/api/v2/write"],
      ["POST", "/write"],
      ["GET", "/ping"],
      ["GET", "/health"],
      ["GET", "/query"],
      ["POST", "/query"],
    ],
    load: async () => (await import("./receivers/influx.ts")).createInfluxReceiver(),
  },
  {
    name: "prometheus",
    paths: [["POST", "/api/v1/write"]],
    load: async () =>
      (await import("./receivers/prometheus-remote-write.ts")).createRemoteWriteReceiver(),
  },
  {
    name: "opentelemetry",
    paths: [["POST", "/v1/metrics"]],
    load: async () => (await import("./receivers/otlp.ts")).createOtlpReceiver(),
  },
];

/** Creates the routes of all receivers. Those of one receiver share it, and so what it knows of its series. */
export function createReceiverRoutes(): ReceiverRoute[] {
  return RECEIVERS.flatMap(({ name, paths, load }) => {
    const loadOnce = once(load);
    return paths.map(([method, path]) => ({
      name,
      method,
      path,
      maxBytes: MAX_RECEIVED_BYTES,
      load: loadOnce,
    }));
  });
}

/** What failed is tried again by the next call. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
