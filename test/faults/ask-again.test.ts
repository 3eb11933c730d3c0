import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { atRest, startChild } from "../support/child.ts";
import { requestFor } from "../support/socket-viewer.ts";

test("/events: viewers that ask again and again over one connection are gone with it", {
  timeout: 60_000,
}, async () => {
  const live = { charts: { a: {} }, everyMs: 16, keepAliveMs: 500 };
  const child = await startChild({ live, pushEveryMs: 0, series: 1, points: 2 });
  const before = await atRest(child, undefined);
  const socket = connect(child.port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.write(requestFor("/events", "gzip").repeat(20));
  await new Promise((resolve) => socket.once("data", resolve));
  socket.resetAndDestroy();
  const after = await atRest(child, before);
  expect(after.stats).toMatchObject({ subscribers: 0, views: 0 });
  expect(after.active).toEqual(before.active);
});
