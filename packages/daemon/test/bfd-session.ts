import type { SessionPlan } from '@kaconf/bfd';
import { micros, seconds } from '@kaconf/net';
import { ip } from './shell-router.ts';

/** 50 ms, three times. */
export const session: SessionPlan = {
  name: 's1',
  neighbor: ip('10.0.0.12'),
  source: ip('10.0.0.11'),
  multihop: false,
  desiredMinTx: micros(50_000),
  idleTx: seconds(1),
  requiredMinRx: micros(50_000),
  detectMult: 3,
  passive: false,
  ttl: 255,
  maxHops: 0,
  isTracked: true,
  isChecked: true,
};
