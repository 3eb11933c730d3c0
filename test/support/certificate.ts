import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A key and a certificate that nobody has signed, in files and as text; they go with the test. */
export function createCertificate(): {
  files: Record<"KEY" | "CERT", string>;
  key: string;
  cert: string;
} {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = { KEY: join(folder, "key.pem"), CERT: join(folder, "cert.pem") };
  const subject = ["-subj", "/CN=localhost", "-days", "2"];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const out = ["-keyout", files.KEY, "-out", files.CERT];
  execFileSync("openssl", ["req", "-x509", ...key, ...out, ...subject], { stdio: "ignore" });
  return { files, key: readFileSync(files.KEY, "utf8"), cert: readFileSync(files.CERT, "utf8") };
}
