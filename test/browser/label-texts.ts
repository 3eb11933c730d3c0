const REGIONS =
  "AR AU AT BE BR CA CN CZ DK EG FI FR DE GR HU IN IT JP KE KR MX NL NO PL PT RU SE CH TR UA GB US VN";
const LANGUAGES =
  "ar bg cs da de el en es fi fr he hi hu it ja ko nl no pl pt ro ru sv th tr uk vi zh";
const CURRENCIES = "USD EUR GBP JPY CNY INR RUB CHF TRY KRW";
const FIELDS = "year quarter month weekday day hour minute second";

const OWN = [
  "Live Sensor Data",
  "Temperature outside, °C",
  'http_requests_total{code="200"}',
  "node_memory_MemAvailable_bytes",
  "p95 latency (ms)",
  "95th percentile",
  "−1,234.5 … +9,876.5",
  "1.2 k",
  "340 MiB",
  "$1,234,567.89",
  "12:30:00",
  "100 %",
  "CPU0 CPU1 CPU2 CPU3",
  "WWWWW MMMMM",
  "illicit filling",
  "AVATAR Tomato WAVE",
  "Ёлки, Щука и Жук",
  "ΈΤΟΣ, Ήλιος, Ώρα",
  "Łódź – Gdańsk – Wrocław",
  "Đà Nẵng, Thừa Thiên Huế",
  "10 µs · 5 → 7",
  "気温と湿度（東京）",
  "ﾃｽﾄ ＡＢＣ１２３",
];

/** Names that a chart may have to label with, in a language: countries, tongues, money, dates. */
export function labelTexts(language: string): string[] {
  const named = (type: Intl.DisplayNamesType, codes: string) => {
    const names = new Intl.DisplayNames(language, { type });
    return codes.split(" ").map((code) => names.of(code) ?? code);
  };
  const texts = [
    ...named("region", REGIONS),
    ...named("language", LANGUAGES),
    ...named("currency", CURRENCIES),
    ...named("dateTimeField", FIELDS),
    ...dates(language),
    ...(language === "en" ? OWN : []),
  ];
  return [...new Set(texts)].filter((text) => text.length >= 5);
}

function dates(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: "UTC",
    numberingSystem: "latn",
  });
  return Array.from({ length: 12 }, (_, month) =>
    format.format(Date.UTC(2026, month, 2 * month + 1, 9, 30)),
  );
}
