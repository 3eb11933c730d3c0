// The process of the viewer: reads and decodes all that comes.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { openViewer } from "../viewer.js";

const { port, accepts, charts } = JSON.parse(process.argv[2]);

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

const viewer = openViewer(port, { accepts, keeps: charts });
await viewer.until(charts);
process.send("ready");
const [{ count }] = await once(process, "message");
await viewer.until(count);
const hash = createHash("sha256").update(viewer.frames.join("\n")).digest("hex");
process.send({ count: viewer.count, hash });
