import { live, port } from "./charts.js";

Deno.serve({ port }, live.fetch);
