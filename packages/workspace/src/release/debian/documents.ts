import { version } from '../../version.ts';
import { MAINTAINER } from './control.ts';

/** In Debian's machine-readable form. */
export const copyright = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: kaconf
Comment: What the executables have inside of others, Node.js and libraries, and
 on which terms, is in /usr/share/doc/kaconf/licences-inside.gz.

Files: *
Copyright: 2026 The kaconf contributors
License: Apache-2.0
 On Debian systems the text of the Apache License 2.0 is in
 /usr/share/common-licenses/Apache-2.0.
`;

/** What Debian's tools show of a release; what is new in it is said elsewhere. @param date in seconds since 1970 */
export function debianChangelog(date: number): string {
  // RFC 5322, as `date -R`.
  const written = new Date(date * 1000).toUTCString().replace('GMT', '+0000');
  return `kaconf (${version}) unstable; urgency=medium

  * /usr/share/doc/kaconf/NEWS.gz says what is new.

 -- ${MAINTAINER}  ${written}
`;
}
