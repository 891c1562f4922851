import type { Change } from './change.ts';
import { acceptingVersion3 } from './changes/accepting-version3.ts';
import { brokenSequences } from './changes/broken-sequences.ts';
import { dbusDenied } from './changes/dbus-denied.ts';
import { defaultScriptUser } from './changes/default-script-user.ts';
import { deprecatedKeywords } from './changes/deprecated-keywords.ts';
import { dynamicWeights } from './changes/dynamic-weights.ts';
import { gateways } from './changes/gateways.ts';
import { hmacFormat } from './changes/hmac-format.ts';
import { lateInterfaces } from './changes/late-interfaces.ts';
import { loneMember } from './changes/lone-member.ts';
import { masterWithNopreempt } from './changes/master-with-nopreempt.ts';
import { masterWithPreemptDelay } from './changes/master-with-preempt-delay.ts';
import { nexthops } from './changes/nexthops.ts';
import { noRepeats } from './changes/no-repeats.ts';
import { ownerWithNopreempt } from './changes/owner-with-nopreempt.ts';
import { removedKeywords } from './changes/removed-keywords.ts';
import { repeatedAddresses } from './changes/repeated-addresses.ts';
import { repeatedPeers } from './changes/repeated-peers.ts';
import { scriptsWithoutShell } from './changes/scripts-without-shell.ts';
import { strictBehindFirewall } from './changes/strict-behind-firewall.ts';
import { strictLeavesOut } from './changes/strict-leaves-out.ts';
import { strictStates } from './changes/strict-states.ts';
import { strictUnicast } from './changes/strict-unicast.ts';
import { toldByCheck, unknownKeywords } from './changes/told-by-check.ts';
import { unauthenticatedVersion3 } from './changes/unauthenticated-version3.ts';
import { unicastChecksums } from './changes/unicast-checksums.ts';
import { unicastWithoutPeers } from './changes/unicast-without-peers.ts';
import { weightedMember } from './changes/weighted-member.ts';
import { weightedOwner } from './changes/weighted-owner.ts';
import { weightlessServers } from './changes/weightless-servers.ts';
import { wholeSeconds } from './changes/whole-seconds.ts';
import { renamedKeywords } from './renames.ts';
import { surroundings } from './surroundings.ts';

export const changes: readonly Change[] = [
  ...renamedKeywords,
  gateways,
  nexthops,
  ...removedKeywords,
  ...deprecatedKeywords,
  unknownKeywords,
  ...toldByCheck,
  masterWithNopreempt,
  masterWithPreemptDelay,
  ownerWithNopreempt,
  weightedOwner,
  weightedMember,
  strictLeavesOut,
  strictStates,
  strictBehindFirewall,
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
  lateInterfaces,
  ...weightlessServers,
  dynamicWeights,
  repeatedAddresses,
  repeatedPeers,
  strictUnicast,
  dbusDenied,
  hmacFormat,
  ...surroundings,
];
