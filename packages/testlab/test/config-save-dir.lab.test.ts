import { readdir, readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { startDaemon } from '../src/daemon/daemon.ts';
import { type Binary, block, configuration, ours, real, vrrpInstance } from '../src/index.ts';
import { makeNetwork } from '../src/network/network.ts';

const FOLDER = '/run/saved';

const saving = (priority: number) =>
  configuration(
    block('global_defs', [`config_save_dir ${FOLDER}`]),
    block('bfd_instance path', ['neighbor_ip 10.0.0.12', 'source_ip 10.0.0.11']),
    vrrpInstance({ priority, addresses: ['10.0.0.10/24'], more: [block('track_bfd', ['path weight 5'])] }),
  );

/** What is saved over a start and two reloads: the names without process ids, and what the files are about. */
async function saved(binary: Binary) {
  await using network = await makeNetwork({ a: ['10.0.0.11/24'] });
  const { a: host } = network.hosts;
  const folder = host.namespace.root + FOLDER;
  await using daemon = await startDaemon(host, binary, saving(150));
  await daemon.enters('MASTER', 10_000);
  for (const [count, priority] of [140, 130].entries()) {
    await daemon.reload(saving(priority));
    // Each process writes its own when it comes to it: the two posts, and the configuration, which ends in the count.
    const isAfter = (name: string) => name.replace(/\.post$/, '').endsWith(`.${count + 1}`);
    const after = async () => (await readdir(folder)).filter(isAfter);
    await vi.waitUntil(async () => (await after()).length === 3, { timeout: 10_000, interval: 50 });
  }
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((name) => readFile(`${folder}/${name}`, 'utf8')));
  const named = (name: string) => name.replace(/\.\d+\.(?=\d)/, '.PID.');
  const contents = files.map((name, index) => [named(name), texts[index] ?? ''] as const);
  return Object.fromEntries(contents.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const parts = (text = '') =>
  text.split('\n').filter((line) => line.startsWith('------<') && !/Sockpool/.test(line));
const priorities = (text = '') => text.match(/(?<=priority ?=? ?)\d+/gi);

test('the configurations and what processes were before and after each reload are kept as by the real one', async () => {
  const [theirs, own] = [await saved(real()), await saved(ours())];
  expect(Object.keys(own)).toEqual(Object.keys(theirs));
  expect(Object.keys(own)).toEqual([
    'keepalived.conf.PID.0',
    'keepalived.conf.PID.1',
    'keepalived.conf.PID.2',
    'keepalived_bfd.PID.1.post',
    'keepalived_bfd.PID.1.pre',
    'keepalived_bfd.PID.2.post',
    'keepalived_bfd.PID.2.pre',
    'keepalived_vrrp.PID.1.post',
    'keepalived_vrrp.PID.1.pre',
    'keepalived_vrrp.PID.2.post',
    'keepalived_vrrp.PID.2.pre',
  ]);
  for (const name of Object.keys(own)) {
    expect([name, parts(own[name])]).toEqual([name, parts(theirs[name])]);
  }
  expect(priorities(own['keepalived.conf.PID.1'])).toContain('140');
  expect(own['keepalived_vrrp.PID.1.pre']).toMatch(/^ +Priority = 150$/m);
  expect(own['keepalived_vrrp.PID.1.post']).toMatch(/^ +Priority = 140$/m);
  expect(theirs['keepalived_vrrp.PID.1.post']).toMatch(/^ +Priority = 140$/m);
});
