import { expect, test } from "vitest";
import { describeTopic, fitTopic, isTopicFilter } from "../../src/ingest/mqtt-topic.ts";

/** `measurement.field{label=value}` */
function told(filter: string, topic: string, path = ""): string | undefined {
  const fit = fitTopic(topic, filter);
  if (fit === undefined) return undefined;
  const { measurement, field, labels } = describeTopic(fit, { path, kind: "gauge", unit: "" });
  return `${measurement}.${field}{${labels.map(({ name, value }) => `${name}=${value}`).join()}}`;
}

test.each([
  ["home/kitchen/temperature", "home/kitchen/temperature", "", "temperature.{}"],
  ["home/+/temperature", "home/kitchen/temperature", "", "temperature.{level2=kitchen}"],
  ["home/#", "home/kitchen/temperature", "", "temperature.{level2=kitchen}"],
  ["home/#", "home", "", "home.{}"],
  ["+/+/+", "a/b/c", "", "c.{level1=a,level2=b}"],
  [
    "tele/+/SENSOR",
    "tele/plug/SENSOR",
    "AM2301.Temperature",
    "SENSOR.AM2301.Temperature{level2=plug}",
  ],
  ["zigbee2mqtt/+", "zigbee2mqtt/kitchen", "temperature", "temperature.{level2=kitchen}"],
  ["#", "/a//", "", "/a//.{level2=a}"],
  ["home/+", "home/a/b", "", undefined],
  ["home/#", "house/a", "", undefined],
])("describeTopic tells of %s what %s with the value %j is", (filter, topic, path, series) => {
  expect(told(filter, topic, path)).toBe(series);
});

test("isTopicFilter knows where wildcards may stand", () => {
  const right = ["#", "+", "a/+/b", "a/#", "/", "$SYS/#"];
  const wrong = ["", "a#", "a/#/b", "a+/b", "+a", "a\0", 1, "x".repeat(2000)];
  expect([...right, ...wrong].filter(isTopicFilter)).toEqual(right);
});
