/** One event, as a page would get it. */
export interface ParsedEvent {
  type: string;
  data: string;
  lastEventId: string;
}

/** What a stream of bytes holds, read as WHATWG HTML 9.2.6 says. */
export interface EventParser {
  /** Takes bytes, split anywhere. */
  write(bytes: Uint8Array): void;
  readonly events: ParsedEvent[];
  readonly comments: string[];
  /** Each `retry:` that counted. */
  readonly retries: number[];
}

/** Written from the standard alone, so that it shares no error with the code under test. */
export function createEventParser(onEvent: (event: ParsedEvent) => void = () => {}): EventParser {
  // Decodes UTF-8 and takes away one leading BOM, as the standard's "decode" does.
  const decoder = new TextDecoder();
  const parser = { events: [], comments: [], retries: [] } as {
    events: ParsedEvent[];
    comments: string[];
    retries: number[];
  };
  let rest = "";
  let data = "";
  let type = "";
  let lastEventId = "";

  function readLine(line: string): void {
    if (line === "") return dispatch();
    if (line.startsWith(":")) return void parser.comments.push(line.slice(1));
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") type = value;
    if (field === "data") data += `${value}\n`;
    if (field === "id" && !value.includes("\0")) lastEventId = value;
    if (field === "retry" && /^[0-9]+$/.test(value)) parser.retries.push(Number(value));
  }

  function dispatch(): void {
    if (data !== "") {
      const event = { type: type || "message", data: data.slice(0, -1), lastEventId };
      parser.events.push(event);
      onEvent(event);
    }
    data = "";
    type = "";
  }

  return {
    ...parser,
    write(bytes) {
      rest += decoder.decode(bytes, { stream: true });
      // A CR at the very end may be the first half of a CRLF.
      for (;;) {
        const found = /\r\n|\n|\r(?!$)/.exec(rest);
        if (found === null) return;
        const line = rest.slice(0, found.index);
        rest = rest.slice(found.index + found[0].length);
        readLine(line);
      }
    },
  };
}

/** All events of a text that is sent as UTF-8. */
export function parseEvents(text: string): ParsedEvent[] {
  const parser = createEventParser();
  parser.write(new TextEncoder().encode(text));
  return parser.events;
}
