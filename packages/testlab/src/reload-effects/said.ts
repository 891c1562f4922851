import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { ReloadCase } from './cases.ts';
import { type Effects, NOTHING } from './effects.ts';

/** What `pnpm build` made. */
const KACONF = fileURLToPath(new URL('../../../../dist/kaconf', import.meta.url));

interface ObjectChange {
  readonly block: string;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly consequence?: Consequence;
  readonly differences: readonly Difference[];
}

interface Difference {
  readonly keyword: string;
  readonly before?: { readonly text: string };
  readonly after?: { readonly text: string };
  readonly consequence: Consequence;
}

interface Consequence {
  readonly effect: string;
  readonly text: string;
}

interface Instance {
  readonly name: string;
  readonly virtual_router_id: number;
  readonly virtual_ipaddress: readonly { readonly prefix: string }[];
}

/** What `kaconf diff` says of it. @throws Error for what nobody makes anything of */
export async function saidOf({ before, after }: Pick<ReloadCase, 'before' | 'after'>): Promise<Effects> {
  await using folder = await mkdtempDisposable(`${tmpdir()}/diff-`);
  const [old, fresh] = [`${folder.path}/old.conf`, `${folder.path}/new.conf`];
  await Promise.all([writeFile(old, before), writeFile(fresh, after)]);
  const { changes } = await json<{ changes: ObjectChange[] }>('diff', '--format', 'json', old, fresh);
  const [was, is] = await Promise.all([instancesIn(old), instancesIn(fresh)]);
  const all = changes.flatMap((change) => partsOf(change, was, is));
  if (all.some(({ refused }) => refused)) return { ...NOTHING, refused: true };
  return {
    refused: false,
    resigned: distinct(all.flatMap(({ resigned = [] }) => resigned)),
    entered: [...new Set(all.flatMap(({ entered = [] }) => entered))],
    removed: distinct(all.flatMap(({ removed = [] }) => removed)),
    added: distinct(all.flatMap(({ added = [] }) => added)),
    unrouted: distinct(all.flatMap(({ unrouted = [] }) => unrouted)),
    rival: all.some(({ rival }) => rival),
  };
}

async function json<T>(...words: readonly string[]): Promise<T> {
  const { stdout, stderr } = await execa(KACONF, words, { reject: false });
  if (!stdout.startsWith('{')) throw new Error(`kaconf ${words.join(' ')}: ${stderr}${stdout}`);
  return JSON.parse(stdout);
}

async function instancesIn(file: string): Promise<readonly Instance[]> {
  const { vrrp_instances } = await json<{ vrrp_instances: Instance[] }>('ast', file);
  return vrrp_instances;
}

/** By name, or the one that has another now. */
function find(instances: readonly Instance[], name: string): Partial<Effects> & { vrid?: number } {
  const found = instances.find((one) => one.name === name);
  if (!found) return {};
  return { vrid: found.virtual_router_id, added: found.virtual_ipaddress.map(({ prefix }) => prefix) };
}

function partsOf(
  { block, name, change, consequence, differences }: ObjectChange,
  was: readonly Instance[],
  is: readonly Instance[],
): Partial<Effects>[] {
  const [old, fresh] = [find(was, name), find(is, name)];
  const goes = { resigned: old.vrid === undefined ? [] : [old.vrid], removed: old.added ?? [], rival: true };
  const comes = { entered: [`${name} BACKUP`, `${name} MASTER`], added: fresh.added ?? [] };
  const wholes = consequence && block === 'vrrp_instance' ? [change === 'removed' ? goes : comes] : [];
  const parts = differences.map((each): Partial<Effects> => {
    const { effect, text } = each.consequence;
    if (text.includes('starts anew as a backup')) return { ...goes, ...comes };
    if (text.includes('both are masters')) return { rival: true };
    if (text.includes('refuses the reload')) return { refused: true };
    if (text.includes('flaps')) return entryOf(each, 'removed', 'added');
    if (/takes it away|is taken away/.test(text)) return entryOf(each, 'removed');
    if (/adds it|is added/.test(text)) return entryOf(each, 'added');
    if (effect === 'interrupts') throw new Error(`nobody knows what that is: ${text}`);
    return {};
  });
  return [...wholes, ...parts];
}

function entryOf(
  { keyword, before, after }: Difference,
  ...ways: readonly ('removed' | 'added')[]
): Partial<Effects> {
  const [entry = ''] = (before ?? after)?.text.split(' ') ?? [];
  if (keyword.endsWith('routes')) return ways.includes('removed') ? { unrouted: [entry] } : {};
  return Object.fromEntries(ways.map((way) => [way, [entry]]));
}

function distinct<T>(all: readonly T[]): T[] {
  return [...new Set(all)].sort();
}
