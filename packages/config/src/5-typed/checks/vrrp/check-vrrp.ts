import type { Config, TrackFile } from '../../../config.ts';
import type { BfdInstanceBlock } from '../../../schema/bfd-instance.ts';
import type { GarpGroupBlock } from '../../../schema/garp-group.ts';
import type { TrackFileBlock } from '../../../schema/track-file.ts';
import type { TrackGroupBlock } from '../../../schema/track-group.ts';
import type { Route } from '../../../schema/types/route/route.ts';
import type { WrittenRule } from '../../../schema/types/rule/rule.ts';
import type { VirtualAddress } from '../../../schema/types/virtual-address/virtual-address.ts';
import type { VrrpInstanceBlock } from '../../../schema/vrrp-instance.ts';
import type { VrrpScriptBlock } from '../../../schema/vrrp-script.ts';
import type { VrrpSyncGroupBlock } from '../../../schema/vrrp-sync-group.ts';
import type { VrrpTrackProcessBlock } from '../../../schema/vrrp-track-process.ts';
import { completeUnlessKnown } from '../../completed-blocks.ts';
import type { Check } from '../check.ts';
import { completeGarpGroups } from './groups/garp-groups.ts';
import { checkGroupTracks } from './groups/group-tracks.ts';
import { readGroups, resolveMembers } from './groups/groups.ts';
import { readTrackGroups, resolveTrackGroups } from './groups/track-groups.ts';
import { checkUnicastTtl, checkVrfBeside } from './instances/block-end.ts';
import { completeInstance } from './instances/complete-instance.ts';
import { deduce } from './instances/deduce.ts';
import { identify } from './instances/identity.ts';
import { oneLvsSync } from './instances/lvs-sync.ts';
import { fitUnicast } from './instances/own-interfaces.ts';
import { uniqueOwnNames } from './instances/own-names.ts';
import { uniqueAddresses, uniquePeers } from './instances/repeats.ts';
import { checkRouters } from './instances/routers.ts';
import { chooseRulePriorities } from './rule-priorities.ts';
import { disabledScripts, withoutDisabled } from './tracking/disabled-scripts.ts';
import { completeProcesses } from './tracking/processes.ts';
import { completeScripts } from './tracking/scripts.ts';
import { byName, keptByName, resolveTracks, type Trackables, trackedBy } from './tracking/tracks.ts';

interface Blocks {
  readonly vrrp_script: readonly VrrpScriptBlock[];
  readonly vrrp_track_process: readonly VrrpTrackProcessBlock[];
  readonly track_file: readonly TrackFileBlock[];
  readonly vrrp_track_file: readonly TrackFileBlock[];
  readonly bfd_instance: readonly BfdInstanceBlock[];
  readonly vrrp_instance: readonly VrrpInstanceBlock[];
  readonly vrrp_sync_group: readonly VrrpSyncGroupBlock[];
  readonly track_group: readonly TrackGroupBlock[];
  readonly garp_group: readonly GarpGroupBlock[];
  readonly static_ipaddress: readonly VirtualAddress[];
  readonly static_routes: readonly Route[];
  readonly static_rules: readonly WrittenRule[];
}

type Vrrp = Pick<
  Config,
  | 'vrrp_scripts'
  | 'vrrp_track_processes'
  | 'vrrp_instances'
  | 'vrrp_sync_groups'
  | 'track_groups'
  | 'garp_groups'
  | 'static_ipaddress'
  | 'static_routes'
  | 'static_rules'
>;

/** The order is keepalived's, so that its lines come in its order. */
export function checkVrrp(blocks: Blocks, track_files: readonly TrackFile[], check: Check): Vrrp {
  const { completed, reporter } = check;
  const vrrp_scripts = completeScripts(blocks.vrrp_script, check);
  const vrrp_track_processes = completeProcesses(blocks.vrrp_track_process, check);
  const trackables: Trackables = {
    track_script: keptByName(vrrp_scripts, blocks.vrrp_script, ({ script }) => script !== undefined),
    track_file: keptByName(
      track_files,
      [...blocks.track_file, ...blocks.vrrp_track_file],
      ({ file }) => file !== undefined,
    ),
    track_process: byName(vrrp_track_processes),
    track_bfd: byName(blocks.bfd_instance.filter(({ vrrp, checker }) => vrrp || !checker)),
  };
  const written = uniqueOwnNames(blocks.vrrp_instance, check);
  const prioritize = choosePriorities(blocks, check);
  const disabled = disabledScripts(vrrp_scripts, check);
  const read = written.map((block) => {
    const virtual_rules = block.virtual_rules.map(prioritize);
    const readWhole = () =>
      withoutDisabled({ ...readInstance(block, trackables, check), virtual_rules }, disabled);
    const others = () => [...trackedBy(block, trackables), ...virtual_rules.map(({ priority }) => priority)];
    return completeUnlessKnown(completed?.readInstances, block, others, reporter, readWhole);
  });
  const named = readGroups(blocks.vrrp_sync_group, trackables, check).map((group) =>
    withoutDisabled(group, disabled),
  );
  const trackGroups = readTrackGroups(blocks.track_group, check);
  const garp_groups = completeGarpGroups(blocks.garp_group, check);
  oneLvsSync(written, check);

  const identified = identify(read, check);
  const groups = resolveMembers(named, read, check);
  const groupOf = new Map(groups.flatMap((group) => group.group.map(({ instance }) => [instance, group])));
  const vrrp_instances = identified
    .map((instance) => {
      const group = groupOf.get(instance.name);
      const complete = () => completeInstance(instance, group, check);
      const others = () => [group?.sync_group_tracking_weight];
      return completeUnlessKnown(completed?.instances, instance, others, reporter, complete);
    })
    .filter((instance) => instance !== undefined);
  checkRouters(vrrp_instances, check);
  const names = new Set(vrrp_instances.map(({ name }) => name));
  return {
    vrrp_scripts,
    vrrp_track_processes,
    vrrp_instances,
    track_groups: resolveTrackGroups(trackGroups, names, check),
    vrrp_sync_groups: checkGroupTracks(groups, vrrp_instances, read, check),
    garp_groups,
    static_ipaddress: blocks.static_ipaddress,
    static_routes: blocks.static_routes,
    static_rules: blocks.static_rules.map(prioritize),
  };
}

function choosePriorities({ static_rules, vrrp_instance }: Blocks, check: Check) {
  const virtual_rules = vrrp_instance.flatMap((instance) => instance.virtual_rules);
  return chooseRulePriorities([...static_rules, ...virtual_rules], check);
}

/** What keepalived says about an instance while it reads it. */
function readInstance(written: VrrpInstanceBlock, trackables: Trackables, check: Check) {
  const { name, virtual_ipaddress_excluded } = written;
  const deduced = deduce(written, check);
  const block = { ...written, ...deduced, vrf: checkVrfBeside(written, check) };
  const lists = { virtual_ipaddress: deduced.virtual_ipaddress, virtual_ipaddress_excluded };
  const unicast_peer = uniquePeers(name, deduced.unicast_peer, check);
  return {
    ...block,
    ...uniqueAddresses(name, lists, check),
    unicast_peer,
    ...resolveTracks(block, trackables, check),
    ...fitUnicast(block, check),
    unicast_ttl: checkUnicastTtl(block, unicast_peer, check),
  };
}
