import type { Forwarding } from '@kaconf/config';
import type { Timings } from './details.ts';

export function decimal(micros: number): string {
  return (micros / 1_000_000).toFixed(6);
}

export function onOff(value: boolean): string {
  return value ? 'ON' : 'OFF';
}

export function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** What is said of retries, unless nobody has said anything of them. */
export function retriesText({ retry, delayBeforeRetry, warmup }: Timings): string[] {
  return [
    ...(retry === undefined ? [] : [`   Retry count = ${retry}`]),
    ...(delayBeforeRetry === undefined ? [] : [`   Retry delay = ${decimal(delayBeforeRetry)}`]),
    ...(warmup === undefined ? [] : [`   Warmup = ${decimal(warmup)}`]),
  ];
}

const CHECKSUMS = { nocsum: 'no checksum', csum: 'checksum', remcsum: 'remote checksum' } as const;

/** @param prefix which keepalived leaves out for tunnels that are not plain */
export function forwardingText(prefix: string, { method, tunnel }: Forwarding): string {
  const what = 'forwarding method = ';
  if (method !== 'TUN') return `   ${prefix}${what}${method}`;
  const checksum = CHECKSUMS[tunnel.checksum];
  switch (tunnel.type) {
    case 'ipip':
      return `   ${prefix}${what}TUN, type = IPIP`;
    case 'gue':
      return `   ${what}TUN, type = GUE, port = ${tunnel.port}, ${checksum}`;
    case 'gre':
      return `   ${what}TUN, type = GRE, ${checksum}`;
  }
}
