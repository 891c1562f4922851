import { expect, test } from 'vitest';
import { configuration, conflicts, type Host, now, ours, startTwoNodes, vrrpInstance } from '../src/index.ts';

const node = (priority: number) => ({
  binary: ours(),
  configuration: configuration(vrrpInstance({ priority, addresses: ['10.0.0.10/24'] })),
});

/** The daemons of the lab have pid files of their own. */
const ctl = (host: Host, ...words: readonly string[]) =>
  host.exec([...ours().command, 'ctl', '-p', '/run/testlab/parent.pid', ...words]);

test.each([
  { what: 'a better priority', priority: 150 },
  { what: 'the addresses themselves', priority: 255 },
])('whoever has $what steps aside within the skew time, and gets the address back', async ({ priority }) => {
  await using nodes = await startTwoNodes({ a: node(priority), b: node(100) });
  const { a, b, observer, network } = nodes;
  const { hosts } = network;

  const began = now();
  await ctl(hosts.a, 'maintenance', 'on');
  const resigned = await observer.waitFor(
    'an advert of priority 0',
    (event) => event.type === 'advert' && event.priority === 0 && event.time >= began,
    2000,
  );
  // RFC 3768: 256 - 100 parts of 256 of a second, 609 ms.
  const tookOver = await observer.waitFor(
    'an advert of priority 100',
    (event) => event.type === 'advert' && event.priority === 100 && event.time >= began,
    2000,
  );
  expect(tookOver.time - resigned.time).toBeGreaterThan(550);
  expect(tookOver.time - resigned.time).toBeLessThan(900);
  await b.enters('MASTER', 1000, began);
  expect(await hosts.a.hasAddress('10.0.0.10')).toBe(false);
  expect(await ctl(hosts.a, 'explain', 'VI_1')).toMatch(/^VI_1 is FAULT for \d s: maintenance\n/);
  expect(await ctl(hosts.b, 'explain', 'VI_1')).toMatch(
    /^VI_1 is MASTER for \d s: 10\.0\.0\.11 has stopped\n/,
  );

  const ended = now();
  await ctl(hosts.a, 'maintenance', 'off');
  await a.enters('MASTER', 6000, ended);
  await b.enters('BACKUP', 1500, ended);
  expect(await hosts.a.hasAddress('10.0.0.10')).toBe(true);
  const cause = `10.0.0.11 has priority ${priority}, ours is 100`;
  expect(await ctl(hosts.b, 'status')).toContain(cause);
  expect(conflicts(observer.entries)).toEqual([]);
});
