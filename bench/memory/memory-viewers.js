// The process of the viewers: they read, and keep nothing.
import { once } from "node:events";
import { connect } from "node:net";

const { port } = JSON.parse(process.argv[2]);
// More would overflow the queue of connections that the server has yet to accept.
const AT_A_TIME = 100;

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

process.on("message", async (viewers) => {
  for (let index = 0; index < viewers.length; index += AT_A_TIME) {
    await Promise.all(viewers.slice(index, index + AT_A_TIME).map(open));
  }
  process.send("open");
});

async function open({ query, encoding: { accepts } }) {
  const socket = connect({ port, host: "127.0.0.1" });
  socket.write(
    `GET /events${query} HTTP/1.1\r\nhost: bench\r\naccept-encoding: ${accepts}\r\n\r\n`,
  );
  const [head] = await once(socket, "data");
  const status = head.toString("latin1", 9, 12);
  if (status !== "200") throw new Error(`/events${query}: the server answers ${status}`);
  socket.resume();
}
