import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ours } from '../src/daemon/binary.ts';
import { logOf } from '../src/log-messages/log-of.ts';
import type { SystemLogLine } from '../src/log-messages/system-log.ts';
import { type Message, parseLogMessages, patternOf } from '../src/log-messages/table.ts';
import { parseScenario } from '../src/side-by-side/parse.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { isOlder } from '../src/side-by-side/verdict.ts';

/** The document is the table: each of its rows is heard from both. */
const docs = new URL('../../../docs/', import.meta.url);
const scenarios = new URL('../fixtures/log-messages/', docs);
const sections = parseLogMessages(readFileSync(new URL('log-messages.md', docs), 'utf8'));

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

function expected({ text, level, process }: Message): string {
  return rowText(text, `${level.replace(/,.*$/, '')} of ${process}`);
}

describe.concurrent('ours and the real one say what docs/log-messages.md has', () => {
  test.for(sections)('$scenario', { retry: 1 }, async ({ scenario, messages }, { expect }) => {
    const parsed = parseScenario(readFileSync(new URL(scenario, docs), 'utf8'));
    const { binary, version } = await reference();
    const isTooOld = parsed.needs !== undefined && isOlder(version, parsed.needs);
    if (isTooOld)
      console.warn(`${scenario}: ours alone, keepalived ${version} is older than ${parsed.needs}`);
    const programs = isTooOld ? [ours()] : [ours(), binary];
    const logs = await Promise.all(programs.map((program) => logOf(parsed, program)));
    const wanted = messages.map(expected);
    expect(logs.map((lines) => heardIn(lines, messages))).toEqual(programs.map(() => wanted));
  });
});

test('every scenario belongs to a table', () => {
  const named = sections.map(({ scenario }) => fileURLToPath(new URL(scenario, docs)));
  const found = readdirSync(scenarios).map((name) => fileURLToPath(new URL(name, scenarios)));
  expect(named.toSorted()).toEqual(found.toSorted());
});
