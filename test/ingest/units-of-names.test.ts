import { expect, test } from "vitest";
import { describeName } from "../../src/ingest/units-of-names.ts";

test.each<[measurement: string, field: string, expected: string]>([
  ["http_requests_total", "", "counter"],
  ["http_request_duration_seconds", "", "gauge s"],
  ["process_cpu_seconds_total", "", "counter s"],
  ["node_memory_MemTotal_bytes", "", "gauge B"],
  ["node_network_receive_bytes_total", "", "counter B"],
  ["cache_hit_ratio", "", "gauge"],
  ["battery_percent", "", "gauge %"],
  ["cpu", "usage_user", "gauge %"],
  ["docker_container_mem", "usage_percent", "gauge %"],
  ["docker_container_mem", "usage_bytes", "gauge B"],
  ["cpu", "time_user", "counter s"],
  ["disk", "inodes_total", "gauge"],
  ["disk", "total", "gauge B"],
  ["swap", "in", "counter B"],
  ["mem", "swap_total", "gauge B"],
  ["mem", "huge_pages_total", "gauge"],
  ["net", "bytes_recv", "counter B"],
  ["net", "speed", "gauge"],
  ["room_celsius", "value", "gauge °C"],
  ["requestDurationMs", "", "gauge ms"],
  ["http.server.duration.seconds", "", "gauge s"],
  ["latency_ms", "", "gauge ms"],
  ["ping", "average_response_ms", "gauge ms"],
  ["ns", "", "gauge ns"],
  ["expenses", "", "gauge"],
  ["total", "", "gauge"],
  ["", "", "gauge"],
])("describeName(%j, %j): %s", (measurement, field, expected) => {
  const { kind, unit } = describeName(measurement, field);
  expect(`${kind} ${unit}`.trim()).toBe(expected);
});
