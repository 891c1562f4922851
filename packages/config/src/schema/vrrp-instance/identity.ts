import { type Block, fromGlobal, keyword } from '../keyword.ts';
import { instanceInterface, vrfName } from '../types/network/interface-name.ts';
import { STRICT, unsigned } from '../types/numbers/integer.ts';
import { priority } from '../types/vrrp/priority.ts';
import { state } from '../types/vrrp/state.ts';
import { version } from '../types/vrrp/version.ts';
import { flag, onOff } from '../types/words/words.ts';

/** Who it is in an election, and where. */
export const identity = {
  state: keyword('What it starts as; by default MASTER with priority 255, else BACKUP.', state, undefined),
  interface: keyword(
    'Where adverts are sent and heard, and where addresses are added.',
    instanceInterface,
    undefined,
  ),
  vrf: keyword('The VRF of a unicast instance that names no interface.', vrfName, undefined, {
    since: '2.2.5',
  }),
  virtual_router_id: keyword('The VRID that the group shares.', unsigned(1, 255, STRICT), undefined, {
    refusal: "({name}): VRID '{value}' not valid - must be between 1 & 255",
  }),
  priority: keyword(
    'The higher wins the election; 255 owns the addresses. By default 100, but 255 with state MASTER.',
    priority,
    undefined,
  ),
  version: keyword('Of VRRP: 2, or 3 for IPv6 and short intervals.', version, undefined, {
    refusal: '({name}): Version must be either 2 or 3',
  }),
  native_ipv6: keyword('It is about IPv6, though no address says so.', flag(), false),
  strict_mode: keyword('Nothing that the RFCs forbid.', onOff, fromGlobal('vrrp_strict', false), {
    refusal: '({name}) invalid strict_mode {value} specified',
  }),
  debug: keyword('Of no effect.', unsigned(0, 4), 0, {
    refusal: "({name}) Debug value '{value}' not valid; must be between 0-4",
    effect: { ignored: 'keepalived reads it and makes no use of it' },
  }),
} as const satisfies Block['keywords'];
