import { describe, expect, it } from 'vitest';
import { inMemory } from '../src/fake/files.ts';
import { parseConfig, parseTree, type Settings, TreeMemory, TypingMemory } from '../src/index.ts';

/** So many are several passages. */
const MANY = 40;

interface Said {
  readonly priorities?: Readonly<Record<number, string>>;
  readonly before?: string;
  readonly behind?: string;
}

function text({ priorities = {}, before = '', behind = '' }: Said = {}): string {
  const instances = Array.from(
    { length: MANY },
    (_, index) =>
      `vrrp_instance VI_${index} {\n  interface eth0\n  virtual_router_id ${index + 1}\n  priority ${priorities[index] ?? 100}\n  virtual_ipaddress {\n    10.0.0.${index}\n  }\n}\n`,
  );
  return `${before}\n${instances.join('')}${behind}`;
}

function typist(settings: Settings = {}) {
  const typing = new TypingMemory();
  return (source: string) => parseConfig({ file: 'FILE', text: source }, { ...settings, typing });
}

/** How many top-level items are the same objects. */
function kept(source: string, next: string, settings?: Settings): number {
  const read = typist(settings);
  const before = new Set(read(source).tree().items);
  return read(next)
    .tree()
    .items.filter((item) => before.has(item)).length;
}

describe('items of a text in which somebody types', () => {
  it('are the same but around the keystroke', () => {
    expect(kept(text(), text())).toBe(40);
    // 7 instances of 8 lines are a passage.
    expect(kept(text(), text({ priorities: { 20: '10' } }))).toBe(33);
  });

  it('are others behind a new line', () => {
    expect(kept(text(), `\n${text()}`)).toBe(0);
    expect(kept(text(), text({ priorities: { 20: '100\n  nopreempt' } }))).toBe(14);
  });

  it('are the same while a block is open that ends by indentation', () => {
    const open = text({ priorities: { 20: '100\n  track_interface {' } });
    expect(kept(text(), open)).toBe(14);
    expect(kept(open, open.replace('interface eth0', 'interface eth1'))).toBe(33);
  });

  it('are the same where braces of a passage are in the next', () => {
    const unindented = text().replaceAll(/^ +/gm, '');
    // Where a passage ends, a block does after 200 lines.
    expect(kept(unindented, unindented.replace('priority 100', 'priority 99'))).toBe(21);
  });

  it('are others where a definition puts in what stands elsewhere by now', () => {
    const defined = text({ before: '$P=100', priorities: { 20: '$P' } });
    expect(kept(defined, defined)).toBe(40);
    expect(kept(defined, ` ${defined}`)).toBe(33);
  });

  it('are others where the file that they are in is included from elsewhere', () => {
    const files = inMemory({ 'other.conf': text() });
    expect(kept('include other.conf\n', 'include other.conf\n', { files })).toBe(40);
    expect(kept('include other.conf\n', ' include other.conf\n', { files })).toBe(0);
  });

  it.each([
    ['a brace is missing', text().replace('  }\n}\nvrrp_instance VI_7 ', '  }\nvrrp_instance VI_7 ')],
    ['there is one too many', text().replace('}\nvrrp_instance VI_7 ', '}\n}\nvrrp_instance VI_7 ')],
    ['nothing is indented', text().replaceAll(/^ +/gm, '')],
    ['nothing is, and a brace is missing', text().replaceAll(/^ +/gm, '').replace('}\n}\n', '}\n')],
    ['a brace is far from its like', `${text().replace(' {\n', ' \n')}{\n}\n`],
    [
      'nothing is in a block that is open',
      text().replace('vrrp_instance VI_6 ', 'vrrp_sync_group G {\nvrrp_instance VI_6 '),
    ],
    ['more is wrong than anybody reads', text().replaceAll('eth0', `eth0\n${'"\n'.repeat(400)}`)],
    [
      'a block at the margin is open in another',
      text().replace('  virtual_ip', 'vrrp_instance X {\n  virtual_ip'),
    ],
    ['a quote is open', text().replace('priority', '"priority')],
    ['too much is open', text().replace('eth0', `eth0\n${'a {\n'.repeat(1200)}`)],
  ])('are as in the whole text where %s', (_, broken) => {
    const trees = new TreeMemory();
    trees.parse({ file: 'FILE', text: text() });
    const source = { file: 'FILE', text: broken };
    const [inParts, whole] = [trees.parse(source), parseTree(source)];
    expect(JSON.stringify(inParts.items)).toBe(JSON.stringify(whole.items));
    expect(inParts.faults.map(({ type }) => type)).toEqual(whole.faults.map(({ type }) => type));
  });
});

describe('what a text means in which somebody types', () => {
  const groups = 'track_group g {\n  group {\n    VI_1\n  }\n}\n';
  const behind = 'static_ipaddress {\n  10.1.0.1 dev eth0 track_group g\n}\n';

  it.each<[string, string, string]>([
    ['priority', text(), text({ priorities: { 20: '10' } })],
    [
      'global default',
      text({ before: 'global_defs {\n}' }),
      text({ before: 'global_defs {   vrrp_version 3\n}' }),
    ],
    [
      'track group',
      text({ before: groups, behind }),
      text({ before: groups.replace('_group g', '_group h'), behind }),
    ],
    ['name that is taken', text(), text({ priorities: { 3: '100\n}\nvrrp_instance VI_9 {' } })],
    ['name that is free', text({ priorities: { 3: '100 }\nvrrp_instance VI_9 {' } }), text()],
  ])('has another %s when that has changed', (_, source, next) => {
    const read = typist();
    read(source);
    const { config, diagnostics } = read(next);
    const anew = typist()(next);
    expect(config).toEqual(anew.config);
    expect(diagnostics).toEqual(anew.diagnostics);
  });

  it('has the new defaults', () => {
    const read = typist();
    read(text({ before: 'global_defs { }' }));
    const { config } = read(text({ before: 'global_defs { vrrp_garp_master_repeat 7 }' }));
    expect(config.vrrp_instances.map(({ garp_master_repeat }) => garp_master_repeat)).toEqual(
      Array.from({ length: 40 }, () => 7),
    );
  });

  it('is told of again when there is something to tell', () => {
    const read = typist();
    const wrong = text({ priorities: { 3: '500' } });
    const messages = () => read(wrong).diagnostics.map(({ span, message }) => `${span.line} ${message}`);
    const first = messages();
    expect(first).toHaveLength(1);
    expect(messages()).toEqual(first);
  });
});
