export interface ControlFacts {
  readonly version: string;
  /** As Debian calls it: `amd64`. */
  readonly architecture: string;
  readonly depends: readonly string[];
  readonly installedOctets: number;
}

export const MAINTAINER = 'The kaconf contributors <kaconf@kaconf.invalid>';

/** It stands beside Debian's keepalived, whose files step aside: docs/decisions says why it does not conflict with it. */
export function controlText({ version, architecture, depends, installedOctets }: ControlFacts): string {
  return `Package: kaconf
Version: ${version}
Architecture: ${architecture}
Maintainer: ${MAINTAINER}
Installed-Size: ${Math.ceil(installedOctets / 1024)}
Depends: ${depends.join(', ')}
Provides: keepalived (= 1:2.4.3)
Section: admin
Priority: optional
Description: drop-in replacement for keepalived, and a checker for its configuration
 Machines with this or with keepalived, in any mix, hand IP addresses to each
 other by VRRP. It reads the same configuration, takes the same options and
 signals, and logs the same lines.
 .
 Where Debian's keepalived is installed, this one takes its place under
 /usr/sbin and in systemd; when this package is removed, Debian's is back.
 Nothing in /etc is touched.
`;
}
