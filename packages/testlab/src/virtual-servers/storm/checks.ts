import { CHECKED } from './places.ts';

/** What may look at a server, each as a block; the first is nothing. */
export function checks(address: string, port: number): string[] {
  const at = (checked: number) => (checked === port ? [] : [`connect_port ${checked}`]);
  const check = (type: string, ...lines: readonly string[]) =>
    [`${type} {`, ...lines.map((line) => `    ${line}`), '}'].join('\n');
  return [
    '',
    check('TCP_CHECK', ...at(CHECKED.tcp)),
    check('TCP_CHECK', ...at(CHECKED.tcp), 'connect_timeout 2'),
    check('TCP_CHECK', `connect_ip ${address}`, `connect_port ${CHECKED.http}`, 'alpha'),
    check('HTTP_GET', 'url {', '    path /status/200', '    status_code 200', '}', ...at(CHECKED.http)),
    check('DNS_CHECK', 'type A', 'name example.org', ...at(CHECKED.dns)),
    check('UDP_CHECK', 'payload 616263', 'require_reply 616263', ...at(CHECKED.udp)),
    check('FILE_CHECK', 'track_file fine'),
  ];
}
