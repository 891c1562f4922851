import { block } from '../../daemon/configuration.ts';
import { addressOf, SERVERS } from './places.ts';
import { GROUPS, SERVICES, type ServiceSlot } from './service-slots.ts';
import type { Setup } from './setup.ts';

/** A file whose number is 0. */
export const TRACKED_FILE = '/run/fine';

export function configurationOf(setup: Setup): string {
  return [
    block('global_defs', ['router_id lab', 'script_user root', ...statements(setup, 'global')]),
    block('track_file fine', [`file ${TRACKED_FILE}`, 'init_file 0']),
    ...Object.entries(GROUPS).map(([group, entries]) =>
      block(
        `virtual_server_group ${group}`,
        entries.flatMap((entry) => statements(setup, `group ${group} ${entry}`)),
      ),
    ),
    ...SERVICES.filter(({ name }) => isThere(setup, name)).map((slot) => virtualServer(setup, slot)),
    '',
  ].join('\n');
}

const OF_SERVICES = [
  ...['scheduler', 'method', 'persistence', 'quorum', 'sorry server'],
  ...['alpha', 'omega', 'inhibit', 'ha_suspend'],
];
const OF_SERVERS = ['method', 'weight', 'thresholds', 'inhibit', 'check', 'second check'];

function virtualServer(setup: Setup, { name, head, fixed, family, port }: ServiceSlot): string {
  const servers = SERVERS.map((server) => addressOf(family, server));
  return block(`virtual_server ${head}`, [
    ...fixed,
    ...OF_SERVICES.flatMap((what) => statements(setup, `${name}: ${what}`)),
    ...servers
      .filter((address) => isThere(setup, `${name}, ${address}`))
      .map((address) =>
        block(
          `real_server ${address} ${port}`,
          OF_SERVERS.flatMap((what) => statements(setup, `${name}, ${address}: ${what}`)),
        ),
      ),
  ]);
}

function isThere(setup: Setup, what: string): boolean {
  return setup.get(`${what}: is there`) === 'yes';
}

function statements(setup: Setup, name: string): readonly string[] {
  const text = setup.get(name);
  if (text === undefined) throw new Error(`there is no dial ${name}`);
  return text === '' ? [] : text.split('\n');
}
