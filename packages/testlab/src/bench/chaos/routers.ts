import { block } from '../../daemon/configuration.ts';
import { configurationOf, type Router } from '../../reloads/configuration.ts';
import { type Setup, STEADY } from '../../reloads/setup.ts';
import { pace } from './pace.ts';
import { DIRECTORY, SMALL } from './supervised.ts';

export type Name = 'a' | 'b' | 'c';

/** Of `a`, which should hold everything, of `b`, and of `c`, which only knows the virtual router that is always there. */
const PRIORITIES: Readonly<Record<Name, number>> = { a: 200, b: 150, c: 100 };
export const ADDRESSES: Readonly<Record<Name, readonly string[]>> = {
  a: ['10.0.0.11/16', 'fe80::11/64'],
  b: ['10.0.0.12/16', 'fe80::12/64'],
  c: ['10.0.0.13/16', 'fe80::13/64'],
};
/** In ms: a busy machine is to make nobody a master. */
const INTERVAL = 300 * pace;

export const FIFO = `${DIRECTORY}/fifo`;
export const SCRIPTS = `${DIRECTORY}/scripts`;

export function routerConfiguration(name: Name, setup: Setup): string {
  if (name === 'c') return configurationOf(onlySteady(setup), routerOf(name));
  return [configurationOf(withoutComplaints(setup), routerOf(name)), session(name)].join('\n');
}

/** Nothing hangs on it; it is there so that its process is. */
function session(name: 'a' | 'b'): string {
  const [address = ''] = ADDRESSES[name === 'a' ? 'b' : 'a'];
  return block('bfd_instance other', [
    `neighbor_ip ${address.replace(/\/.*/, '')}`,
    'min_tx 100',
    'min_rx 100',
  ]);
}

function routerOf(name: Name): Router {
  const own = [
    'enable_script_security',
    `vrrp_notify_fifo ${FIFO}`,
    ...(name === 'b' ? [`reload_check_config ${SMALL}/check.log`, `reload_file ${SMALL}/reloading`] : []),
  ];
  return {
    priority: PRIORITIES[name],
    interval: INTERVAL,
    checkInterval: pace,
    check: `${SCRIPTS}/check`,
    notify: `${SCRIPTS}/notify`,
    globals: name === 'c' ? [] : own,
  };
}

/** A tracked file with a weight in a sync group is one, and `reload_check_config` refuses what -t complains about. */
function withoutComplaints(setup: Setup): Setup {
  return { ...setup, statics: [], instances: setup.instances.map((one) => ({ ...one, tracksFile: false })) };
}

function onlySteady(setup: Setup): Setup {
  const instances = setup.instances
    .filter(({ virtualRouterId }) => virtualRouterId === STEADY)
    .map((one) => ({ ...one, routes: [], rules: [], tracksFile: false }));
  return { instances, scripts: [], groups: [], statics: [], firewallPriority: setup.firewallPriority };
}
