import { globSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { kaconf } from './run.ts';

const folder = `${import.meta.dirname}/../../../docs/diagnostics`;
const index = await readFile(`${folder}/README.md`, 'utf8');
const codes = (await readdir(folder)).flatMap((name) => /^(KA\d{4})\.md$/.exec(name)?.[1] ?? []).sort();

/** Codes that tell of the machine, at which `kaconf check` does not look. */
const MACHINE = 'KA05';

/** The codes found in a configuration, each once. */
async function findings(configuration: string): Promise<string[]> {
  const { out } = await kaconf(['check', '--format', 'json', '-'], { '-': configuration });
  const { diagnostics } = JSON.parse(out) as { diagnostics: { code: string }[] };
  return [...new Set(diagnostics.map(({ code }) => code))];
}

test('every code in the sources has a page, and every page its code', async () => {
  const packages = `${import.meta.dirname}/../..`;
  const sources = globSync('*/src/**/*.ts', { cwd: packages });
  const texts = await Promise.all(sources.map((path) => readFile(`${packages}/${path}`, 'utf8')));
  const declared = texts.flatMap((text) => text.match(/(?<=')KA\d{4}(?=')/g) ?? []);
  expect([...new Set(declared)].sort()).toEqual(codes);
});

describe.each(codes)('%s', async (code) => {
  const page = await readFile(`${folder}/${code}.md`, 'utf8');
  const title = /^# KA\d{4}: (.*)\n/.exec(page)?.[1];
  const [wrong = '', right = '', ...others] = Array.from(page.matchAll(/^```\n(.*?)^```$/gms), (it) => it[1]);

  test('has a title, in the index too', () => {
    expect(index).toContain(`| [${code}](${code}.md) | ${title} |\n`);
  });

  test('is found in the wrong example and nothing else is', async () => {
    expect(await findings(wrong)).toEqual(code.startsWith(MACHINE) ? [] : [code]);
  });

  test('is not found in the right example, and neither is anything else', async () => {
    expect(right).not.toBe('');
    expect(others).toEqual([]);
    expect(await findings(right)).toEqual([]);
  });
});
