/** Why a packet changed nothing. Each is counted under this name. */
export const dropReasons = [
  'too short',
  'wrong length',
  'wrong version',
  'not an advertisement',
  'unknown VRID',
  'wrong TTL',
  'bad checksum',
  'invalid authentication type',
  'authentication type mismatch',
  'wrong password',
  'interval mismatch',
  'zero interval',
  'address count mismatch',
  'multicast to a unicast instance',
  'unicast to a multicast instance',
  'instance in fault',
  'own address and priority',
  'lower priority',
] as const;

export type DropReason = (typeof dropReasons)[number];
