import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { describeLines, describeRow, readLines } from "./read-lines.ts";

const run = promisify(execFile);

/** What a program printed, as it was captured; those of docker, kubectl and nvidia-smi as they print it. */
function output(name: string): string {
  return readFileSync(new URL(`outputs/${name}.txt`, import.meta.url), "utf8");
}

function described(name: string): string[] {
  return describeLines(output(name));
}

test("createTableReader reads docker stats, its screens of colours and cursor moves", () => {
  expect(described("docker-stats")).toEqual([
    "web: CPU %=0.07% MEM USAGE=13107200B MEM LIMIT=2087354105.856B MEM %=0.63% NET I=1450B NET O=648B BLOCK I=0B BLOCK O=8190B PIDS=5",
    "postgres-main: CPU %=1.32% MEM USAGE=1096290402.304B MEM LIMIT=2087354105.856B MEM %=52.52% NET I=12300000B NET O=4560000B BLOCK I=B BLOCK O=B PIDS=12",
    "web: CPU %=12.5% MEM USAGE=13107200B MEM LIMIT=2087354105.856B MEM %=0.63% NET I=1450B NET O=648B BLOCK I=0B BLOCK O=8190B PIDS=5",
    "postgres-main: CPU %=0.98% MEM USAGE=1096290402.304B MEM LIMIT=2087354105.856B MEM %=52.52% NET I=12300000B NET O=4560000B BLOCK I=B BLOCK O=B PIDS=12",
  ]);
});

test("createTableReader reads kubectl top", () => {
  expect(described("kubectl-top-pods")).toEqual([
    "coredns-5d78c9869d-2xk4p: CPU(cores)=0.003cores MEMORY(bytes)=14680064B",
    "etcd-control-plane: CPU(cores)=0.25cores MEMORY(bytes)=1073741824B",
    "web-7f9c6b5d8-abcde: CPU(cores)=1cores MEMORY(bytes)=134217728B",
  ]);
  expect(described("kubectl-top-pods-all").map((row) => row.split(": ")[0])).toEqual([
    "default/web-7f9c6b5d8-abcde",
    "kube-system/coredns-5d78c9869d-2xk4p",
  ]);
  expect(described("kubectl-top-containers").map((row) => row.split(": ")[0])).toEqual([
    "web-1/nginx",
    "web-1/sidecar",
  ]);
  expect(described("kubectl-top-nodes")).toEqual([
    "control-plane: CPU(cores)=0.147cores CPU(%)=1% MEMORY(bytes)=1101004800B MEMORY(%)=6%",
    "worker-1: CPU(cores)=2cores CPU(%)=50% MEMORY(bytes)=3221225472B MEMORY(%)=19%",
    "worker-2: CPU(cores)=cores CPU(%)=% MEMORY(bytes)=B MEMORY(%)=%",
  ]);
});

test("createTableReader reads nvidia-smi, as CSV and dmon", () => {
  expect(described("nvidia-smi-query").slice(0, 2)).toEqual([
    "2026-03-01T12:00:00.123Z NVIDIA GeForce RTX 3080/0: utilization.gpu [%]=12% memory.used [MiB]=1073741824B temperature.gpu=45°C power.draw [W]=23.4W",
    "2026-03-01T12:00:00.125Z NVIDIA GeForce RTX 3080/1: utilization.gpu [%]=97% memory.used [MiB]=9773776896B temperature.gpu=71°C power.draw [W]=W",
  ]);
  const dmon = described("nvidia-smi-dmon");
  expect(dmon).toHaveLength(6);
  expect(dmon[3]).toBe(
    "1: pwr=301W gtemp=71°C mtemp=°C sm=96% mem=41% enc=0% dec=0% jpg=0% ofa=0% mclk=9501MHz pclk=1890MHz",
  );
});

test("createTableReader reads iostat, processors and devices by turns", () => {
  const rows = described("iostat");
  expect(rows).toEqual([
    expect.stringMatching(/^%user=33.92% %nice=0.05% /),
    "vda: tps=136.91 kB_read/s=1716.59kB/s kB_wrtn/s=3995.54kB/s kB_dscd/s=878.92kB/s kB_read=1936209kB kB_wrtn=4506724kB kB_dscd=991364kB",
    expect.stringMatching(/^%user=76.12% %nice=0% /),
    expect.stringMatching(/^vda: tps=211 /),
  ]);
  const [, device] = described("iostat-x");
  expect(device).toMatch(/^vda: r\/s=80.52 rkB\/s=1716.57kB\/s .* r_await=1.53ms .* %util=2.14%$/);
});

test("createTableReader gives all rows below iostat's time that time", () => {
  const times = readLines(output("iostat-xt")).rows.map(({ time }) => time);
  const first = Date.UTC(2026, 10, 29, 15, 12, 50);
  expect(times).toEqual([first, first, first + 1000, first + 1000]);
});

test("createTableReader reads mpstat and sar at their times of day, on their date, without averages", () => {
  const all = described("mpstat-all");
  expect(all.map((row) => row.split(" ").slice(0, 3).join(" "))).toEqual([
    "2026-11-29T15:12:51.000Z all: %usr=77.39%",
    "2026-11-29T15:12:51.000Z 0: %usr=84%",
    "2026-11-29T15:12:51.000Z 1: %usr=70.71%",
    "2026-11-29T15:12:52.000Z all: %usr=83.26%",
    "2026-11-29T15:12:52.000Z 0: %usr=82.24%",
    "2026-11-29T15:12:52.000Z 1: %usr=84.26%",
  ]);
  expect(described("mpstat")).toHaveLength(2);
  expect(described("sar")[0]).toMatch(/^2026-11-29T15:12:51.000Z all: %user=78.5% /);
  expect(described("sar-r")[0]).toMatch(/^2026-11-29T15:12:51.000Z kbmemfree=22039132kB /);
  const network = readLines(output("sar-n"));
  expect(network.problems).toEqual([]);
  expect(network.rows.map(({ key }) => key)).toEqual([
    "lo",
    "ifb0",
    "ifb1",
    "eth0",
    "lo",
    "ifb0",
    "ifb1",
    "eth0",
  ]);
});

test("createTableReader reads df, whose last column has a name of two words", () => {
  expect(described("df-h")).toEqual([
    "/dev: Size=12884901888B Used=0B Avail=12884901888B Use%=0%",
    "/dev/shm: Size=25769803776B Used=0B Avail=25769803776B Use%=0%",
    "/: Size=270582939648B Used=26843545600B Avail=82678120448B Use%=25%",
    "/srv/data: Size=4096B Used=0B Avail=4096B Use%=0%",
    "/sys/fs/cgroup: Size=12884901888B Used=0B Avail=12884901888B Use%=0%",
  ]);
  expect(described("df-k")[2]).toBe(
    "/: 1K-blocks=264212084KiB Used=25906464KiB Available=80484448KiB Use%=25%",
  );
  expect(described("df-posix")).toEqual([
    "/: 1024-blocks=264212084KiB Used=26179604KiB Available=80211308KiB Capacity=25%",
  ]);
});

test("createTableReader reads ping's round-trip times, and gaps for what was lost", () => {
  const { rows, problems } = readLines(output("ping"));
  expect(problems).toEqual([]);
  expect(rows.map(describeRow)).toEqual(["time=0.062ms", "time=0.04ms", "time=0.032ms"]);
  expect(rows.every(({ kind }) => kind === "ping")).toBe(true);
  expect(described("ping-D")[0]).toBe("2026-11-29T15:12:50.311Z time=0.03ms");
  expect(described("ping-lost")).toEqual(["time=0.819ms", "time=ms", "time=ms"]);
  const windows =
    "Pinging 192.0.2.1 with 32 bytes of data:\nReply from 192.0.2.1: bytes=32 time=14ms TTL=57";
  expect(describeLines(windows)).toEqual(["time=14ms"]);
});

test("createTableReader reads top -b: its counts, its memory, and processes by name and number", () => {
  const { rows, problems } = readLines(output("top"));
  expect(problems).toEqual([]);
  const start = Date.UTC(2026, 2, 1, 15, 12, 50) - 86_400_000;
  expect(rows.slice(0, 6).map(({ time }) => time)).toEqual(Array.from({ length: 6 }, () => start));
  const texts = rows.map((row) => describeRow(row).replace(/^\S+Z /, ""));
  expect(texts.slice(0, 6)).toEqual([
    "load 1m=4.9 load 5m=2.86 load 15m=1.52",
    "Tasks total=106 Tasks running=4 Tasks sleeping=102 Tasks stopped=0 Tasks zombie=0",
    expect.stringMatching(/^%Cpu\(s\) us=60% %Cpu\(s\) sy=40% /),
    "Mem total=24105.6MiB Mem free=21570MiB Mem used=837MiB Mem buff/cache=2001.3MiB",
    "Swap total=0MiB Swap free=0MiB Swap used=0MiB Swap avail Mem=23268.6MiB",
    expect.stringMatching(/^node 13258: .*VIRT=34288435.2KiB RES=328604KiB .*%CPU=55.6% /),
  ]);
});

test("createTableReader reads ps, vmstat, free, uptime, netstat and ip", () => {
  expect(described("ps-aux")).toEqual([
    "init 1: %CPU=0.6% %MEM=0% VSZ=49208KiB RSS=16596KiB",
    "[kthreadd] 2: %CPU=0% %MEM=0% VSZ=0KiB RSS=0KiB",
    "nginx 815: %CPU=0.4% %MEM=1.3% VSZ=328604KiB RSS=62236KiB",
  ]);
  expect(described("ps-ef")).toEqual(["init 1: C=0", "[kthreadd] 2: C=0"]);
  expect(described("vmstat")).toHaveLength(3);
  expect(described("uptime")).toEqual([
    "2026-02-28T15:12:50.000Z load 1m=4.9 load 5m=2.86 load 15m=1.52",
  ]);
  expect(described("free")[1]).toBe("Swap: total=0 used=0 free=0 shared= buff/cache= available=");
  expect(described("free-h")[0]).toMatch(/^Mem: total=24696061952B /);
  expect(described("netstat-i").map((row) => row.split(" ").slice(0, 3).join(" "))).toEqual([
    "eth0: MTU=1400 RX-OK=27682",
    "lo: MTU=65536 RX-OK=2754806",
  ]);
  expect(
    described("ip-s-link")
      .slice(0, 3)
      .map((row) => row.split(" ").slice(0, 3).join(" ")),
  ).toEqual(
    ["lo: RX bytes=688599765", "lo: TX bytes=688599765", "ifb0: RX bytes=0"].map((row) => row),
  );
});

test("createTableReader takes vmstat's timestamps where the zone is told", () => {
  const [row] = readLines(output("vmstat-t"), { timeZone: "UTC" }).rows;
  expect(row?.time).toBeGreaterThan(Date.UTC(2026, 10, 29, 15));
  expect(readLines(output("vmstat-t")).rows[0]?.time).toBeUndefined();
});

test.each([
  ["vmstat", ["1", "2"], 2],
  ["iostat", ["-x", "1", "1"], 2],
  ["mpstat", ["-P", "ALL", "1", "1"], 2],
  ["sar", ["1", "1"], 1],
  ["df", ["-h"], 2],
  ["df", ["-k"], 2],
  ["free", ["-h"], 2],
  ["uptime", [], 1],
  ["top", ["-b", "-n", "1"], 6],
  ["ps", ["aux"], 5],
  ["ps", ["-ef"], 5],
  ["ping", ["-c", "3", "-i", "0.2", "127.0.0.1"], 3],
])("createTableReader reads %s %j as it runs here", async (program, parameters, fewest) => {
  const printed = await run(program, parameters, { env: { ...process.env, LC_ALL: "C" } }).catch(
    (error: NodeJS.ErrnoException) => {
      // Without the program there is nothing to read; its outputs are read above.
      if (error.code === "ENOENT") return undefined;
      throw error;
    },
  );
  if (printed === undefined) return;
  const { rows, problems } = readLines(printed.stdout, { now: Date.now });
  expect(problems.filter((problem) => !/, column \d+: /.test(problem))).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(fewest);
});
