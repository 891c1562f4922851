import type { Change } from './change.ts';
import { acceptingVersion3 } from './changes/accepting-version3.ts';
import { brokenSequences } from './changes/broken-sequences.ts';
import { dbusDenied } from './changes/dbus-denied.ts';
import { defaultScriptUser } from './changes/default-script-user.ts';
import { deprecatedKeywords } from './changes/deprecated-keywords.ts';
import { gateways } from './changes/gateways.ts';
import { hmacFormat } from './changes/hmac-format.ts';
import { loneMember } from './changes/lone-member.ts';
import { masterWithNopreempt } from './changes/master-with-nopreempt.ts';
import { masterWithPreemptDelay } from './changes/master-with-preempt-delay.ts';
import { noRepeats } from './changes/no-repeats.ts';
import { removedKeywords } from './changes/removed-keywords.ts';
import { scriptsWithoutShell } from './changes/scripts-without-shell.ts';
import { strictUnicast } from './changes/strict-unicast.ts';
import { unauthenticatedVersion3 } from './changes/unauthenticated-version3.ts';
import { unicastWithoutPeers } from './changes/unicast-without-peers.ts';
import { wholeSeconds } from './changes/whole-seconds.ts';
import { renamedKeywords } from './renames.ts';

export const changes: readonly Change[] = [
  ...renamedKeywords,
  gateways,
  ...removedKeywords,
  ...deprecatedKeywords,
  masterWithNopreempt,
  masterWithPreemptDelay,
  unauthenticatedVersion3,
  acceptingVersion3,
  defaultScriptUser,
  scriptsWithoutShell,
  noRepeats,
  brokenSequences,
  wholeSeconds,
  loneMember,
  unicastWithoutPeers,
  strictUnicast,
  dbusDenied,
  hmacFormat,
];
