import { type Family, familyOf } from '@kaconf/net';
import type { VirtualServerBlock } from '../../../schema/servers/virtual-server.ts';
import type { Forwarding } from '../../../schema/types/servers/forwarding.ts';
import type { Endpoint } from '../../../schema/types/servers/server.ts';
import type { Check } from '../check.ts';
import type { Families } from './families.ts';
import { precedes, sayAt, sayAtEnd } from './finding.ts';

export interface SorryServer {
  readonly sorry_server: Endpoint | undefined;
  readonly sorry_server_inhibit: boolean;
  /** Its own, or that of the virtual server as far as it is said above. */
  readonly sorry_server_lvs_method: Forwarding | undefined;
}

/** What is said of the sorry server counts only below it. */
export function readSorryServer(server: VirtualServerBlock, check: Check): SorryServer {
  const { sorry_server, sorry_server_inhibit: inhibit, sorry_server_lvs_method: method, spans } = server;
  const {
    sorry_server: place,
    sorry_server_inhibit: inhibitPlace,
    sorry_server_lvs_method: methodPlace,
  } = spans;
  const inhibits = inhibitPlace !== undefined && precedes(place, inhibitPlace);
  if (inhibitPlace !== undefined && !inhibits) {
    const line = 'Ignoring sorry_server inhibit used before or without sorry_server';
    sayAt(inhibitPlace, { message: MISPLACED, hint: 'write it below the sorry_server', line }, check);
  }
  const isOwn = methodPlace !== undefined && precedes(place, methodPlace);
  if (methodPlace !== undefined && !isOwn) {
    const line = 'sorry_server forwarding used without sorry_server';
    sayAt(methodPlace, { message: MISPLACED, hint: 'write it below the sorry_server', line }, check);
  }
  const inherited = place !== undefined && precedes(spans.lb_kind, place) ? server.lb_kind : undefined;
  return {
    sorry_server,
    sorry_server_inhibit: inhibit && inhibits,
    sorry_server_lvs_method: isOwn ? method : inherited,
  };
}

const MISPLACED = 'no sorry_server is known yet';

/** Unless a tunnel leads to it, the sorry server is of the family of the virtual server, or tells it. */
export function settleSorryServer(
  sorry: SorryServer,
  server: VirtualServerBlock,
  families: Families<Endpoint>,
  check: Check,
): SorryServer & Pick<Families<Endpoint>, 'family'> {
  const { sorry_server, sorry_server_lvs_method: forwarding } = sorry;
  const { service } = server;
  const own = sorry_server && familyOf(sorry_server.address);
  const isDirect = own !== undefined && forwarding?.method !== 'TUN';
  const family = families.family ?? (isDirect ? own : undefined);
  if (isDirect && own !== family) {
    const address = sorry_server?.address;
    const line = `Address family of virtual server and sorry server ${address} don't match - skipping sorry server.`;
    const message = `${address} is of another family than the virtual server`;
    const hint = 'there is no sorry server; only a tunnel crosses families';
    sayAtEnd(server, { code: 'mixedFamilies', keyword: 'sorry_server', message, hint, line }, check);
    return { ...sorry, sorry_server: undefined, family };
  }
  if (family !== undefined || service.type === 'group name') return { ...sorry, family };
  const others = families.real_server.map(({ address }) => familyOf(address));
  return { ...sorry, family: commonFamily(own === undefined ? others : [own, ...others]) };
}

/** Of a firewall mark whose servers are all behind tunnels: theirs if they are of one family, else IPv4. */
function commonFamily([first = 4, ...others]: readonly Family[]): Family {
  return others.every((it) => it === first) ? first : 4;
}
