import { machine } from '@kaconf/host/fake';
import { describe, expect, test } from 'vitest';
import { statusOf, testConfig } from '../src/config-test/config-test.ts';
import { defaultOptions } from '../src/options/options.ts';
import { configFile } from './config-file.ts';
import { cases } from './config-test-cases.ts';
import { interfaceCases } from './interface-cases.ts';
import { quoteCases } from './quote-cases.ts';
import { scriptCases } from './script-cases.ts';
import { serverCases } from './server-cases.ts';
import { trackingCases } from './tracking-cases.ts';

test.each([...cases, ...interfaceCases, ...trackingCases, ...serverCases, ...scriptCases, ...quoteCases])(
  '%s',
  (_what, text, status, ...lines) => {
    const path = configFile(text);
    const said = testConfig({ ...defaultOptions('lb1'), configFile: path }, machine());
    expect(said.map((line) => line.text.replace(path, 'FILE'))).toEqual(lines);
    expect(statusOf(said)).toBe(status);
  },
);

describe('no configuration', () => {
  const options = { ...defaultOptions('lb1'), configFile: '/nonexistent/keepalived.conf' };
  test('is said, but no failure', () => {
    expect(testConfig(options, machine())).toEqual([
      { text: "Config files missing '/nonexistent/keepalived.conf'.", status: 'none' },
    ]);
  });
  test('is a failure if all configuration must be there', () => {
    expect(statusOf(testConfig({ ...options, allConfig: true }, machine()))).toBe(4);
  });
  test('is also a directory', () => {
    expect(testConfig({ ...options, configFile: '/etc' }, machine())).toEqual([
      { text: "Configuration file '/etc/' is a directory - skipping", status: 'none' },
    ]);
  });
});
