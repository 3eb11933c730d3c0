import { expect, test } from "vitest";
import { createKeptLengths } from "../../src/live/kept-lengths.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { keeping } from "../support/keeping.ts";

test("GET /: where a store cannot be read, a page without long windows", async () => {
  const store = createMemoryStore();
  const errors: unknown[] = [];
  const options = { charts: { a: {} }, onError: (error: unknown) => errors.push(error) };
  const broken = { ...store, extent: () => Promise.reject(new Error("thread ended")) };
  const { live } = keeping(store, options, broken);
  live.push("a", { v: 1 });
  const response = await live.fetch(new Request("http://localhost/"));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("<svg");
  expect(errors).toEqual([new Error("thread ended")]);
});

test("createKeptLengths: a chart is read once in some seconds", async () => {
  const store = createMemoryStore();
  let [now, reads] = [0, 0];
  const counted = {
    ...store,
    extent: () => Promise.resolve({ from: 0, to: (reads += 1) }),
  };
  const lengths = createKeptLengths(
    () => now,
    () => {},
  );
  expect([await lengths.ms(counted, "a"), await lengths.ms(counted, "a")]).toEqual([1, 1]);
  now += 6000;
  expect(await lengths.ms(counted, "a")).toBe(2);
  lengths.forget("a");
  expect(await lengths.ms(counted, "a")).toBe(3);
});
