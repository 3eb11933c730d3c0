import { expect, test } from "vitest";
import { titleFromHelp, titleOf } from "../../src/catalog/title.ts";

test.each([
  ["cpu", "CPU"],
  ["mem", "Memory"],
  ["diskio", "Disk I/O"],
  ["node_network_receive_bytes_total", "Node network receive"],
  ["http.server.request.duration", "HTTP server request duration"],
  ["process_cpu_seconds_total", "Process CPU"],
  ["roomTemperature", "Room temperature"],
  ["sensors/kitchen/temp", "Sensors kitchen temperature"],
  ["total", "Total"],
  ["MyApp", "My app"],
  ["node_memory_MemFree_bytes", "Node memory free"],
  ["__", "__"],
])("titleOf(%j) is %j", (name, title) => {
  expect(titleOf(name)).toBe(title);
});

test.each([
  ["Total number of HTTP requests.", "http_requests_total", "HTTP requests"],
  ["This is the total number of discards", "node_disk_discards_total", "Discards"],
  ["Filesystem free space in bytes.", "node_filesystem_free_bytes", "Filesystem free space"],
  ["1m load average.", "node_load1", "1m load average"],
  ["Memory information field MemFree_bytes.", "node_memory_MemFree_bytes", undefined],
  ["Statistic Icmp6InErrors.", "node_netstat_Icmp6_InErrors", undefined],
  ["Network device statistic receive_bytes.", "node_network_receive_bytes_total", undefined],
  ["Number of IPv4 sockets in use.", "node_sockstat_sockets_used", "IPv4 sockets in use"],
  ["A summary of the pause duration.", "go_gc_duration_seconds", "Pause duration"],
  ["node_exporter: Whether a collector succeeded.", "x", "Whether a collector succeeded"],
  ["Total user and system CPU time spent in seconds.", "x", "User and system CPU time spent"],
  ["", "up", undefined],
  ["So long that nobody would read it over a chart, and so the name is better", "x", undefined],
])("titleFromHelp(%j, %j) is %j", (help, name, title) => {
  expect(titleFromHelp(help, name)).toBe(title);
});
