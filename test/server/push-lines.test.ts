import { describe, expect, test } from "vitest";
import { DOORS } from "../support/doors.ts";

const ONE = { charts: { a: {} } };
const CSV = { "content-type": "text/csv" };
const NDJSON = { "content-type": "application/x-ndjson; charset=utf-8" };

describe.each(DOORS)("%s", (_door, open) => {
  async function push(body: string, headers: Record<string, string>, query = "") {
    const { ask, live } = await open(ONE);
    const answer = await ask(`/api/push/a${query}`, { method: "POST", body, headers });
    return { status: answer.status, json: answer.json(), svg: live.draw("a") };
  }

  test("POST /api/push/a: NDJSON, a line a row", async () => {
    const lines = [1, 2, 3].map((v) =>
      JSON.stringify({ v: v * 111, time: 1_772_366_400_000 + v * 1000 }),
    );
    const { status, json, svg } = await push(`${lines.join("\r\n")}\n\n`, NDJSON);
    expect(status).toBe(200);
    expect(json).toEqual({ pushed: 3, refused: 0, problems: [] });
    for (const v of ["111", "222", "333"]) expect(svg).toContain(`: ${v}<`);
  });

  test("POST /api/push/a: an infinite value of CSV is a gap, of which its sender hears", async () => {
    const lines =
      "time,v,w\n2026-03-01T12:00Z,1,2\n2026-03-01T12:01Z,-inf,3\n2026-03-01T12:02Z,1e999,nan";
    const { status, json } = await push(lines, CSV);
    expect(status).toBe(200);
    const message = 'column "v": an infinite value, which is a gap in the chart';
    const problems = [3, 4].map((line) => ({ line, message }));
    expect(json).toEqual({ pushed: 3, refused: 0, problems });
  });

  test("POST /api/push/a: a bad line of NDJSON costs no good one, and its number is told", async () => {
    const { status, json, svg } = await push(
      '{"v":111}\n{"v":oops}\n\n{"v":"x"}\n{"v":222}',
      NDJSON,
    );
    expect(status).toBe(200);
    expect(json).toEqual({
      pushed: 2,
      refused: 2,
      problems: [
        { line: 2, message: expect.stringContaining("row: expected JSON") },
        { line: 4, message: 'row.v: expected a finite number or null, got "x"' },
      ],
    });
    expect(svg).toContain("222");
  });

  test("POST /api/push/a: a row that its chart does not take costs no other one", async () => {
    // The seconds of a sender who should have sent milliseconds.
    const rows = [
      { v: 1, time: 1_772_366_400_000 },
      { v: 2, time: 1_772_366_401 },
    ];
    const { status, json } = await push(rows.map((row) => JSON.stringify(row)).join("\n"), NDJSON);
    expect(status).toBe(200);
    expect(json).toMatchObject({ pushed: 1, refused: 1, problems: [{ line: 2 }] });
  });

  test("POST /api/push/a: lines of which none is good are 400", async () => {
    const { status, json } = await push("oops\nno\n", NDJSON);
    expect(status).toBe(400);
    expect(json.code).toBe("INPUT_INVALID");
    expect(json.message).toMatch(/^body: line 1: row: expected JSON, got "oops" .*\(and 1 more\)$/);
  });

  test("POST /api/push/a: CSV with a header, quotes and gaps", async () => {
    const text = [
      'time,"CPU, user","say ""hi"""',
      "2026-03-01T12:00:00Z,111,1",
      '"2026-03-01T12:00:01Z","222",',
      "",
      "2026-03-01T12:00:02Z,333,3",
    ].join("\r\n");
    const { status, json, svg } = await push(text, CSV);
    expect(json).toEqual({ pushed: 3, refused: 0, problems: [] });
    expect(status).toBe(200);
    for (const part of ["CPU, user: 111<", ": 222<", ": 333<"]) expect(svg).toContain(part);
  });

  test("POST /api/push/a?header=: CSV without a header", async () => {
    const { json, svg } = await push("1772366400;111\n1772366401;222", CSV, "?header=time;v");
    expect(json).toEqual({ pushed: 2, refused: 0, problems: [] });
    expect(svg).toContain("222");
  });

  test("POST /api/push/a: CSV without a header is told of ?header=", async () => {
    const { status, json } = await push("1,2\n3,4", CSV);
    expect(status).toBe(400);
    expect(json.message).toContain("?header=time,cpu,mem");
  });

  test("POST /api/push/a: empty bodies push nothing", async () => {
    for (const headers of [CSV, NDJSON]) {
      expect((await push("", headers)).json).toEqual({ pushed: 0, refused: 0, problems: [] });
    }
  });

  test("POST /api/push/a: JSON stays all or none", async () => {
    const { status } = await push('[{"v":1},{"v":"x"}]', { "content-type": "application/json" });
    expect(status).toBe(400);
  });
});
