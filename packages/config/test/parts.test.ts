import { describe, expect, it } from 'vitest';
import { piecesOf } from '../src/4-tree/pieces.ts';
import { findings, parse } from './findings.ts';

/** 1,000 lines, which are several pieces. */
const LONG = `# ${'x'.repeat(60)}\n`.repeat(1000);

const INSTANCE = 'vrrp_instance VI {\n  interface eth0\n  virtual_router_id 1\n}\n';

describe('pieces', () => {
  it('end with a line and make up the text', () => {
    const pieces = [...piecesOf(`${LONG}last`)];
    expect(pieces).toHaveLength(4);
    expect(pieces.map(({ text }) => text).join('')).toBe(`${LONG}last`);
    expect(pieces.map(({ text }) => text.at(-1))).toEqual(['\n', '\n', '\n', 't']);
  });

  it('have whole lines, however long', () => {
    expect([...piecesOf(`${'x'.repeat(50_000)}\ny\n`)].map(({ end }) => end)).toEqual([50_001, 50_003]);
  });
});

describe('a configuration of several pieces', () => {
  it('has blocks that begin in one and end in another', () => {
    const { config } = parse(`vrrp_script a {\n${LONG}script /bin/true\n${LONG}}\n`);
    expect(config.vrrp_scripts[0]).toMatchObject({
      name: 'a',
      span: { line: 1 },
      spans: { script: { line: 1002 } },
      end: { line: 2003 },
    });
  });

  it('has braces of what stands in the one before', () => {
    const { config } = parse(`vrrp_script a\n${LONG}{\n  script /bin/true\n}\n`);
    expect(config.vrrp_scripts[0]).toMatchObject({ span: { line: 1 }, end: { line: 1004 } });
  });

  it.each([
    ['behind', `${INSTANCE}${LONG}global_defs {\n  vrrp_garp_master_repeat 7\n}\n`],
    ['around', `global_defs {\n${LONG}\n  vrrp_garp_master_repeat 7\n}\n${LONG}${INSTANCE}`],
    ['between', `global_defs {\n}\n${INSTANCE}${LONG}global_defs {\n  vrrp_garp_master_repeat 7\n}\n`],
  ])('has the defaults of global_defs %s the rest', (_, text) => {
    const [instance] = parse(text).config.vrrp_instances;
    expect(instance?.garp_master_repeat).toBe(7);
  });

  it('has findings where they are', () => {
    expect(findings(`${LONG}vrrp_instanze VI\n${LONG}  nonsense\n`)).toEqual([
      "1001:1 error KA0001 unknown keyword 'vrrp_instanze' (did you mean 'vrrp_instance'?)",
      "2002:3 error KA0001 unknown keyword 'nonsense'",
    ]);
  });

  it('tells a missing brace by the indentation of what follows', () => {
    const text = `vrrp_script a {\n  script /bin/true\n${LONG}vrrp_script b {\n  script /bin/true\n}\n`;
    expect(findings(text)).toEqual([
      "1002:63 error KA0003 '}' is missing here (it closes 'vrrp_script a' of line 1)",
    ]);
    expect(parse(text).config.vrrp_scripts.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
