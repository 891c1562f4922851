import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GRAMMAR } from './tokenize.ts';

const folder = `${import.meta.dirname}/..`;
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = read(`${folder}/package.json`);
const { contributes } = manifest;
const [language] = contributes.languages;

test('is of the version of all packages', () => {
  expect(manifest.version).toBe(read(`${folder}/../../package.json`).version);
});

test('every file that it names is there, but for the one that is built', () => {
  const paths = [language.configuration, contributes.grammars[0].path, contributes.snippets[0].path];
  expect(paths).toEqual([
    './language-configuration.json',
    './syntaxes/keepalived.tmLanguage.json',
    './snippets/keepalived.json',
  ]);
  expect(paths.filter((path: string) => !existsSync(`${folder}/${path}`))).toEqual([]);
});

test('grammar, snippets and language belong together', () => {
  expect(contributes.grammars[0].language).toBe(language.id);
  expect(contributes.snippets[0].language).toBe(language.id);
  expect(read(GRAMMAR).scopeName).toBe(contributes.grammars[0].scopeName);
  expect(read(GRAMMAR).firstLineMatch).toBe(language.firstLine);
});

test.each([
  ['! Configuration File for keepalived', true],
  ['# keepalived on lb1', true],
  ['global_defs {', true],
  ['vrrp_script chk {', true],
  ['virtual_server 10.0.0.1 80 {', true],
  ['# nginx', false],
  ['server {', false],
  ['keepalived', false],
])('a file that begins with %j: %s', (line, isOurs) => {
  expect(new RegExp(language.firstLine).test(line)).toBe(isOurs);
});

test('what the server colours has the colours of the grammar', () => {
  const [{ language: id, scopes }] = contributes.semanticTokenScopes;
  expect(id).toBe(language.id);
  const grammar = readFileSync(GRAMMAR, 'utf8');
  const strange = Object.values<string[]>(scopes)
    .flat()
    .filter((scope) => !grammar.includes(`"${scope}"`));
  expect(strange).toEqual([]);
});

test('its page tells of every setting', () => {
  const page = readFileSync(`${folder}/README.md`, 'utf8');
  const settings = Object.keys(contributes.configuration.properties);
  expect(settings).toEqual(['kaconf.path', 'kaconf.configId', 'kaconf.trace.server']);
  for (const setting of settings) expect(page).toContain(`| \`${setting}\` |`);
});

const sources = readFileSync(`${folder}/src/extension.ts`, 'utf8');

test('its commands are there', () => {
  const commands = contributes.commands.map(({ command }: { command: string }) => command);
  expect(commands).toEqual(['kaconf.restart', 'kaconf.showOutput']);
  for (const command of commands) expect(sources).toContain(`registerCommand('${command}'`);
});

test.each([
  ['vrrp_instance VI_1 {', true, false],
  ['    virtual_ipaddress { # the one', true, false],
  ['url { path /', true, false],
  ['real_server 10.0.0.1 80 { weight 1 }', false, false],
  ['  }', false, true],
  ['# like this {', false, false],
  ['notify "/bin/x {"', false, false],
])('%j: the next line is further in %s, this one further out %s', (line, increases, decreases) => {
  const { increaseIndentPattern, decreaseIndentPattern } = read(
    `${folder}/language-configuration.json`,
  ).indentationRules;
  expect(new RegExp(increaseIndentPattern).test(line)).toBe(increases);
  expect(new RegExp(decreaseIndentPattern).test(line)).toBe(decreases);
});
