import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Examiner, makeExaminer } from '../src/fixes/examination.ts';
import { migrations } from '../src/fixes/fixtures.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { isOlder } from '../src/side-by-side/verdict.ts';

/** What the real one says of what is rewritten, and no longer of what it is then. */
const MENDED: Readonly<Record<string, readonly string[]>> = {
  'garp-extra-if': [
    'Keyword "vrrp_vmac_garp_intvl" is deprecated - please use "vrrp_garp_extra_if"',
    'Keyword "vmac_garp_intvl" is deprecated - please use "garp_extra_if"',
  ],
  gateways: [
    '"gw" for routes is deprecated. Please use "via"',
    '"gw" for routes is deprecated. Please use "via"',
  ],
  'nb-get-retry': ["nb_get_retry is deprecated - please use 'retry'"],
  nexthops: ['"or" for routes is deprecated. Please use "nexthop"'],
  'no-nat-mask': ["Unknown keyword 'nat_mask'"],
  'no-plugin-dir': ["Unknown keyword 'plugin_dir'"],
  'no-repeats': [
    'vrrp_garp_master_repeat must be greater than 0, setting to 1',
    'vrrp_garp_master_refresh_repeat must be greater than 0, setting to 1',
    '(VI_1): garp_master_repeat must be greater than 0, setting to 1',
    '(VI_1): garp_master_refresh_repeat must be greater than 0, setting to 1',
  ],
  'no-zero-intervals': [
    "number '0' outside range [0.000001, 4294.967295]",
    "vrrp_garp_interval '0' is invalid",
    "number '0.0' outside range [0.000001, 4294.967295]",
    "vrrp_gna_interval '0.0' is invalid",
  ],
  'repeated-peers': ['(VI_1) 10.0.0.2 - duplicate unicast_peer'],
  'unicast-without-peers': [
    '(VI_1) A unicast keyword has been specified without any unicast peers. Defaulting to multicast. This usage is deprecated - please update your configuration.',
  ],
};

/** What it still says where somebody has to choose; of all others nothing. */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  'default-script-user': [
    'Disabling track script chk since not found/accessible',
    'Disabling track script chk2 since not found/accessible',
  ],
  'empty-unicast-peer': [
    '(VI_1) A unicast keyword has been specified without any unicast peers. Defaulting to multicast. This usage is deprecated - please update your configuration.',
  ],
  'filtered-by-iptables': [
    "iptables not supported, using nftables instead. Please replace 'vrrp_iptables and 'vrrp_ipsets' with 'nftables' config option",
  ],
  'first-run-of-scripts': ['Disabling track script chk since not found/accessible'],
  'global-tracking': ['(G) global_tracking is deprecated. Use track_interface/script/file on the sync group'],
  'guessed-by-keyword': ['(VI_1) Warning - nopreempt will not work with initial state MASTER - clearing'],
  'lone-member': ["Sync group G has only 1 virtual router(s) - this probably isn't what you want"],
  'master-with-nopreempt': ['(VI_1) Warning - nopreempt will not work with initial state MASTER - clearing'],
  'master-with-preempt-delay': [
    '(VI_1) Warning - preempt delay will not work with initial state MASTER - clearing',
  ],
  nexthops: ['"or" for routes is deprecated. Please use "nexthop"'],
  'not-guessed': ['(VI_1) Warning - nopreempt will not work with initial state MASTER - clearing'],
  'not-touched': ["nb_get_retry is deprecated - please use 'retry'"],
  'owner-with-nopreempt': ['(VI_1) nopreempt is incompatible with priority 255. resetting nopreempt'],
  'polled-interface': [
    "(VI_1) 'linkbeat_use_polling' in vrrp instance deprecated - use linkbeat_interfaces block",
  ],
  'repeated-addresses': ['(VI_1): VIP duplicates a VIP 10.0.0.10/24 - ignoring'],
  'same-router': ['VI_1 and VI_2 both use VRID 51 with IPv4 on interface eth0'],
  'script-environment': ['Disabling track script chk since not found/accessible'],
  'scripts-without-shell': [
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
  ],
  'strict-leaves-out': [
    '(VI_1) Strict mode does not support authentication. Ignoring.',
    '(VI_1) preempt_delay is incompatible with strict mode - resetting',
  ],
  'strict-repeats': [
    '(VI_1) Strict mode requires no repeat garps. resetting',
    '(VI_1) Strict mode requires no repeat garp delay. resetting',
  ],
  'strict-states': [
    '(VI_1) State MASTER must match being address owner',
    '(VI_2) State MASTER must match being address owner',
  ],
  'strict-unicast': ['(VI_1) Unicast peers are not supported in strict mode'],
  'sync-daemon-interface': [
    '(VI_1) Specifying lvs_sync_daemon_interface against a vrrp is deprecated.',
    '        Please use global lvs_sync_daemon',
  ],
  'too-many-addresses': [
    '(VI_1) Number of VIPs (90) exceeds maximum/space available in packet (max 89 addresses) - excess moved to eVIPs',
  ],
  'unauthenticated-version3': ['(VI_1) VRRP version 3 does not support authentication. Ignoring.'],
  'unknown-keywords': [
    "Unknown keyword 'wieght'",
    "Unknown keyword 'nopremept'",
    "Unknown keyword 'nopremept'",
    'Disabling track script chk since not found/accessible',
  ],
  'weighted-member': [
    'Disabling track script chk since not found/accessible',
    '(VI_1) ignoring eth1 tracked interface weight due to SYNC group',
  ],
  'weighted-owner': ['(VI_1) ignoring eth1 tracked interface due to address owner'],
  'whole-seconds': ['(VI_1) VRRPv2 advertisement interval 0.400000s must be an integer. rounding'],
};

/** For an older version than any real one that is at hand, or for another program. */
const OTHERS = ['backwards-blocks', 'dpvs', 'too-new'];

const real = await reference();
const all = migrations().filter(({ name }) => !OTHERS.includes(name));
describe(`keepalived ${real.version} on what 'kaconf migrate' is tested with`, () => {
  let examiner: Examiner;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    examiner = await makeExaminer(real.binary, new Map(all.map(({ name, before }) => [name, before])));
  });
  afterAll(async () => {
    await examiner?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  const complaints = async (text: string) => {
    const path = join(folder, 'a.conf');
    writeFileSync(path, text);
    const { status, messages } = await examiner.examine(path, 'nobody');
    return { status, messages: messages.map((message) => message.replace(/^\(.*?Line \d+\) /, '')) };
  };

  test.for(all)('$name', async ({ name, to = '2.4', before, after }, { expect, skip }) => {
    skip(isOlder(real.version, to), `not examined: it is for ${to}, and the real one is ${real.version}`);
    const [mended, left] = [MENDED[name] ?? [], LEFT[name] ?? []];
    const now = await complaints(after);
    expect(now.messages).toEqual(left);
    if (left.length === 0) expect(now.status).toBe(0);
    expect((await complaints(before)).messages.toSorted()).toEqual([...mended, ...left].toSorted());
  });

  test('nothing is expected of what is not there', () => {
    const names = all.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...Object.keys(MENDED), ...Object.keys(LEFT)]));
  });
});
