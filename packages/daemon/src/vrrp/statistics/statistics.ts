/**
 * What has been counted for one virtual router since it is there, or since somebody asked to begin anew; a reload goes on
 * counting. keepalived's counters, with its ideas of what counts as what.
 */
export interface Statistics {
  /** Good adverts, from whomever, also those that were expected; those of other addresses than ours are good, too. */
  advertsReceived: number;
  /** Turns of advertising: in unicast one for all peers. Those that the kernel refused count. */
  advertsSent: number;
  becameMaster: number;
  /** From master to backup or fault; not at the end. */
  releasedMaster: number;
  /** Not as long as their count of addresses says. */
  lengthErrors: number;
  /** keepalived never counts any: other intervals are in its log only. */
  intervalErrors: number;
  /** Not from the link (TTL 255), or not from as far as the peer may be. */
  hopLimitErrors: number;
  /** Messages that are no adverts. */
  typeErrors: number;
  /** Of other addresses than ours, or to a group instead of us, or the other way around. */
  addressListErrors: number;
  /** Version 2: a type of authentication that there is not. */
  invalidAuthenticationTypes: number;
  /** Version 2: another type than ours. */
  otherAuthenticationTypes: number;
  /** Version 2: a wrong password or authentication header. */
  authenticationFailures: number;
  /** `auth_hmac`: unsigned, and why else a signature was refused. */
  hmacMissing: number;
  hmacMalformed: number;
  hmacUnknownKeys: number;
  hmacInvalid: number;
  hmacStale: number;
  hmacReplayed: number;
  /** Of a master that stops. */
  priorityZeroReceived: number;
  priorityZeroSent: number;
}

export function noStatistics(): Statistics {
  return {
    advertsReceived: 0,
    advertsSent: 0,
    becameMaster: 0,
    releasedMaster: 0,
    lengthErrors: 0,
    intervalErrors: 0,
    hopLimitErrors: 0,
    typeErrors: 0,
    addressListErrors: 0,
    invalidAuthenticationTypes: 0,
    otherAuthenticationTypes: 0,
    authenticationFailures: 0,
    hmacMissing: 0,
    hmacMalformed: 0,
    hmacUnknownKeys: 0,
    hmacInvalid: 0,
    hmacStale: 0,
    hmacReplayed: 0,
    priorityZeroReceived: 0,
    priorityZeroSent: 0,
  };
}
