import { createLive } from "plotcast/live";

export const port = Number(process.env.PORT ?? 3000);

export const live = createLive({
  charts: { cpu: { title: "Processor" }, memory: {} },
  everyMs: 200,
  routes: { push: true },
});

setInterval(() => {
  live.push("cpu", { Load: Math.random() * 100 });
  live.push("memory", { Free: Math.random() * 8 });
}, 200);

// Viewers are asked to come back, each at its own time, before the server ends.
process.on("SIGTERM", () => live.drain().then(() => process.exit()));
