import type { ExpandOptions } from '@kaconf/config';
import { count, type Diagnostic, distinct, mistakes } from '@kaconf/diagnostics';
import type { Router } from '@kaconf/simulate';
import type { Arguments } from '../arguments.ts';
import { render } from '../report.ts';
import { readSources } from '../sources.ts';
import { surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import { nodeNames } from './node-names.ts';

export type Routers =
  | { readonly type: 'routers'; readonly routers: readonly Router[]; readonly files: readonly string[] }
  /** What `check` says of them. */
  | { readonly type: 'mistakes'; readonly text: string }
  | { readonly type: 'complaint'; readonly complaint: string }
  /** It has been told. */
  | { readonly type: 'unread' };

/** Each FILE is a router, called as `--name` says or as the file; the same FILE may be several, for one `--config-id` each. */
export async function readRouters(command: string, given: Arguments, terminal: Terminal): Promise<Routers> {
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
  return read(texts, names, (index) => ({ ...options, ...idAt(ids, index) }), terminal);
}

function idAt(ids: readonly string[], index: number): Pick<ExpandOptions, 'configId'> {
  const configId = ids[index];
  return ids.length > 1 && configId !== undefined ? { configId } : {};
}

async function read(
  texts: readonly (readonly [file: string, text: string])[],
  names: readonly string[],
  optionsAt: (index: number) => ExpandOptions,
  terminal: Terminal,
): Promise<Routers> {
  // Only now: the help needs no parser.
  const { parseConfig } = await import('@kaconf/config');
  const parsed = texts.map(([file, text], index) => parseConfig({ file, text }, optionsAt(index)));
  const findings = distinct(parsed.flatMap(({ diagnostics }) => mistakes(diagnostics)));
  if (count(findings).error > 0) {
    const read = new Map(parsed.flatMap((one) => [...one.texts]));
    return { type: 'mistakes', text: errorText(findings, read, texts.length, terminal) };
  }
  const files = texts.map(([file]) => file);
  const empty = parsed.findIndex(({ config }) => config.vrrp_instances.length === 0);
  if (empty !== -1) return complaint(`there is no vrrp_instance in '${files[empty]}'`);
  const routers = parsed.map(({ config }, index) => ({ name: names[index] ?? '', config }));
  return { type: 'routers', routers, files };
}

function errorText(
  findings: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  files: number,
  terminal: Terminal,
): string {
  const diagnostics = findings.filter(({ severity }) => severity === 'error');
  return render('pretty', { diagnostics, texts, files }, terminal);
}

function complaint(text: string): Routers {
  return { type: 'complaint', complaint: text };
}
