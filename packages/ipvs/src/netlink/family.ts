import type { Family, IpAddress } from '@kaconf/net';
import { familyOf } from '@kaconf/net';

export const AF_INET = 2;
export const AF_INET6 = 10;

export function addressFamily(address: IpAddress): number {
  return familyOf(address) === 6 ? AF_INET6 : AF_INET;
}

export function familyOfNumber(number: number | undefined): Family | undefined {
  if (number === AF_INET) return 4;
  return number === AF_INET6 ? 6 : undefined;
}
