import { type IpAddress, type MacAddress, parseIPv4, parseIPv6, parseIp, parseMac } from '../src/index.ts';

/** Literals of tests as the branded types; a typo in one is an error at once. */
export const ip = (text: string): IpAddress => valid(text, parseIp(text));
export const ipv4 = (text: string) => valid(text, parseIPv4(text));
export const ipv6 = (text: string) => valid(text, parseIPv6(text));
export const mac = (text: string): MacAddress => valid(text, parseMac(text));

function valid<T>(text: string, value: T | undefined): T {
  if (value === undefined) throw new Error(`${text} is no address`);
  return value;
}
