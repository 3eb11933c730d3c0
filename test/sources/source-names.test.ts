import { expect, test } from "vitest";
import { distinctSourceNames } from "../../src/sources/source-names.ts";

test("distinctSourceNames: commands of one program and files of one name are told apart", () => {
  const commands = ["cat /sys/zone0/temp", "sudo cat /sys/zone1/temp", "df -P"];
  const files = ["web/app.log", "/srv/db/app.log", "orders.log", "df.log"];
  expect(distinctSourceNames(commands, files)).toEqual({
    commands: ["cat", "cat (2)", "df"],
    files: ["web/app", "/srv/db/app", "orders", "df (2)"],
  });
});

test("distinctSourceNames: one file that is followed twice is no single series either", () => {
  expect(distinctSourceNames([], ["a.log", "a.log"]).files).toEqual(["a", "a (2)"]);
});
