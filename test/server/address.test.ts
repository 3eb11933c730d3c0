import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countedAddress } from "../../src/server/address.ts";

test.each([
  ["198.51.100.7", "198.51.100.7"],
  ["198.51.100.7:4711", "198.51.100.7"],
  [" 198.051.100.007 ", "198.51.100.7"],
  ['"198.51.100.7:4711"', "198.51.100.7"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["::FFFF:c633:6407", "198.51.100.7"],
  ["0:0:0:0:0:ffff:198.51.100.7", "198.51.100.7"],
  ["[::ffff:198.51.100.7]:443", "198.51.100.7"],
  ["64:ff9b::198.51.100.7", "198.51.100.7"],
  ["2002:c633:6407:1::1", "198.51.100.7"],
  ["2002:c633:6407:ffff:a:b:c:d", "198.51.100.7"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:DB8:0:0:8:800:200C:417A", "2001:db8:0:0::/64"],
  ["[2001:db8::1]:4711", "2001:db8:0:0::/64"],
  ['"[2001:db8::1]:4711"', "2001:db8:0:0::/64"],
  ["[2001:db8::2]", "2001:db8:0:0::/64"],
  ["2001:db8:0:1::1", "2001:db8:0:1::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["[fe80::2%251]:80", "fe80:0:0:0::/64"],
])("countedAddress(%j) is %s", (text, counted) => {
  expect(countedAddress(text)).toBe(counted);
});

test.each([
  ...["127.0.0.1", "127.8.9.10:80", "::1", "[::1]:99", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"],
  ...["::ffff:7f00:1", '"[::1]:99"', "", "unknown", "_hidden", "1.2.3", "1.2.3.4.5", "256.1.1.1"],
  ...["1.2.3.4]", "[1.2.3.4", "http://1.2.3.4", "1.2.3.4@evil", "::g", "1::2::3", "x".repeat(64)],
])("countedAddress(%j) is nobody's: a proxy of this machine, or no address", (text) => {
  expect(countedAddress(text)).toBeUndefined();
});

test("countedAddress: any spelling of an IPv6 address is its first 64 bits, whatever the others are", () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  const network = fc
    .tuple(group, group, group, group)
    .filter(([first]) => first !== 0 && first !== 0x64 && first !== 0x2002);
  const run = fc.property(
    network,
    fc.array(group, { minLength: 4, maxLength: 4 }),
    fc.boolean(),
    fc.constantFrom(
      (text: string) => text,
      (text: string) => `[${text}]`,
      (text: string) => `[${text}]:443`,
      (text: string) => `"[${text}]:443"`,
      (text: string) => `${text}%eth0`,
    ),
    (first, rest, isPadded, spell) => {
      const digits = (n: number) => n.toString(16).padStart(isPadded ? 4 : 1, "0");
      const text = [...first, ...rest].map(digits).join(":");
      const counted = `${first.map((n) => n.toString(16)).join(":")}::/64`;
      expect(countedAddress(spell(text))).toBe(counted);
      expect(countedAddress(spell(text.toUpperCase()))).toBe(counted);
    },
  );
  fc.assert(run);
});

test("countedAddress: it never throws, and what it gives stays the same when it is read again", () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[\d.:a-f[\]%"]{0,40}$/));
  const run = fc.property(text, (one) => {
    const counted = countedAddress(one);
    if (counted === undefined) return;
    expect(countedAddress(counted.replace("/64", ""))).toBe(counted);
  });
  fc.assert(run, { numRuns: 2000 });
});
