import type { MqttClient } from "mqtt";
import { PlotcastError } from "../error.ts";
import { MAX_TOPICS } from "../limits.ts";
import { isTopicFilter } from "../ingest/mqtt-topic.ts";
import { readPath } from "../ingest/mqtt-payload.ts";
import { createBatch } from "./batch.ts";
import { checkOptionalText, refuse } from "./check-options.ts";
import { describeFailure } from "./describe-failure.ts";
import { type Broker, readBroker } from "./mqtt-broker.ts";
import { createMessageReader } from "./mqtt-messages.ts";
import { boundPackets } from "./mqtt-bound.ts";
import { createRetryDelay } from "./retry-delay.ts";
import type { RunningSource, Source, SourceContext } from "./source.ts";
import { createTroubleTeller } from "./trouble.ts";

/** The options of `mqtt`. */
export interface MqttOptions {
  /** Of the broker: "mqtt://localhost:1883", "mqtts://…", "ws://…", "wss://…". */
  url: string;
  /** What to subscribe to; `+` stands for a level, `#` for all that follow. Default "#". */
  topics?: readonly string[];
  /** Where in messages of JSON the value lies: "$.temp", "sensors.0.value". Default: every number. */
  path?: string;
  username?: string;
  password?: string;
}

type Mqtt = typeof import("mqtt");

const CONNECT_MS = 10_000;
const FIRST_RETRY_MS = 500;

/**
 * Subscribes to topics of a broker. It needs the package `mqtt`. See `describeTopic` for what topics become,
 * and `readPayload` for messages. Topics below `$SYS` come where they are asked for only, as MQTT has it.
 *
 * @throws PlotcastError OPTION_INVALID; DEPENDENCY_MISSING when it begins.
 */
export function mqtt(options: MqttOptions): Source {
  const { topics = ["#"], path, username, password } = options;
  const broker = readBroker(options.url);
  if (!Array.isArray(topics) || topics.length === 0 || topics.length > MAX_TOPICS) {
    refuse("topics", `1 to ${MAX_TOPICS} topics`, topics);
  }
  for (const topic of topics) {
    if (!isTopicFilter(topic)) refuse("topics", 'a topic such as "home/+/temperature"', topic);
  }
  checkOptionalText("path", path, 'a path such as "$.temp"');
  checkOptionalText("username", username, "a text");
  if (password !== undefined && typeof password !== "string")
    refuse("password", "a text", "another");
  const settings = { broker, topics, path: readPath(path ?? ""), username, password };
  return {
    name: `mqtt ${topics.join(", ").slice(0, 100)} at ${broker.shown}`,
    start: async (context) => begin(await loadMqtt(), settings, context),
  };
}

interface Settings {
  broker: Broker;
  topics: readonly string[];
  path: readonly string[];
  username: string | undefined;
  password: string | undefined;
}

/** A client for each connection: what is left of one that broke cannot trouble the next. */
function begin(library: Mqtt, settings: Settings, context: SourceContext): RunningSource {
  const batch = createBatch(context);
  const retry = createRetryDelay(FIRST_RETRY_MS);
  const tellTrouble = createTroubleTeller(context);
  const readMessage = createMessageReader(settings, context, batch);
  let client: MqttClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping: Promise<void> | undefined;

  function connect(): void {
    let trouble = "the connection was cut";
    const opened = library.connect(settings.broker.url, {
      reconnectPeriod: 0,
      connectTimeout: CONNECT_MS,
      keepalive: 30,
      resubscribe: false,
      ...(settings.username === undefined ? {} : { username: settings.username }),
      ...(settings.password === undefined ? {} : { password: settings.password }),
    });
    client = opened;
    opened.on("error", (error) => (trouble = describeFailure(error)));
    opened.on("message", (topic, payload, { retain }) => readMessage(topic, payload, retain));
    opened.on("connect", () => void subscribe(opened));
    opened.once("close", () => {
      // Without a callback it would wait for a broker that is gone.
      opened.end(true);
      if (stopping !== undefined) return;
      tellTrouble(trouble);
      timer = setTimeout(connect, retry.next());
    });
    boundPackets(opened, (problem) => (trouble = problem));
  }

  async function subscribe(opened: MqttClient): Promise<void> {
    try {
      const granted = await opened.subscribeAsync([...settings.topics]);
      const refused = granted.filter(({ qos }) => qos >= 128).map(({ topic }) => topic);
      retry.reset();
      tellTrouble(refused.length === 0 ? undefined : `the broker refuses ${refused.join(", ")}`);
    } catch (error) {
      if (stopping === undefined) tellTrouble(describeFailure(error));
      opened.stream.destroy();
    }
  }

  async function stop(): Promise<void> {
    clearTimeout(timer);
    await client?.endAsync(true);
    await batch.end();
  }

  connect();
  return { stop: () => (stopping ??= stop()) };
}

/** @throws PlotcastError `DEPENDENCY_MISSING`. */
async function loadMqtt(): Promise<Mqtt> {
  try {
    // The package is CommonJS: all that it exports is its default.
    const { default: library } = (await import("mqtt")) as unknown as { default: Mqtt };
    return library;
  } catch {
    throw new PlotcastError(
      "DEPENDENCY_MISSING",
      "mqtt: expected the package mqtt: npm install mqtt",
    );
  }
}
