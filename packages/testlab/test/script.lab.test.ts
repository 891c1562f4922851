import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  block,
  configuration,
  conflicts,
  type Host,
  now,
  startTwoNodes,
  vrrpInstance,
} from '../src/index.ts';
import { pairs } from './pairs.ts';

const script = block('vrrp_script chk_nginx', [
  'script "/usr/bin/killall -0 nginx"',
  'interval 1',
  'weight -60',
  'fall 2',
  'rise 2',
]);

function node(priority: number): string {
  const more = [block('track_script', ['chk_nginx'])];
  return configuration(script, vrrpInstance({ priority, addresses: ['10.0.0.10/24'], more }));
}

/** Any process of that name will do. */
async function startNginx(host: Host): Promise<void> {
  await host.exec(['ln', '-sf', '/bin/sleep', '/run/nginx']);
  host.start(['/run/nginx', 'infinity']);
}

describe.concurrent.each(pairs)('$names', ({ master, backup }) => {
  test('a master whose nginx dies loses 60 points and the address, and gets both back with nginx', async () => {
    await using nodes = await startTwoNodes(
      {
        a: { binary: master(), configuration: node(150) },
        b: { binary: backup(), configuration: node(100) },
      },
      async ({ a, b }) => {
        await Promise.all([startNginx(a), startNginx(b)]);
      },
    );
    const { a, b, observer } = nodes;
    const { hosts } = nodes.network;

    const died = now();
    await hosts.a.exec(['killall', 'nginx']);
    const lower = await observer.waitFor(
      'an advert of priority 90',
      (event) => event.type === 'advert' && event.priority === 90,
      5000,
    );
    expect(lower.time - died).toBeGreaterThan(900);
    await b.enters('MASTER', 6000);
    await a.enters('BACKUP', 1500, died);
    await sleep(200);
    expect(await hosts.a.hasAddress('10.0.0.10')).toBe(false);
    expect(await hosts.b.hasAddress('10.0.0.10')).toBe(true);

    const returned = now();
    await startNginx(hosts.a);
    await a.enters('MASTER', 9000, returned);
    await b.enters('BACKUP', 1500, returned);
    await observer.waitFor(
      'an advert of priority 150',
      (event) => event.type === 'advert' && event.priority === 150 && event.time > returned,
      1500,
    );
    expect(conflicts(observer.entries)).toEqual([]);
    const texts = a.log.entries.map((line) => line.text);
    expect(texts).toContain('VRRP_Script(chk_nginx) failed (exited with status 1)');
    expect(texts).toContain('(VI_1) Changing effective priority from 150 to 90');
    expect(texts).toContain('VRRP_Script(chk_nginx) succeeded');
    expect(texts).toContain('(VI_1) Changing effective priority from 90 to 150');
  });
});
