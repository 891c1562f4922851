import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { host } from '../src/executables/target.ts';
import { makeTarballs } from '../src/release/npm/tarballs.ts';
import { root } from '../src/root.ts';

/** A project of somebody else's that has installed them. */
const project = mkdtempSync(join(tmpdir(), 'kaconf-npm-'));
const modules = join(project, 'node_modules');
const outside = ['config/node_modules/chevrotain'];

const named: Readonly<Record<string, string>> = {
  'arp-packet-0.1.0.tgz': 'arp-packet',
  'kaconf-bfd-0.1.0.tgz': '@kaconf/bfd',
  'kaconf-config-0.1.0.tgz': '@kaconf/config',
  'kaconf-diagnostics-0.1.0.tgz': '@kaconf/diagnostics',
  'kaconf-0.1.0.tgz': 'kaconf',
  'kaconf-healthcheck-0.1.0.tgz': '@kaconf/healthcheck',
  'kaconf-ipvs-0.1.0.tgz': '@kaconf/ipvs',
  'kaconf-kernel-0.1.0.tgz': '@kaconf/kernel',
  'kaconf-net-0.1.0.tgz': '@kaconf/net',
  'kaconf-vrrp-0.1.0.tgz': '@kaconf/vrrp',
};

beforeAll(async () => {
  const tarballs = await makeTarballs(project, { [process.arch]: host.addon });
  expect(tarballs.map((path) => basename(path)).sort()).toEqual(Object.keys(named).sort());
  for (const tarball of tarballs) {
    const folder = join(modules, named[basename(tarball)] ?? '');
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '--directory', folder, '--strip-components=1']);
  }
  for (const path of outside)
    symlinkSync(realpathSync(join(root, 'packages', path)), join(modules, basename(path)));
}, 120_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

function node(...words: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: project, encoding: 'utf8' });
  return stdout + stderr;
}

it('has packages that Node takes from node_modules', () => {
  writeFileSync(
    join(project, 'all.js'),
    `const names = ['arp-packet', 'bfd', 'config', 'config/fake', 'diagnostics', 'healthcheck', 'ipvs', 'kernel', 'kernel/fake', 'net', 'vrrp'];
for (const name of names) {
  const things = await import(name === 'arp-packet' ? name : \`@kaconf/\${name}\`);
  console.log(name, Object.keys(things).length > 0);
}
`,
  );
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  expect(node('all.js')).toBe(`arp-packet true
bfd true
config true
config/fake true
diagnostics true
healthcheck true
ipvs true
kernel true
kernel/fake true
net true
vrrp true
`);
});

it('has the command with all that it needs', () => {
  writeFileSync(join(project, 'a.conf'), 'vrrp_instance A {\n    priorty 5\n}\n');
  const command = join(modules, 'kaconf/dist/main.js');
  expect(node(command, '--version')).toBe('kaconf 0.1.0\n');
  expect(node(command, 'check', '--format=keepalived', 'a.conf')).toContain(
    "(a.conf: Line 2) Unknown keyword 'priorty'",
  );
  expect(node(command, 'explain', 'KA0001')).toContain('KA0001');
  const instance =
    'vrrp_instance A {\n    interface eth0\n    virtual_router_id 5\n    virtual_ipaddress {\n        10.0.0.5\n    }\n}\n';
  writeFileSync(join(project, 'b.conf'), instance);
  const page = node(command, 'simulate', 'b.conf', '--format', 'html');
  // An editor that says nothing: whatever could not be loaded would be told.
  expect(node(command, 'lsp')).toBe('');
  expect(page).toMatch(/^<!doctype html>\n.*<script>"use strict";.*<\/html>\n$/s);
});

it('has the addon, built for this machine', () => {
  writeFileSync(
    join(project, 'addon.js'),
    `import { linuxKernel } from '@kaconf/kernel';
console.log(linuxKernel().now() > 0);
`,
  );
  expect(node('addon.js')).toBe('true\n');
});

it('installs nothing on the machine, and builds where the addon does not load', () => {
  const folder = join(modules, '@kaconf/kernel');
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    scripts: { install: 'node scripts/build-addon.mjs' },
    dependencies: { '@kaconf/net': '0.1.0', 'arp-packet': '0.1.0', 'node-addon-api': '8.9.2' },
  });
  const install = () =>
    spawnSync(process.execPath, ['scripts/build-addon.mjs'], { cwd: folder, encoding: 'utf8', env: {} });
  expect(install()).toMatchObject({ status: 0, stdout: '', stderr: '' });
  rmSync(join(folder, 'prebuilds'), { recursive: true });
  expect(install()).toMatchObject({
    status: 1,
    stderr:
      '@kaconf/kernel: the native addon cannot be built without python3, make, g++: ' +
      'install python3, make and g++ (C++17) first\n',
  });
});

it('has the licences of what is inside', () => {
  const inside = (name: string) => readFileSync(join(modules, name, 'LICENSES-INSIDE'), 'utf8');
  expect(inside('kaconf')).toContain('\nchevrotain 13.2.0 (Apache-2.0)\n');
  expect(inside('@kaconf/kernel')).toContain('\nnetlink 0.3.0 (MIT)\n');
});

it('has the sources of the addon and what builds it', () => {
  const files = execFileSync('tar', ['-tzf', join(project, 'kaconf-kernel-0.1.0.tgz')], { encoding: 'utf8' });
  for (const file of [
    'native/addon.cc',
    'binding.gyp',
    'scripts/build-addon.mjs',
    'types/index.d.ts',
    'LICENSE',
  ]) {
    expect(files.split('\n')).toContain(`package/${file}`);
  }
});
