import type { NumberLocale } from "./number-locale.ts";
import { NO_BREAK_SPACE } from "./signs.ts";

/** ISO 4217 codes of currencies in use, and of the cryptocurrencies that are traded most. */
const CODES = new Set(
  (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD " +
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP " +
    "GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD " +
    "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN " +
    "NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP " +
    "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND " +
    "VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG BTC ETH"
  ).split(" "),
);

/** What people write for a currency: a sign, alone or behind a country's letters, or a short word. */
const SYMBOL =
  /^([A-Z]{1,3})?\p{Sc}$|^(kr\.?|zł|Kč|Ft|lei|Fr\.?|Rp|RM|Rs\.?|лв\.?|ден\.?|元|円|원)$/u;

/** Whether a unit is money: `€`, `US$`, `kr`, `EUR`. */
function isCurrency(unit: string): boolean {
  return CODES.has(unit) || SYMBOL.test(unit);
}

/** The text before and after a number, of a currency in the place that a locale gives it. */
export function currencyAffixes(
  unit: string,
  { currencyFirst, currencySpace }: NumberLocale,
): [before: string, after: string] | undefined {
  // Money per something, such as €/MWh: what it is per stays behind the number.
  const slash = unit.indexOf("/");
  const money = slash < 0 ? unit : unit.slice(0, slash);
  const per = slash < 0 ? "" : unit.slice(slash);
  if (!isCurrency(money)) return undefined;
  // Letters would run into the digits.
  const isWord = /\p{L}\.?$/u.test(money) && /^\p{L}/u.test(money);
  const space = currencySpace === "" && isWord ? NO_BREAK_SPACE : currencySpace;
  return currencyFirst ? [money + space, per] : ["", space + money + per];
}
