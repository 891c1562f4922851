import { expect, vi } from 'vitest';
import { type Daemon, type Host, makeHost } from './host.ts';

/** Where the log is to be seen, and only there. */
export const FOREGROUND = ['-n', '-l', '-D', '-G', '-f', '/run/keepalived.conf'];
export const MASTER = '(VI_1) Entering MASTER STATE';

/** Master within half a second. */
export const configuration = (addresses: string, more = '') => `
global_defs {
    script_user root
}
vrrp_instance VI_1 {
    interface eth0
    version 3
    virtual_router_id 51
    priority 150
    advert_int 0.1
    virtual_ipaddress {
        ${addresses}
    }
    ${more}
}
`;

export async function host(text = configuration('10.0.0.10/24')): Promise<Host> {
  const made = await makeHost();
  made.write('keepalived.conf', text);
  return made;
}

export async function master(on: Host, ...more: readonly string[]): Promise<Daemon> {
  const daemon = on.start([...FOREGROUND, ...more]);
  await daemon.says(MASTER);
  await vi.waitUntil(() => on.virtualAddresses().length > 0);
  return daemon;
}

export const vrrpChild = (on: Host) => Number(on.file('vrrp.pid'));

/** Without addresses, pid files and processes; a script may take a moment more. */
export async function expectNothingLeft(on: Host): Promise<void> {
  expect(on.virtualAddresses()).toEqual([]);
  expect([on.file('keepalived.pid'), on.file('vrrp.pid')]).toEqual(['', '']);
  await vi.waitFor(() => expect(on.processes()).toEqual([]), 2000);
}
