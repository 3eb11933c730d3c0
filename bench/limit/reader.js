// The process of a viewer that reads all and keeps nothing.
import { once } from "node:events";
import { connect } from "node:net";

const { port, accepts } = JSON.parse(process.argv[2]);

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

const socket = connect({ port, host: "127.0.0.1" });
socket.write(`GET /events HTTP/1.1\r\nhost: bench\r\naccept-encoding: ${accepts}\r\n\r\n`);
await once(socket, "data");
socket.resume();
process.send("open");
