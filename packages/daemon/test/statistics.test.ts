import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { advance, instance, machine, router, startChild } from './shell-router.ts';
import { hear } from './shell-wire.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaconf-statistics-'));
  return () => rmSync(folder, { recursive: true });
});

function start(plan = router([instance(['10.0.0.10'])])) {
  const kernel = machine();
  const file = (name: string) => join(folder, name);
  const files = {
    data: file('data'),
    parentData: file('parent'),
    checkData: file('check'),
    bfdData: file('bfd'),
    stats: file('stats'),
    json: file('json'),
  };
  const { child, lines } = startChild(plan, kernel, { files });
  const statistics = async (what: 'stats' | 'stats, then clear' = 'stats') => {
    child.write(what);
    await expect.poll(() => lines.at(-1)).toContain('VRRP stats');
    return expect.poll(() => readFileSync(files.stats, 'utf8'));
  };
  return { kernel, child, lines, statistics };
}

/** keepalived.stats of one instance; what is not said is 0. */
function text(counts: Readonly<Record<string, number>>): string {
  const count = (name: string) => counts[name] ?? 0;
  return `VRRP Instance: VI_1
  Advertisements:
    Received: ${count('received')}
    Sent: ${count('sent')}
  Became master: ${count('became')}
  Released master: ${count('released')}
  Packet Errors:
    Length: 0
    TTL: ${count('ttl')}
    Invalid Type: 0
    Advertisement Interval: 0
    Address List: ${count('addresses')}
  Authentication Errors:
    Invalid Type: 0
    Type Mismatch: 0
    Failure: 0
  Authentication Extension Errors:
    Missing: 0
    Malformed: 0
    Unknown Key: 0
    Invalid HMAC: 0
    Stale: 0
    Replay: 0
  Priority Zero:
    Received: ${count('zeroReceived')}
    Sent: ${count('zeroSent')}
`;
}

test('a master counts what it sends', async () => {
  const { kernel, statistics } = start();
  advance(kernel, 6.5);
  await (await statistics()).toBe(text({ sent: 4, became: 1 }));
});

test('a backup counts every advert, those that woke nobody too', async () => {
  const { kernel, statistics } = start();
  for (let time = 1; time <= 20; time++) {
    hear(kernel, 200);
    advance(kernel, time);
  }
  await (await statistics()).toBe(text({ received: 20 }));
  hear(kernel, 200);
  await (await statistics()).toBe(text({ received: 21 }));
});

test('what was expected of another plan is counted, too', async () => {
  const { kernel, child, statistics } = start();
  for (let time = 1; time <= 4; time++) {
    hear(kernel, 200);
    advance(kernel, time);
  }
  hear(kernel, 200);
  child.reload(router([instance(['10.0.0.10'], { basePriority: 120 })]));
  await (await statistics()).toBe(text({ received: 5 }));
});

test('each advert of other addresses is a mistake of its own', async () => {
  const { kernel, statistics } = start(router([instance(['10.0.0.99'])]));
  for (let time = 1; time <= 10; time++) {
    hear(kernel, 200);
    advance(kernel, time);
  }
  await (await statistics()).toBe(text({ received: 10, addresses: 10 }));
});

test('a refused packet is counted as what it was refused for, and no advert', async () => {
  const { kernel, statistics } = start();
  hear(kernel, 200, { hopLimit: 254 });
  advance(kernel, 1);
  await (await statistics()).toBe(text({ ttl: 1 }));
});

test('a master that stops is counted, and so is giving way', async () => {
  const { kernel, statistics } = start();
  advance(kernel, 3.5);
  hear(kernel, 200);
  advance(kernel, 4);
  hear(kernel, 0);
  advance(kernel, 4.2);
  await (await statistics()).toBe(text({ received: 2, sent: 1, became: 1, released: 1, zeroReceived: 1 }));
});

test('cleared they begin anew, behind what is written', async () => {
  const { kernel, lines, statistics } = start();
  advance(kernel, 4);
  await (await statistics('stats, then clear')).toBe(text({ sent: 1, became: 1 }));
  expect(lines.at(-1)).toBe(`Printing and clearing VRRP stats for process(${process.pid}) on signal`);
  advance(kernel, 5);
  await (await statistics()).toBe(text({ sent: 1 }));
});
