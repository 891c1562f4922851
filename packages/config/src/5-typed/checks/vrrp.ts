import type { Config } from '../../config.ts';
import type { Route } from '../../schema/types/route/route.ts';
import type { WrittenRule } from '../../schema/types/rule/rule.ts';
import type { VirtualAddress } from '../../schema/types/virtual-address/virtual-address.ts';
import type { VrrpInstanceBlock } from '../../schema/vrrp-instance.ts';
import type { VrrpScriptBlock } from '../../schema/vrrp-script.ts';
import type { VrrpSyncGroupBlock } from '../../schema/vrrp-sync-group.ts';
import type { Check } from './check.ts';
import { completeInstance } from './complete-instance.ts';
import { sortFamilies } from './families.ts';
import { checkGroupTracks } from './group-tracks.ts';
import { readGroups, resolveMembers } from './groups.ts';
import { identify } from './identity.ts';
import { uniqueAddresses, uniquePeers } from './repeats.ts';
import { checkRouters } from './routers.ts';
import { chooseRulePriorities } from './rule-priorities.ts';
import { completeScripts } from './scripts.ts';
import { resolveTracks, type Scripts } from './tracks.ts';

interface Blocks {
  readonly vrrp_script: readonly VrrpScriptBlock[];
  readonly vrrp_instance: readonly VrrpInstanceBlock[];
  readonly vrrp_sync_group: readonly VrrpSyncGroupBlock[];
  readonly static_ipaddress: readonly VirtualAddress[];
  readonly static_routes: readonly Route[];
  readonly static_rules: readonly WrittenRule[];
}

type Vrrp = Pick<
  Config,
  | 'static_ipaddress'
  | 'static_routes'
  | 'static_rules'
  | 'vrrp_scripts'
  | 'vrrp_instances'
  | 'vrrp_sync_groups'
>;

/** The order is keepalived's, so that its lines come in its order. */
export function checkVrrp(blocks: Blocks, check: Check): Vrrp {
  const vrrp_scripts = completeScripts(blocks.vrrp_script, check);
  const scripts: Scripts = new Map(vrrp_scripts.map((script) => [script.name, script] as const).reverse());
  const prioritize = choosePriorities(blocks, check);
  const read = blocks.vrrp_instance.map((block) => ({
    ...readInstance(block, scripts, check),
    virtual_rules: block.virtual_rules.map(prioritize),
  }));
  const named = readGroups(blocks.vrrp_sync_group, scripts, check);

  const identified = identify(read, check);
  const groups = resolveMembers(named, read, check);
  const groupOf = new Map(groups.flatMap((group) => group.group.map(({ instance }) => [instance, group])));
  const vrrp_instances = identified
    .map((instance) => completeInstance(instance, groupOf.get(instance.name), check))
    .filter((instance) => instance !== undefined);
  checkRouters(vrrp_instances, check);
  return {
    static_ipaddress: blocks.static_ipaddress,
    static_routes: blocks.static_routes,
    static_rules: blocks.static_rules.map(prioritize),
    vrrp_scripts,
    vrrp_instances,
    vrrp_sync_groups: checkGroupTracks(groups, vrrp_instances, read, check),
  };
}

function choosePriorities({ static_rules, vrrp_instance }: Blocks, check: Check) {
  const virtual_rules = vrrp_instance.flatMap((instance) => instance.virtual_rules);
  return chooseRulePriorities([...static_rules, ...virtual_rules], check);
}

/** What keepalived says about an instance while it reads it. */
function readInstance(block: VrrpInstanceBlock, scripts: Scripts, check: Check) {
  const { name, virtual_ipaddress_excluded } = block;
  const addresses = sortFamilies(block, check);
  const lists = { virtual_ipaddress: addresses.virtual_ipaddress, virtual_ipaddress_excluded };
  return {
    ...block,
    ...addresses,
    ...uniqueAddresses(name, lists, check),
    unicast_peer: uniquePeers(name, addresses.unicast_peer, check),
    ...resolveTracks(block, scripts, check),
  };
}
