import type { Severity } from '@kaconf/diagnostics';
import {
  clusterRules,
  idleSuppression,
  type RuleCode,
  rules,
  type Settings,
  unexplainedSuppression,
} from '@kaconf/lint';
import { unknown } from './arguments.ts';

/** What a project wants of the commands; beside what they are run in. */
export const SETTINGS_FILE = 'kaconf.yaml';

type Level = Severity | 'off';
const LEVELS: readonly string[] = ['off', 'note', 'warning', 'error'] satisfies Level[];

/** What is wrong with them, in words. */
export class BadSettings extends Error {}

/**
 * `lint: { rules: { KL102: off } }` and nothing else.
 * @throws BadSettings
 */
export async function readSettings(text: string): Promise<Settings> {
  const { parse, YAMLError } = await import('yaml');
  try {
    const { lint } = members(parse(text) ?? {}, 'the file', ['lint']);
    const { rules: levels } = members(lint ?? {}, 'lint', ['rules']);
    const codes = [unexplainedSuppression, idleSuppression, ...rules, ...clusterRules].map(
      ({ code }) => code,
    );
    const chosen = Object.entries(members(levels ?? {}, 'lint.rules', codes));
    return { severities: new Map(chosen.map(([code, level]) => [code as RuleCode, toLevel(code, level)])) };
  } catch (error) {
    if (error instanceof YAMLError) throw new BadSettings(error.message.split('\n')[0]);
    throw error;
  }
}

function members(value: unknown, what: string, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadSettings(`${what} must be a mapping`);
  }
  const strange = Object.keys(value).find((key) => !known.includes(key));
  if (strange !== undefined) throw new BadSettings(`${unknown('key', strange, known)} in ${what}`);
  return value as Record<string, unknown>;
}

function toLevel(code: string, level: unknown): Level {
  if (typeof level === 'string' && LEVELS.includes(level)) return level as Level;
  throw new BadSettings(`${code} cannot be '${level}': off, note, warning or error`);
}
