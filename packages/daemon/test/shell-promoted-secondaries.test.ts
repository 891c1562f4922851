import type { FakeKernel } from '@kaconf/kernel/fake';
import { expect, test } from 'vitest';
import { instance, link, machine, router, startChild, turn } from './shell-router.ts';

const PROMOTING = { rpFilter: 0, arpFilter: 0, arpIgnore: 0, acceptLocal: 0, promoteSecondaries: 1 };

/** `eth0 1`: the interfaces and whether they promote secondary addresses. */
function settings(kernel: FakeKernel): string[] {
  return kernel.links.map(({ name, ipv4 }) => `${name} ${ipv4?.promoteSecondaries ?? 0}`);
}

const plan = (...promotesSecondaries: readonly string[]) =>
  router([instance(['10.0.0.10'])], { promotesSecondaries });

test('an interface promotes secondary addresses while somebody asks for it', async () => {
  const kernel = machine({ links: [link(2, 'eth0'), link(3, 'eth1')] });
  const { child } = startChild(plan('eth0', 'eth9'), kernel);
  expect(settings(kernel)).toEqual(['eth1 0', 'eth0 1']);
  child.reload(plan('eth1'));
  expect(settings(kernel).toSorted()).toEqual(['eth0 0', 'eth1 1']);
  await child.stop();
  expect(settings(kernel).toSorted()).toEqual(['eth0 0', 'eth1 0']);
});

test('one that did so before goes on', async () => {
  const kernel = machine({ links: [link(2, 'eth0', { ipv4: PROMOTING })] });
  const { child } = startChild(plan('eth0'), kernel);
  await child.stop();
  expect(settings(kernel)).toEqual(['eth0 1']);
});

test('one that is made anew gets it, too', async () => {
  const kernel = machine();
  startChild(plan('eth0'), kernel);
  kernel.change({ type: 'linkGone', link: link(2, 'eth0') });
  kernel.change({ type: 'link', link: link(7, 'eth0') });
  await turn(kernel);
  expect(settings(kernel)).toEqual(['eth0 1']);
});
