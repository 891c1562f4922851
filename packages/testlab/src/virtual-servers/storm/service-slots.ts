import { STEADY, STEADY_ADDRESS, STEADY_PORT } from './places.ts';

/** A virtual server that may be there, and what is always so with it. */
export interface ServiceSlot {
  readonly name: string;
  /** `10.1.0.2 80` */
  readonly head: string;
  readonly fixed: readonly string[];
  readonly family: 4 | 6;
  readonly port: number;
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

export const SERVICES: readonly ServiceSlot[] = [
  service(STEADY, `${STEADY_ADDRESS} ${STEADY_PORT}`, 4, 80, 'TCP'),
  service('web', '10.1.0.2 80', 4, 80, 'TCP'),
  service('secure', '10.1.0.2 443', 4, 443, 'TCP'),
  service('phone', '10.1.0.3 5060', 4, 5060, 'UDP'),
  service('signal', '10.1.0.3 3868', 4, 3868, 'SCTP'),
  service('six', 'fd00:1::1 80', 6, 80, 'TCP'),
  service('mark', 'fwmark 5', 4, 80),
  service('mark six', 'fwmark 5', 6, 80),
  service('crowd', 'group crowd', 4, 80, 'TCP'),
  service('crowd six', 'group crowd_six', 6, 80, 'TCP'),
];

function service(
  name: string,
  head: string,
  family: 4 | 6,
  port: number,
  protocol?: ServiceSlot['protocol'],
): ServiceSlot {
  const fixed = ['delay_loop 1', 'warmup 0', 'retry 1', 'delay_before_retry 0.1'];
  if (protocol) fixed.push(`protocol ${protocol}`);
  if (head.startsWith('fwmark') && family === 6) fixed.push('ip_family inet6');
  return { name, head, fixed, family, port, ...(protocol && { protocol }) };
}

export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  crowd: ['10.1.1.1 80', '10.1.1.2-4 80', '10.1.1.9 8080', 'fwmark 11', 'fwmark 12'],
  crowd_six: ['fd00:1::1:1 80', 'fd00:1::1:2-5 80', 'fwmark 13'],
};
