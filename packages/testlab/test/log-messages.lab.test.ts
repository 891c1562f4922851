import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ours } from '../src/daemon/binary.ts';
import { logsInOwnKernel, type Play } from '../src/log-messages/in-own-kernel.ts';
import { logOf } from '../src/log-messages/log-of.ts';
import type { SystemLogLine } from '../src/log-messages/system-log.ts';
import { type Message, parseLogMessages, patternOf } from '../src/log-messages/table.ts';
import { parseScenario } from '../src/side-by-side/parse.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { isOlder, type Reference } from '../src/side-by-side/verdict.ts';

/** The document is the table: each of its rows is heard from both, and without the `-D` that it needs from none. */
const docs = new URL('../../../docs/', import.meta.url);
const scenarios = new URL('../fixtures/log-messages/', docs);
const sections = parseLogMessages(readFileSync(new URL('log-messages.md', docs), 'utf8'));
const plays = sections.flatMap((section) => {
  const most = Math.max(1, ...section.messages.map(({ detail }) => detail));
  return Array.from({ length: most + 1 }, (_, detail) => {
    const words = Array.from({ length: detail }, () => '-D').join(' ');
    return { ...section, detail, title: `${section.scenario} ${words || 'without -D'}` };
  });
});

/** The rows with the level and the process that each was heard with; none when it was not. */
function heardIn(lines: readonly SystemLogLine[], messages: readonly Message[]): readonly string[] {
  return messages.map((message) => {
    const pattern = patternOf(message);
    const found = lines.filter(({ text }) => pattern.test(text));
    const heard = new Set(found.map(({ level, process }) => `${level} of ${process}`));
    return rowText(message.text, [...heard].join(', '));
  });
}

function rowText(text: string, heard: string): string {
  return `${text}: ${heard || 'never heard'}`;
}

function expected({ text, level, process, detail }: Message, given: number): string {
  return rowText(text, given < detail ? '' : `${level} of ${process}`);
}

/** What an older real one does not say is not asked for. */
function saidBy(version: string | undefined, messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ since }) => !version || !since || !isOlder(version, since));
}

/** None where it is too old for the scenario. */
function comparable({ binary, version }: Reference, scenario: string, needs: string | undefined) {
  if (needs === undefined || !isOlder(version, needs)) return [{ binary, version }];
  console.warn(`${scenario}: ours alone, keepalived ${version} is older than ${needs}`);
  return [];
}

/** Of a kernel of its own. */
const PATIENCE_MS = 400_000;

/** What each of them logs. */
function logsOf(text: string, plays: readonly Play[]): Promise<readonly (readonly SystemLogLine[])[]> {
  const scenario = parseScenario(text);
  if (scenario.needsIpvs) return logsInOwnKernel(text, plays);
  return Promise.all(plays.map(({ binary, detail }) => logOf(scenario, binary, detail)));
}

describe.concurrent('ours and the real one say what docs/log-messages.md has', () => {
  test.for(plays)(
    '$title',
    { retry: 1, timeout: PATIENCE_MS },
    async ({ scenario, messages, detail }, { expect }) => {
      const text = readFileSync(new URL(scenario, docs), 'utf8');
      const parsed = parseScenario(text);
      const real = comparable(await reference(), scenario, parsed.needs);
      const programs = [{ binary: ours(), version: undefined }, ...real];
      const logs = await logsOf(
        text,
        programs.map(({ binary }) => ({ binary, detail })),
      );
      const heard = programs.map(({ version }, index) =>
        heardIn(logs[index] ?? [], saidBy(version, messages)),
      );
      const wanted = programs.map(({ version }) =>
        saidBy(version, messages).map((message) => expected(message, detail)),
      );
      expect(heard).toEqual(wanted);
    },
  );
});

test('every scenario belongs to a table', () => {
  const named = sections.map(({ scenario }) => fileURLToPath(new URL(scenario, docs)));
  const found = readdirSync(scenarios).map((name) => fileURLToPath(new URL(name, scenarios)));
  expect(named.toSorted()).toEqual(found.toSorted());
});
