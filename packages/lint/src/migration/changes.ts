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
import { ownerWithNopreempt } from './changes/owner-with-nopreempt.ts';
import { removedKeywords } from './changes/removed-keywords.ts';
import { repeatedPeers } from './changes/repeated-peers.ts';
import { scriptsWithoutShell } from './changes/scripts-without-shell.ts';
import { strictLeavesOut } from './changes/strict-leaves-out.ts';
import { strictUnicast } from './changes/strict-unicast.ts';
import { unauthenticatedVersion3 } from './changes/unauthenticated-version3.ts';
import { unicastChecksums } from './changes/unicast-checksums.ts';
import { unicastWithoutPeers } from './changes/unicast-without-peers.ts';
import { weightedMember } from './changes/weighted-member.ts';
import { weightedOwner } from './changes/weighted-owner.ts';
import { wholeSeconds } from './changes/whole-seconds.ts';
import { renamedKeywords } from './renames.ts';

export const changes: readonly Change[] = [
  ...renamedKeywords,
  gateways,
  ...removedKeywords,
  ...deprecatedKeywords,
  masterWithNopreempt,
  masterWithPreemptDelay,
  ownerWithNopreempt,
  weightedOwner,
  weightedMember,
  strictLeavesOut,
  unauthenticatedVersion3,
  acceptingVersion3,
  unicastChecksums,
  defaultScriptUser,
  scriptsWithoutShell,
  noRepeats,
  brokenSequences,
  wholeSeconds,
  loneMember,
  unicastWithoutPeers,
  repeatedPeers,
  strictUnicast,
  dbusDenied,
  hmacFormat,
];
