import { live, port } from "./charts.js";

Bun.serve({ port, fetch: live.fetch, idleTimeout: 0 });
