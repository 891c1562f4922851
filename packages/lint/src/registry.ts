import type { Rule } from './rule.ts';
import { addressOutsideSubnet } from './rules/addresses/address-outside-subnet.ts';
import { aliasDevice } from './rules/addresses/alias-device.ts';
import { anycastAddress } from './rules/addresses/anycast-address.ts';
import { excludedBesideMacvlan } from './rules/addresses/excluded-beside-macvlan.ts';
import { noHostAddress } from './rules/addresses/no-host-address.ts';
import { sharedAddress } from './rules/addresses/shared-address.ts';
import { staticVirtualAddress } from './rules/addresses/static-virtual-address.ts';
import { widePrefixOnVmac } from './rules/addresses/wide-prefix-on-vmac.ts';
import { invisibleBlank } from './rules/definitions/invisible-blank.ts';
import { unreplacedReference } from './rules/definitions/unreplaced-reference.ts';
import { unusedDefinition } from './rules/definitions/unused-definition.ts';
import { ahAuthentication } from './rules/instances/ah-authentication.ts';
import { aliasInterface } from './rules/instances/alias-interface.ts';
import { idleDebug } from './rules/instances/idle-debug.ts';
import { masterWithoutPriority } from './rules/instances/master-without-priority.ts';
import { noPeerAddress } from './rules/instances/no-peer-address.ts';
import { nopreemptWithWeights } from './rules/instances/nopreempt-with-weights.ts';
import { peerIsVirtual } from './rules/instances/peer-is-virtual.ts';
import { redundantNativeIpv6 } from './rules/instances/redundant-native-ipv6.ts';
import { redundantPreempt } from './rules/instances/redundant-preempt.ts';
import { sampleIdentity } from './rules/instances/sample-identity.ts';
import { slowInterfaceDelay } from './rules/instances/slow-interface-delay.ts';
import { sourceIsPeer } from './rules/instances/source-is-peer.ts';
import { sourceIsVirtual } from './rules/instances/source-is-virtual.ts';
import { strictWithoutAccept } from './rules/instances/strict-without-accept.ts';
import { syncGroupPreemption } from './rules/instances/sync-group-preemption.ts';
import { syncGroupPriorities } from './rules/instances/sync-group-priorities.ts';
import { syncGroupStates } from './rules/instances/sync-group-states.ts';
import { unenforcedHmac } from './rules/instances/unenforced-hmac.ts';
import { mailsOfNothing } from './rules/mails/mails-of-nothing.ts';
import { mailsToNobody } from './rules/mails/mails-to-nobody.ts';
import { mailsWithoutServer } from './rules/mails/mails-without-server.ts';
import { sampleMailbox } from './rules/mails/sample-mailbox.ts';
import { sampleRouterId } from './rules/mails/sample-router-id.ts';
import { sampleSender } from './rules/mails/sample-sender.ts';
import { argumentsAsUser } from './rules/scripts/arguments-as-user.ts';
import { bashRedirection } from './rules/scripts/bash-redirection.ts';
import { insecureScripts } from './rules/scripts/insecure-scripts.ts';
import { publicFolder } from './rules/scripts/public-folder.ts';
import { relativePath } from './rules/scripts/relative-path.ts';
import { repeatedNotify } from './rules/scripts/repeated-notify.ts';
import { shellSyntax } from './rules/scripts/shell-syntax.ts';
import { signalAsOther } from './rules/scripts/signal-as-other.ts';
import { typographicQuotes } from './rules/scripts/typographic-quotes.ts';
import { undefinedProgram } from './rules/scripts/undefined-program.ts';
import { unnamedScriptUser } from './rules/scripts/unnamed-script-user.ts';
import { idleRetryDelay } from './rules/servers/idle-retry-delay.ts';
import { noServerAddress } from './rules/servers/no-server-address.ts';
import { persistentOps } from './rules/servers/persistent-ops.ts';
import { relativeUrl } from './rules/servers/relative-url.ts';
import { repeatedService } from './rules/servers/repeated-service.ts';
import { schemeAgainstPort } from './rules/servers/scheme-against-port.ts';
import { shortUdpTimeout } from './rules/servers/short-udp-timeout.ts';
import { slowFailure } from './rules/servers/slow-failure.ts';
import { sorryAmongReal } from './rules/servers/sorry-among-real.ts';
import { thresholdOrder } from './rules/servers/threshold-order.ts';
import { unacceptedService } from './rules/servers/unaccepted-service.ts';
import { uncheckedServer } from './rules/servers/unchecked-server.ts';
import { virtualhostWithoutSni } from './rules/servers/virtualhost-without-sni.ts';
import { cappedPriority } from './rules/tracking/capped-priority.ts';
import { unmatchedProcess } from './rules/tracking/unmatched-process.ts';
import { untrackedFile } from './rules/tracking/untracked-file.ts';
import { untrackedProcess } from './rules/tracking/untracked-process.ts';
import { untrackedScript } from './rules/tracking/untracked-script.ts';

/** In the order of their codes: of instances, tracking, scripts, addresses, servers, mails, definitions. */
export const rules: readonly Rule[] = [
  masterWithoutPriority,
  nopreemptWithWeights,
  strictWithoutAccept,
  sampleIdentity,
  ahAuthentication,
  syncGroupStates,
  aliasInterface,
  sourceIsPeer,
  peerIsVirtual,
  sourceIsVirtual,
  slowInterfaceDelay,
  redundantNativeIpv6,
  redundantPreempt,
  idleDebug,
  syncGroupPreemption,
  syncGroupPriorities,
  unenforcedHmac,
  noPeerAddress,
  untrackedScript,
  untrackedProcess,
  untrackedFile,
  cappedPriority,
  unmatchedProcess,
  shellSyntax,
  insecureScripts,
  unnamedScriptUser,
  publicFolder,
  relativePath,
  argumentsAsUser,
  signalAsOther,
  typographicQuotes,
  undefinedProgram,
  repeatedNotify,
  bashRedirection,
  sharedAddress,
  staticVirtualAddress,
  noHostAddress,
  widePrefixOnVmac,
  excludedBesideMacvlan,
  aliasDevice,
  anycastAddress,
  addressOutsideSubnet,
  sorryAmongReal,
  uncheckedServer,
  thresholdOrder,
  schemeAgainstPort,
  persistentOps,
  idleRetryDelay,
  shortUdpTimeout,
  repeatedService,
  unacceptedService,
  relativeUrl,
  virtualhostWithoutSni,
  noServerAddress,
  slowFailure,
  mailsWithoutServer,
  mailsToNobody,
  mailsOfNothing,
  sampleMailbox,
  sampleRouterId,
  sampleSender,
  unreplacedReference,
  unusedDefinition,
  invisibleBlank,
];
