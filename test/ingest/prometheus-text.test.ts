import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Reading } from "../../src/ingest/measurement.ts";
import {
  type PrometheusFormat,
  type PrometheusReader,
  createPrometheusReader,
} from "../../src/ingest/prometheus-text.ts";
import { nameOf } from "../support/source-context.ts";
import { some } from "../support/some.ts";

function readPage(
  text: string,
  format: PrometheusFormat = "text",
  reader: PrometheusReader = createPrometheusReader(),
): Reading {
  const page = reader.begin(format);
  for (const line of text.split("\n")) page.read(line);
  return page.end();
}

/** Each value as `name kind unit value`. */
function told(reading: Reading): string[] {
  return some(reading.measurements).map((taken) => {
    const { kind, unit } = taken.series;
    return `${nameOf(taken)} ${kind} ${unit || "-"} ${taken.value}`;
  });
}

// From the description of the format, https://prometheus.io/docs/instrumenting/exposition_formats/
const EXAMPLE = `# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 1395066363000
http_requests_total{method="post",code="400"}    3 1395066363000

# Escaping in label values:
msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9

# Minimalistic line:
metric_without_timestamp_and_labels 12.47

# A weird metric from before the epoch:
something_weird{problem="division by zero"} +Inf -3982045

# A histogram, which has a pretty complex representation in the text format:
# HELP http_request_duration_seconds A histogram of the request duration.
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.05"} 24054
http_request_duration_seconds_bucket{le="+Inf"} 144320
http_request_duration_seconds_sum 53423
http_request_duration_seconds_count 144320

# Finally a summary, which has a complex representation, too:
# HELP rpc_duration_seconds A summary of the RPC duration in seconds.
# TYPE rpc_duration_seconds summary
rpc_duration_seconds{quantile="0.01"} 3102
rpc_duration_seconds_sum 1.7560473e+07
rpc_duration_seconds_count 2693
`;

test("createPrometheusReader reads the example of the format's description", () => {
  const reading = readPage(EXAMPLE);
  expect(reading.problems).toEqual([]);
  expect(told(reading)).toEqual([
    "http_requests_total{method=post,code=200} counter - 1027",
    "http_requests_total{method=post,code=400} counter - 3",
    'msdos_file_access_time_seconds{path=C:\\DIR\\FILE.TXT,error=Cannot find file:"FILE.TXT"} gauge s 1458255915',
    "metric_without_timestamp_and_labels gauge - 12.47",
    "something_weird{problem=division by zero} gauge - Infinity",
    "http_request_duration_seconds{le=0.05} bucket s 24054",
    "http_request_duration_seconds{le=+Inf} bucket s 144320",
    "http_request_duration_seconds.sum counter s 53423",
    "http_request_duration_seconds.count counter - 144320",
    "rpc_duration_seconds{quantile=0.01} gauge s 3102",
    "rpc_duration_seconds.sum counter s 17560473",
    "rpc_duration_seconds.count counter - 2693",
  ]);
  const [first] = reading.measurements;
  expect(first?.time).toBe(1_395_066_363_000);
  expect(first?.series.help).toBe("The total number of HTTP requests.");
});

// From the examples of https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md
const OPEN = `# TYPE acme_http_router_request_seconds summary
# UNIT acme_http_router_request_seconds seconds
# HELP acme_http_router_request_seconds Latency though all of ACME's HTTP request router.
acme_http_router_request_seconds_sum{path="/api/v1",method="GET"} 9036.32
acme_http_router_request_seconds_count{path="/api/v1",method="GET"} 807283.0
acme_http_router_request_seconds_created{path="/api/v1",method="GET"} 1605281325.0
# TYPE go_goroutines gauge
# HELP go_goroutines Number of goroutines that currently exist.
go_goroutines 69
# TYPE foo histogram
foo_bucket{le="0.1"} 8 # {} 0.054
foo_bucket{le="1.0"} 11 # {trace_id="KOO5S4vxi0o} 1"} 0.67
foo_bucket{le="+Inf"} 17 1520879607.789 # {trace_id="oHg5SJYRHA0"} 9.8 1520879607.789
foo_count 17
foo_sum 324789.3
# TYPE foos counter
foos_total 17.0 1520879607.789
foos_created 1520430000.123
# TYPE state stateset
state{state="a"} 1
# TYPE build info
build_info{version="1.2"} 1
# EOF
ignored 1`;

test("createPrometheusReader reads OpenMetrics, without exemplars", () => {
  const reading = readPage(OPEN, "openmetrics");
  expect(reading.problems).toEqual([]);
  expect(told(reading)).toEqual([
    "acme_http_router_request_seconds.sum{path=/api/v1,method=GET} counter s 9036.32",
    "acme_http_router_request_seconds.count{path=/api/v1,method=GET} counter - 807283",
    "go_goroutines gauge - 69",
    "foo{le=0.1} bucket - 8",
    "foo{le=1.0} bucket - 11",
    "foo{le=+Inf} bucket - 17",
    "foo.count counter - 17",
    "foo.sum counter - 324789.3",
    "foos_total counter - 17",
    "state{state=a} state - 1",
  ]);
  expect(reading.measurements[5]?.time).toBe(1_520_879_607_789);
});

test("createPrometheusReader tells that a page of OpenMetrics was cut", () => {
  const { problems } = readPage("a 1", "openmetrics");
  expect(problems.map(({ message }) => message)).toEqual([
    "expected # EOF at the end: the page was cut",
  ]);
});

test("createPrometheusReader gives the same objects as long as the page says the same", () => {
  const reader = createPrometheusReader();
  const page = '# TYPE a counter\na{b="1"} 1\nb 2';
  const [first] = readPage(page, "text", reader).measurements;
  const [second] = readPage(page, "text", reader).measurements;
  expect(second?.series).toBe(first?.series);
  const [third] = readPage(page.replace("counter", "gauge"), "text", reader).measurements;
  expect(third?.series.kind).toBe("gauge");
});

test("createPrometheusReader adds labels, but not where a series has them", () => {
  const reader = createPrometheusReader([{ name: "instance", value: "web1" }]);
  const reading = readPage('a 1\nb{instance="own"} 2', "text", reader);
  expect(told(reading)).toEqual(["a{instance=web1} gauge - 1", "b{instance=own} gauge - 2"]);
});

test.each([
  ["a", 'expected a number, got ""'],
  ["a x", 'expected a number, got "x"'],
  ["a 1 x", 'expected a time behind the value, got "x"'],
  ['a{b="1} 1', 'expected a label, as in host="web1"'],
  ["a{b} 1", 'expected ="value" behind the label'],
  ["a{b=1} 1", 'expected a label, as in host="web1"'],
  ["{} 1", 'expected a name, got "{}"'],
])("createPrometheusReader refuses %s and nothing else", (line, message) => {
  const reading = readPage(`before 1\n${line}\nafter 2`);
  expect(reading.problems).toMatchObject([{ line: 2, message }]);
  expect(reading.measurements).toHaveLength(2);
});

test("createPrometheusReader reads names that are quoted", () => {
  expect(told(readPage('{"my.metric seconds", a="}{"} 1\nx { a = "1" , } 2'))).toEqual([
    "my.metric seconds{a=}{} gauge s 1",
    "x{a=1} gauge - 2",
  ]);
});

test("createPrometheusReader tells the first problems, and counts all", () => {
  const reading = readPage("a x\n".repeat(1000));
  expect([reading.problems.length, reading.problemCount]).toEqual([20, 1000]);
});

test("createPrometheusReader bounds names, and takes control characters away", () => {
  const long = "n".repeat(1000);
  const [taken] = readPage(`${long}{${long}="\u001b[31m${long}",b="x\ty\u0000z"} 1`).measurements;
  const cut = expect.stringMatching(/^n{187} #\w{11}$/);
  expect(taken?.series).toMatchObject({
    measurement: cut,
    labels: [
      { name: cut, value: cut },
      { name: "b", value: "x\tyz" },
    ],
  });
});

test.each(["constructor", "__proto__", "toString"])(
  "createPrometheusReader takes the type %s for none",
  (type) => {
    expect(told(readPage(`# TYPE a ${type}\na 1\na_b 2`))).toEqual([
      "a gauge - 1",
      "a_b gauge - 2",
    ]);
  },
);

const piece = fc.constantFrom(
  ...'{}"=,# \t\\_:1'.split(""),
  ...[
    "a",
    "le=",
    "# TYPE a ",
    "# UNIT a s",
    "histogram",
    "NaN",
    "1e5",
    "# EOF",
    "\u0000",
    "_total",
  ],
);

test("createPrometheusReader never throws, whatever the lines are", () => {
  const line = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(
      fc.array(fc.oneof(line, fc.string({ unit: "binary" })), { maxLength: 20 }),
      (lines) => {
        for (const format of ["text", "openmetrics"] as const) {
          const page = createPrometheusReader().begin(format);
          for (const each of lines) page.read(each);
          for (const { series } of page.end().measurements) expect(series.measurement).not.toBe("");
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test("createPrometheusReader gives back any labels and values that were escaped", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 }).filter(isPlain);
  fc.assert(
    fc.property(text, fc.double(), (value, number) => {
      const escaped = value.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
      for (const format of ["text", "openmetrics"] as const) {
        const [taken] = readPage(`a{b="${escaped}"} ${number}`, format).measurements;
        expect(taken?.series.labels).toEqual([{ name: "b", value }]);
        // A text has no sign of zero.
        expect(taken?.value).toBe(number + 0);
      }
    }),
  );
});

function isPlain(text: string): boolean {
  return text.trim() === text && !/\p{Cc}/u.test(text);
}

test("createPrometheusReader does not hang on a line made to hang it", () => {
  const began = performance.now();
  readPage(
    `a{${'b="'.repeat(20_000)}\na{${'b="1",'.repeat(8000)}\na${'{b="'.repeat(9000)} # {`,
    "openmetrics",
  );
  expect(performance.now() - began).toBeLessThan(500);
});
