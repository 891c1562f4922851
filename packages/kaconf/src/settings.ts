import { dirname, join } from 'node:path';
import type { Severity } from '@kaconf/diagnostics';
import {
  clusterRules,
  idleSuppression,
  type Settings as LintSettings,
  type RuleCode,
  rules,
  unexplainedSuppression,
} from '@kaconf/lint';
import { isMap, type Node } from 'yaml';
import { unknown } from './arguments.ts';
import { entries, Mistake, readYaml, scalar } from './yaml-file.ts';

/** What a project wants of the commands; beside what they are run in. */
export const SETTINGS_FILE = 'kaconf.yaml';

export interface Settings {
  readonly lint: LintSettings;
  /** Of the cluster, for commands that are given none. */
  readonly nodes: readonly ClusterNode[];
}

export interface ClusterNode {
  readonly name: string;
  readonly file: string;
  /** Its name where nothing is said. */
  readonly configId: string;
}

type Level = Severity | 'off';
const LEVELS: readonly string[] = ['off', 'note', 'warning', 'error'] satisfies Level[];
const CODES = [unexplainedSuppression, idleSuppression, ...rules, ...clusterRules].map(({ code }) => code);
const NODE_FORM = 'a node is a FILE, or { file: FILE, config-id: ID }';

/** @returns what is wrong, `FILE:LINE: …`, when something is */
export function readSettings(file: string, text: string): Settings | string {
  return readYaml(file, text, (contents) => {
    const { lint, cluster } = members(contents, 'the file', ['lint', 'cluster']);
    const { rules: levels } = members(lint, 'lint', ['rules']);
    const { nodes } = members(cluster, 'cluster', ['nodes']);
    const chosen = Object.entries(members(levels, 'lint.rules', CODES));
    return {
      lint: { severities: new Map(chosen.map(([code, level]) => [code as RuleCode, toLevel(code, level)])) },
      nodes: nodesIn(nodes, dirname(file)),
    };
  });
}

/** Those of a mapping, which may be left out altogether. */
function members(
  value: Node | null | undefined,
  what: string,
  known: readonly string[],
): Record<string, Node | null> {
  if (isNothing(value)) return {};
  const all = entries(value, `${what} must be a mapping`);
  const strange = all.find(([key]) => !known.includes(scalar(key)));
  if (strange) throw new Mistake(`${unknown('key', scalar(strange[0]), known)} in ${what}`, strange[0]);
  return Object.fromEntries(all.map(([key, inner]) => [scalar(key), inner]));
}

function isNothing(value: Node | null | undefined): value is null | undefined {
  return value === null || value === undefined || ('value' in value && value.value === null);
}

function toLevel(code: string, value: Node | null): Level {
  const level = scalar(value);
  if (LEVELS.includes(level)) return level as Level;
  throw new Mistake(`${code} cannot be '${level}': off, note, warning or error`, value);
}

/** Files are where the settings are. */
function nodesIn(value: Node | null | undefined, folder: string): ClusterNode[] {
  if (isNothing(value)) return [];
  return entries(value, 'cluster.nodes must be a mapping: { lb1: lb1.conf, lb2: lb2.conf }').map(
    ([key, node]) => {
      const name = scalar(key);
      if (!/^[^@|,\s]+$/.test(name)) throw new Mistake(`'${name}' cannot be the name of a node`, key);
      const { file, 'config-id': id } = isMap(node)
        ? members(node, `cluster.nodes.${name}`, ['file', 'config-id'])
        : { file: node, 'config-id': undefined };
      if (isNothing(file)) throw new Mistake(NODE_FORM, node ?? key);
      return { name, file: join(folder, scalar(file)), configId: isNothing(id) ? name : scalar(id) };
    },
  );
}
