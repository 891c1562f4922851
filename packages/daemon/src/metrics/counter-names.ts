import type { Statistics } from '../vrrp/statistics/statistics.ts';

/** The counters of an instance as keepalived-exporter names them, without `keepalived_` and `_total`. */
export const counterNames = {
  advertsReceived: ['advertisements_received', 'Adverts received.'],
  advertsSent: ['advertisements_sent', 'Adverts sent.'],
  becameMaster: ['become_master', 'Times that it became master.'],
  releasedMaster: ['release_master', 'Times that it stopped being master.'],
  lengthErrors: ['packet_length_errors', 'Adverts of a wrong length.'],
  intervalErrors: ['advertisements_interval_errors', 'Always 0, as in keepalived.'],
  hopLimitErrors: ['ip_ttl_errors', 'Adverts with a wrong TTL or hop limit.'],
  typeErrors: ['invalid_type_received', 'Messages that were no adverts.'],
  addressListErrors: ['address_list_errors', 'Adverts of other addresses.'],
  invalidAuthenticationTypes: ['authentication_invalid', 'Adverts of an unknown type of authentication.'],
  otherAuthenticationTypes: ['authentication_mismatch', 'Adverts of another type of authentication.'],
  authenticationFailures: ['authentication_failure', 'Adverts with a wrong password or digest.'],
  priorityZeroReceived: ['priority_zero_received', 'Adverts with priority 0 received.'],
  priorityZeroSent: ['priority_zero_sent', 'Adverts with priority 0 sent.'],
} as const satisfies Partial<Record<keyof Statistics, readonly [name: string, help: string]>>;
