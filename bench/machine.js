import { arch, cpus, platform } from "node:os";

export function machine() {
  const cores = cpus();
  return {
    node: process.version,
    cpu: cores[0]?.model.trim() ?? "unknown",
    cores: cores.length,
    platform: `${platform()} ${arch()}`,
  };
}
