import { PERSISTENCE } from '../../../schema/types/servers/persistence.ts';
import type { Check } from '../check.ts';
import type { Draft } from './draft.ts';
import { sayOfWhole } from './finding.ts';
import { formatServer } from './names.ts';

/** What a virtual server consists of. */
interface Kinds {
  readonly hasAddress: boolean;
  readonly hasMark: boolean;
}

function kindsOf({ service }: Draft): Kinds {
  if (service.type !== 'group')
    return { hasAddress: service.type === 'address', hasMark: service.type === 'fwmark' };
  const { ranges, fwmarks } = service.group;
  return { hasAddress: ranges.length > 0, hasMark: fwmarks.length > 0 };
}

/** What addresses need and firewall marks cannot have. */
export function settleProtocol(draft: Draft, check: Check): void {
  const { hasAddress, hasMark } = kindsOf(draft);
  if (hasMark && draft.ha_suspend) {
    const line = `Virtual server ${formatServer(draft)}: cannot use ha_suspend with fwmarks - clearing ha_suspend`;
    const message = 'ha_suspend needs addresses, not a firewall mark';
    sayOfWhole(draft, { keyword: 'ha_suspend', message, line }, check);
    draft.ha_suspend = false;
  }
  if (hasAddress) settleAddress(draft, check);
  if (draft.persistence_timeout === 0 && hasPortless(draft)) {
    const line = `Virtual server ${formatServer(draft)}: zero port only valid for persistent services - setting`;
    const message = 'a service without a port must be persistent';
    sayOfWhole(
      draft,
      { code: 'incomplete', keyword: 'persistence_timeout', wants: 'persistence_timeout', message, line },
      check,
    );
    draft.persistence_timeout = PERSISTENCE;
  }
  if (hasAddress || draft.protocol === undefined) return;
  const line = `Warning: Virtual server ${formatServer(draft)}: protocol specified for fwmark - protocol will be ignored`;
  sayOfWhole(draft, { keyword: 'protocol', message: 'a firewall mark has no protocol', line }, check);
  draft.protocol = undefined;
}

function settleAddress(draft: Draft, check: Check): void {
  if (draft.protocol === undefined) {
    const line = `Virtual server ${formatServer(draft)}: no protocol set - defaulting to UDP`;
    const message = 'no protocol is set, UDP is used';
    sayOfWhole(draft, { code: 'incomplete', wants: 'protocol', message, line }, check);
    draft.protocol = 'UDP';
  }
  if (!draft.ops || draft.protocol === 'UDP') return;
  const line = `Virtual server ${formatServer(draft)}: one packet scheduling requires UDP - resetting`;
  sayOfWhole(draft, { keyword: 'ops', message: 'ops has no effect but with UDP', line }, check);
  draft.ops = false;
}

function hasPortless({ service }: Draft): boolean {
  if (service.type === 'group') return service.group.ranges.some(({ port }) => port === 0);
  return service.type === 'address' && service.port === 0;
}
