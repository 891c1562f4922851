import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { root } from './root.ts';

/** Who may import whom. The manifests must agree; `pure` packages must also do without Node. */
const packages: Readonly<Record<string, { readonly may: readonly string[]; readonly pure?: true }>> = {
  diagnostics: { may: [], pure: true },
  net: { may: [], pure: true },
  'arp-packet': { may: [], pure: true },
  config: { may: ['@kaconf/diagnostics', '@kaconf/net', 'chevrotain'], pure: true },
  lint: { may: ['@kaconf/config', '@kaconf/diagnostics', '@kaconf/net'], pure: true },
  'language-server': {
    may: [
      '@kaconf/config',
      '@kaconf/diagnostics',
      '@kaconf/lint',
      'vscode-languageserver',
      'vscode-languageserver-textdocument',
    ],
  },
  vrrp: { may: ['@kaconf/net', '@kaconf/config'], pure: true },
  bfd: { may: ['@kaconf/net', '@kaconf/config'], pure: true },
  ipvs: { may: ['@kaconf/net', '@kaconf/config'], pure: true },
  healthcheck: { may: ['@kaconf/net', '@kaconf/config'] },
  change: {
    may: [
      '@kaconf/bfd',
      '@kaconf/config',
      '@kaconf/diagnostics',
      '@kaconf/healthcheck',
      '@kaconf/ipvs',
      '@kaconf/net',
      '@kaconf/simulate',
      '@kaconf/vrrp',
    ],
    pure: true,
  },
  simulate: { may: ['@kaconf/net', '@kaconf/config', '@kaconf/vrrp'], pure: true },
  picture: { may: ['@kaconf/net', '@kaconf/simulate'], pure: true },
  host: { may: ['@kaconf/config', '@kaconf/diagnostics', '@kaconf/vrrp'] },
  kernel: { may: ['@kaconf/net', 'arp-packet', 'netlink'] },
  daemon: {
    may: [
      '@kaconf/bfd',
      '@kaconf/change',
      '@kaconf/config',
      '@kaconf/diagnostics',
      '@kaconf/healthcheck',
      '@kaconf/host',
      '@kaconf/ipvs',
      '@kaconf/kernel',
      '@kaconf/net',
      '@kaconf/vrrp',
      'arp-packet',
      'winston',
    ],
  },
  kaconf: {
    may: [
      '@kaconf/change',
      '@kaconf/config',
      '@kaconf/diagnostics',
      '@kaconf/healthcheck',
      '@kaconf/host',
      '@kaconf/language-server',
      '@kaconf/lint',
      '@kaconf/picture',
      '@kaconf/simulate',
      'yaml',
    ],
  },
  testlab: {
    may: ['@kaconf/kernel', '@kaconf/net', '@kaconf/simulate', 'arp-packet', 'execa', 'puppeteer-core'],
  },
  vscode: { may: ['vscode', 'vscode-languageclient'] },
  workspace: { may: ['@kaconf/config', '@vscode/vsce', 'esbuild', 'kaconf'] },
};

/** These take types, never code: an engine does not know how a text is read, and who looks at the machine runs no engine. */
const typesOnly = new Map([
  ['vrrp', '@kaconf/config'],
  ['bfd', '@kaconf/config'],
  ['ipvs', '@kaconf/config'],
  ['healthcheck', '@kaconf/config'],
  ['host', '@kaconf/vrrp'],
  ['simulate', '@kaconf/config'],
]);

const importStatement =
  /^(?:import|export)\s(?<clause>[^'"]*?)\bfrom\s+['"](?<from>[^'"]+)['"]|\bimport\(\s*['"](?<lazy>[^'"]+)['"]/gms;

function complaints(name: string): string[] {
  const rule = packages[name];
  if (!rule) return [`packages/${name}: not in the table of packages/workspace/src/imports.ts`];
  const files = globSync(`packages/${name}/src/**/*.ts`, { cwd: root });
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(importStatement)].flatMap(({ groups }) => {
      const problem = judge(name, groups?.from ?? groups?.lazy ?? '', groups?.clause ?? '');
      return problem === undefined ? [] : [`${file}: ${problem}`];
    });
  });
}

function judge(name: string, from: string, clause: string): string | undefined {
  const rule = packages[name];
  if (from.startsWith('.'))
    return from.endsWith('.ts') ? undefined : `${from}: a relative import ends in .ts`;
  if (from.startsWith('node:') || builtinModules.includes(from)) {
    return rule?.pure ? `${from}: a pure package does without Node` : undefined;
  }
  const packageName = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
  if (!rule?.may.includes(packageName)) return `${from}: not among what ${name} may import`;
  if (typesOnly.get(name) === packageName && !/^type\s/.test(clause)) return `${from}: for types only`;
  return undefined;
}

const found = globSync('packages/*', { cwd: root }).flatMap((path) => complaints(relative('packages', path)));
for (const complaint of found) console.error(complaint);
process.exitCode = found.length > 0 ? 1 : 0;
