import type { ExpandOptions } from '@kaconf/config';
import { count, distinct, mistakes } from '@kaconf/diagnostics';
import type { Node } from '@kaconf/lint';
import type { Arguments } from './arguments.ts';
import { nodeNames } from './node-names.ts';
import type { Report } from './report.ts';
import { readSources } from './sources.ts';
import { surroundings } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export type Nodes =
  | { readonly type: 'nodes'; readonly nodes: readonly Node[]; readonly files: readonly string[] }
  /** The errors that `check` finds in them. */
  | { readonly type: 'mistakes'; readonly report: Report }
  | { readonly type: 'complaint'; readonly complaint: string }
  /** It has been told. */
  | { readonly type: 'unread' };

/** Each FILE is a node, called as `--name` says or as the file; the same FILE may be several, for one `--config-id` each. */
export async function readNodes(command: string, given: Arguments, terminal: Terminal): Promise<Nodes> {
  const texts: [file: string, text: string][] = [];
  for (const operand of given.operands) {
    const { texts: read, complete } = await readSources(command, [operand], terminal);
    if (!complete) return { type: 'unread' };
    texts.push(...read);
  }
  const files = texts.map(([file]) => file);
  const named = given.lists.get('name');
  if (named && named.length !== files.length)
    return complaint('give one --name for each FILE, in their order');
  const ids = given.lists.get('config-id') ?? [];
  if (ids.length > 1 && ids.length !== files.length) {
    return complaint('give one --config-id for all, or one for each FILE, in their order');
  }
  const names = named ?? (ids.length > 1 ? ids : nodeNames(files));
  if (!names || new Set(names).size !== names.length) {
    return complaint('the nodes need names of their own: give --name for each FILE, in their order');
  }
  const options = await surroundings(given, terminal);
  return read(texts, names, (index) => ({ ...options, ...idAt(ids, index) }));
}

function idAt(ids: readonly string[], index: number): Pick<ExpandOptions, 'configId'> {
  const configId = ids[index];
  return ids.length > 1 && configId !== undefined ? { configId } : {};
}

async function read(
  texts: readonly (readonly [file: string, text: string])[],
  names: readonly string[],
  optionsAt: (index: number) => ExpandOptions,
): Promise<Nodes> {
  // Only now: the help needs no parser.
  const { parseConfig } = await import('@kaconf/config');
  const parsed = texts.map(([file, text], index) => parseConfig({ file, text }, optionsAt(index)));
  const findings = distinct(parsed.flatMap(({ diagnostics }) => mistakes(diagnostics)));
  if (count(findings).error > 0) {
    const diagnostics = findings.filter(({ severity }) => severity === 'error');
    const read = new Map(parsed.flatMap((one) => [...one.texts]));
    return { type: 'mistakes', report: { diagnostics, texts: read, files: texts.length } };
  }
  const files = texts.map(([file]) => file);
  const empty = parsed.findIndex(({ config }) => config.vrrp_instances.length === 0);
  if (empty !== -1) return complaint(`there is no vrrp_instance in '${files[empty]}'`);
  const nodes = parsed.map((one, index) => ({ name: names[index] ?? '', parsed: one }));
  return { type: 'nodes', nodes, files };
}

function complaint(text: string): Nodes {
  return { type: 'complaint', complaint: text };
}
