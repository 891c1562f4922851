import { describe, expect, test } from 'vitest';
import { parseConfig } from '../src/index.ts';

function read(text: string, isToRun: boolean) {
  const { config, diagnostics } = parseConfig({ file: 'F', text }, { machine: { isToRun } });
  const lines = diagnostics.flatMap(({ keepalived = [] }) => keepalived.map((line) => line.text));
  return { config, lines };
}

function server(...statements: readonly string[]) {
  const text = ['virtual_server 10.0.0.1 80 {', 'protocol TCP', 'lb_algo rr', 'lb_kind NAT', ...statements];
  return [...text, 'real_server 10.0.1.1 80 {', 'weight 10x', '}', '}'].join('\n');
}

// As 2.4.3 says it with -t, and when it runs.
describe('a number with something behind it', () => {
  test('is none when the configuration is tested', () => {
    const { config, lines } = read(server(), false);
    expect(config.virtual_servers[0]?.real_server[0]?.weight).toBe(1);
    expect(lines).toEqual(["invalid number '10x'", 'Real server weight 10x is outside range 0-2147483647']);
  });

  test('counts as far as it is one when it is run', () => {
    const { config, lines } = read(server(), true);
    expect(config.virtual_servers[0]?.real_server[0]?.weight).toBe(10);
    expect(lines).toEqual(["WARNING - invalid number '10x'"]);
  });

  test.each([
    ['quorum 7y', ["WARNING - invalid number '7y'"]],
    ['quorum x', ["WARNING - invalid number 'x'", 'Quorum x must be in [1, 4294967295]. Setting to 1.']],
    [
      'hysteresis -1',
      ["WARNING - negative number '-1'", 'Hysteresis -1 must be in [0, 4294967295] - ignoring'],
    ],
    ['persistence_timeout 10z', ["invalid number '10z'", 'persistence_timeout invalid']],
    ['retry 2z', ["invalid number '2z'", 'retry value invalid - 2z']],
    ['sorry_server 10.0.1.9 80x', ["WARNING - invalid number '80x'"]],
  ])('%s', (statement, lines) => {
    const said = read(server(statement), true).lines;
    expect(said.filter((line) => !line.includes('10x') && !line.includes('Warning - '))).toEqual(lines);
  });

  test('with a sign and out of range is not warned of', () => {
    const { lines } = read('global_defs {\nvrrp_priority 300\n}', true);
    expect(lines[0]).toBe("number '300' outside range [-20, 19]");
  });
});
