import type { Arguments } from './arguments.ts';
import type { Settings } from './settings.ts';

/** As if the nodes of the settings had been typed, where no FILE was; options that were count before theirs. */
export function withNodes(given: Arguments, { nodes }: Settings): Arguments {
  if (given.operands.length > 0) return given;
  const ids = nodes.map(({ configId }) => configId);
  const lists = new Map([['name', nodes.map(({ name }) => name)], ['config-id', ids], ...given.lists]);
  const values = new Map([...ids.map((id) => ['config-id', id] as const), ...given.values]);
  return { ...given, operands: nodes.map(({ file }) => file), lists, values };
}

/** What to say where there are none. */
export function noNodes(command: string): string {
  return `no FILE given, and no nodes in kaconf.yaml; see 'kaconf ${command} --help'`;
}
