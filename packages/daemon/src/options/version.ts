import type { Machine } from './machine.ts';

/** This package's own version. */
export const kaconfVersion = '0.1.0';

/**
 * The first line of `--version` and of the log. `v2.4.3` is the keepalived whose behaviour this is, where the scripts
 * that ask `keepalived -v` look for it; the brackets, which hold a date there, say what it really is.
 */
export const versionString = `Keepalived v2.4.3 (kaconf ${kaconfVersion})`;

/** What is built in, in the words that scripts look for behind `Config options:`. */
const features = ['NFTABLES', 'VRRP', 'VRRP_AUTH', 'VRRP_VMAC', 'OLD_CHKSUM_COMPAT'];

/** The text of `--version`. */
export function versionText(machine: Machine): string {
  const distro = machine.distro();
  return [
    versionString,
    '',
    'kaconf, a drop-in replacement for keepalived, under the Apache License 2.0',
    '',
    `Running on ${machine.kernel} with Node.js ${machine.node}`,
    ...(distro === undefined ? [] : [`Distro: ${distro}`]),
    '',
    `Config options:  ${features.join(' ')}`,
    '',
  ].join('\n');
}
