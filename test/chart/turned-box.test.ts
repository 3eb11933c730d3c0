import * as fc from "fast-check";
import { expect, test } from "vitest";
import { turnedBox } from "../../src/chart/text/turned-box.ts";

const length = fc.double({ min: 0, max: 1000, noNaN: true });
const angle = fc.double({ min: -720, max: 720, noNaN: true });

test("turnedBox(…, 90) lies on its side", () => {
  const { width, height } = turnedBox(80, 12, 90);
  expect(width).toBeCloseTo(12);
  expect(height).toBeCloseTo(80);
});

test("turnedBox(…) holds every corner of the turned box, and touches the outermost", () => {
  fc.assert(
    fc.property(length, length, angle, (width, height, degrees) => {
      const a = (degrees * Math.PI) / 180;
      const corners = [-1, 1].flatMap((h) =>
        [-1, 1].map((v) => ({ x: (h * width) / 2, y: (v * height) / 2 })),
      );
      const xs = corners.map(({ x, y }) => x * Math.cos(a) - y * Math.sin(a));
      const ys = corners.map(({ x, y }) => x * Math.sin(a) + y * Math.cos(a));
      const box = turnedBox(width, height, degrees);
      expect(box.width).toBeCloseTo(Math.max(...xs) - Math.min(...xs), 6);
      expect(box.height).toBeCloseTo(Math.max(...ys) - Math.min(...ys), 6);
    }),
  );
});
