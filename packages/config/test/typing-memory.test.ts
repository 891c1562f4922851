import { describe, expect, it } from 'vitest';
import { Joint } from '../src/4-tree/joint.ts';
import { ParsedPassage } from '../src/4-tree/parsed-passage.ts';
import { inMemory } from '../src/fake/files.ts';
import {
  type Item,
  parseConfig,
  parseTree,
  type Settings,
  type Tree,
  TreeMemory,
  TypingMemory,
} from '../src/index.ts';
import { outline } from './outline.ts';

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

function braced(name: string): string {
  return `\${${name}}`;
}

/** How many instances, wherever they are, are the same objects. */
function kept(source: string, next: string, settings?: Settings): number {
  const read = typist(settings);
  const instances = (text: string) =>
    everyItem(read(text).tree().items).filter(
      (item) => item.type === 'statement' && item.words[0].text === 'vrrp_instance',
    );
  const before = new Set(instances(source));
  return instances(next).filter((item) => before.has(item)).length;
}

function everyItem(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...('block' in item ? everyItem(item.block?.items ?? []) : [])]);
}

/** A block at the margin is open where something is indented deeper: indentation explains more mistakes than there are. */
function opened(index: number, inside = ''): string {
  const address = `    10.0.0.${index}\n`;
  return text().replace(address, `${address}\nvrrp_instance VI_new {\n${inside}`);
}

/** What it says, and what is wrong with it; those are items of it. */
function shown({ items, faults }: Tree): string {
  const all = everyItem(items);
  const places = faults.map((fault) => {
    if (fault.type === 'missingClose') return [fault.type, all.indexOf(fault.item), fault.after];
    return fault.type === 'stray' || fault.type === 'extra'
      ? [fault.type, all.indexOf(fault)]
      : [fault.type, fault.place];
  });
  return JSON.stringify([items, places], undefined, 1);
}

describe('items of a text in which somebody types', () => {
  it('are the same but around the keystroke', () => {
    expect(kept(text(), text())).toBe(40);
    // 7 instances of 8 lines are a passage.
    expect(kept(text(), text({ priorities: { 20: '10' } }))).toBe(33);
  });

  it('are the same behind a new line, and have moved', () => {
    expect(kept(text(), `\n${text()}`)).toBe(40);
    expect(kept(text(), text({ priorities: { 20: '100\n  nopreempt' } }))).toBe(33);
  });

  it('are the same while a block is open that ends by indentation', () => {
    const open = text({ priorities: { 20: '100\n  track_interface {' } });
    expect(kept(text(), open)).toBe(33);
    expect(kept(open, open.replace('interface eth0', 'interface eth1'))).toBe(33);
  });

  it('are the same where braces of a passage are in the next', () => {
    const unindented = text().replaceAll(/^ +/gm, '');
    expect(kept(unindented, unindented.replace('priority 100', 'priority 99'))).toBe(33);
  });

  it('are the same while they are in a block that is open', () => {
    expect(kept(text(), opened(20))).toBe(33);
    // There a passage has ended.
    expect(kept(opened(20), text())).toBe(27);
    expect(kept(opened(20), opened(20, '  inter'))).toBe(33);
    // All but those of the first passage, and what is open.
    expect(kept(opened(20), opened(20).replace('interface eth0', 'interface eth1'))).toBe(34);
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
    [
      'nothing is in a block that is open, far from those that are indented',
      `${text()}${'instance x\n'.repeat(60)}vrrp_sync_group G {\nvrrp_script s {\n  script x\n}\n`,
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
    expect(shown(trees.parse(source))).toBe(shown(parseTree(source)));
  });
});

describe('braces in passages', () => {
  it.each([
    ['a {~b {~c~}\nd 1~}\ne', 'a(b(c) d.1) e'],
    ['a {~}\nb {~}\nc {~d\n}', 'a() b() c(d)'],
    ['a { }\nb {~c\nd {~e', 'a() b(c d(e)?)?'],
    ['a {~b }\n}\n}~c', 'a(b) !62 !63 c'],
    ['# a\n{ {~b\n}~c', '# a !(!(b) c)?'],
    ['a { b # c\n{~d } #e\n#f~g }', 'a(b(d) # c #e #f g)'],
    ['a {\n  b {~c\n }\n}~d {\n}', 'a(b(c)) d()'],
    ['a {\n  b {~c {\n    d\n  }\n}~e {\n  f\n}', 'a(b(c(d)) e(f))?'],
    [`${'a {\n'.repeat(3)}~b\n}~c`, 'a(a(a(b) c)?)?'],
  ])('%j', (source, expected) => {
    const whole = { file: 'FILE', text: source.replaceAll('~', '\n'.repeat(60)) };
    const tree = new TreeMemory().parse(whole);
    expect(outline(tree)).toBe(expected);
    expect(shown(tree)).toBe(shown(parseTree(whole)));
  });

  it.each([
    ['together', 600, 600],
    ['at once', 1001, 0],
  ])('open no more blocks than a tree may have, %s', (_, first, second) => {
    const [above, below] = [first, second].map((count) => 'a { '.repeat(count));
    const closing = '}'.repeat(first + second);
    const source = { file: 'FILE', text: `${above}${'\n'.repeat(60)}b ${below}${closing}` };
    expect(new TreeMemory().parse(source).faults.map(({ type }) => type)).toEqual(['tooDeep']);
  });

  it('are matched however many there are', () => {
    const many = Array.from(
      { length: 30 },
      () => `${'a { '.repeat(20)}${'\n'.repeat(60)}b ${'}'.repeat(20)}\n`,
    );
    const trees = new TreeMemory();
    const items = (...more: string[]) =>
      trees.parse({ file: 'FILE', text: [...many, ...more].join('') }).items;
    const before = items();
    expect(items('c').filter((item) => before.includes(item))).toHaveLength(29);
  });

  it('are in the same block as before if no passage has come or gone', () => {
    const [first, second, third] = ['a {\n', 'b\n', 'c\n'].map(
      (text, line) => new ParsedPassage({ text, line, lines: 1 }, { file: 'FILE', text }),
    ) as [ParsedPassage, ParsedPassage, ParsedPassage];
    const joint = new Joint([first, second]);
    expect(joint.isOf([first, second])).toBe(true);
    expect(joint.isOf([first, third])).toBe(false);
    expect(joint.isOf([first])).toBe(false);
    expect(joint.isOf([first, second, third])).toBe(false);
  });

  it.each(['{', '}', 'a {', 'a { }', '} b', '} {', '# {'])(
    'are those of the whole text wherever there is %j more',
    (line) => {
      const trees = new TreeMemory();
      for (const before of [text(), opened(20), text().replaceAll(/^ +/gm, '')]) {
        const lines = before.split('\n');
        for (let at = 0; at < lines.length; at += 7) {
          const source = { file: 'FILE', text: lines.toSpliced(at, at % 2, line).join('\n') };
          expect(shown(trees.parse(source))).toBe(shown(parseTree(source)));
        }
      }
    },
  );
});

describe('what a text means in which somebody types', () => {
  const groups = 'track_group g {\n  group {\n    VI_1\n  }\n}\n';
  const behind = 'static_ipaddress {\n  10.1.0.1 dev eth0 track_group g\n}\n';

  it('is the same where nobody types, and has moved', () => {
    const read = typist();
    const priorities = (source: string) =>
      read(source).config.vrrp_instances.map(({ spans }) => spans.priority);
    const before = priorities(text());
    const lines = () => [0, 20, 39].map((index) => before[index]?.line);
    expect(lines()).toEqual([5, 165, 317]);
    const after = priorities(text().replace('VI_20 {', 'VI_20 {\n'));
    expect(after.filter((span, index) => span === before[index])).toHaveLength(33);
    expect(lines()).toEqual([5, 165, 318]);
  });

  it('is the same again, and has moved, when nothing is open any more', () => {
    const read = typist();
    const before = read(text()).config.vrrp_instances;
    expect(read(opened(20)).config.vrrp_instances).toHaveLength(21);
    expect(read(opened(20, '\n\n')).config.vrrp_instances).toHaveLength(21);
    const closed = opened(20, '\n\n  }\n');
    const after = read(closed).config.vrrp_instances;
    expect(after.filter(({ spans }, index) => spans === before[index]?.spans)).toHaveLength(33);
    expect(after[39]?.spans.priority?.line).toBe(322);
    expect(after.map(({ spans: { priority } }) => priority)).toEqual(
      typist()(closed).config.vrrp_instances.map(({ spans: { priority } }) => priority),
    );
  });

  it('is the same while a word is typed that nobody knows yet', () => {
    const read = typist();
    const before = new Set(read(text()).config.vrrp_instances.map(({ spans }) => spans));
    const { config } = read(text({ behind: 'stati\n' }));
    expect(config.vrrp_instances.filter(({ spans }) => before.has(spans))).toHaveLength(35);
  });

  it.each([
    ['a line comes before all', (source: string) => `\n${source}`],
    ['a line comes', (source: string) => source.replace('priority 100\n', 'priority 100\n\n')],
    [
      'a comment comes',
      (source: string) => source.replace('vrrp_instance VI_9', '# why\nvrrp_instance VI_9'),
    ],
    ['a line goes', (source: string) => source.replace('  priority 100\n', '')],
    ['a line is cut in two', (source: string) => source.replace('priority', 'priority\n')],
    [
      'a block comes',
      (source: string) => source.replace('}\nvrrp', '}\nvrrp_script s {\n  script x\n}\nvrrp'),
    ],
    ['a block goes', (source: string) => source.replace(/vrrp_instance VI_9 [^}]*\}\n\}\n/, '')],
    ['all is there twice', (source: string) => source + source],
    ['a reference has braces', (source: string) => source.replace('priority $P', `priority ${braced('P')}`)],
    ['a host has a longer name', (source: string) => source.replaceAll('@^a', '@^aa')],
    ['nothing is put in', (source: string) => source.replace('90\n', `9${braced('N')}0\n`)],
    [
      'a definition comes',
      (source: string) => source.replace('vrrp_instance VI_9', '$X=1\nvrrp_instance VI_9'),
    ],
  ])('has moved as if it had been read anew where %s', (_, edited) => {
    const files = inMemory({ 'other.conf': text({ priorities: { 30: '300' } }) });
    const defined = text({
      before: '$N=\n$P=100\n$Q=\\\n  priority $P',
      priorities: { 3: '$P', 20: '90\n  @^a nopreempt', 30: '99\n  $Q' },
    });
    for (const source of [text(), defined, `${defined}include other.conf\n`]) {
      const read = typist({ files });
      for (const next of [source, edited(source), source, edited(edited(source))]) {
        const { config, diagnostics, tree } = read(next);
        const anew = typist({ files })(next);
        expect(JSON.stringify(tree())).toBe(JSON.stringify(anew.tree()));
        expect(config).toEqual(anew.config);
        expect(diagnostics).toEqual(anew.diagnostics);
      }
    }
  });

  it('has moved as if it had been read anew where but a part of it has', () => {
    const read = typist();
    const far = '\n'.repeat(60);
    const source = (between: string) =>
      `static_routes {\n}\n${far}${between}vrrp_script s {\n  script x\n}\n`;
    for (const between of ['', '\n', '# why\n\n', '']) {
      const { config, tree } = read(source(between));
      const anew = typist()(source(between));
      expect(JSON.stringify(tree())).toBe(JSON.stringify(anew.tree()));
      expect(config).toEqual(anew.config);
    }
  });

  it('has moved as if it had been read anew before any block', () => {
    const trees = new TreeMemory();
    for (const index of Array(MANY).keys()) {
      const next = { file: 'FILE', text: text().replace(`vrrp_instance VI_${index} `, ' $&') };
      trees.parse({ file: 'FILE', text: text() });
      expect(JSON.stringify(trees.parse(next))).toBe(JSON.stringify(parseTree(next)));
    }
  });

  it('has moved as if it had been read anew in a file that is included', () => {
    const including = 'global_defs {\n  vrrp_version 3\n}\ninclude other.conf\n';
    const typing = new TypingMemory();
    const reading = (other: string, memory: TypingMemory) =>
      parseConfig(
        { file: 'etc/FILE', text: including },
        { files: inMemory({ 'etc/other.conf': other }), typing: memory },
      );
    const before = reading(text(), typing).config.vrrp_instances.map(({ spans }) => spans);
    const edited = text({ priorities: { 3: '300\n' } });
    const { config, diagnostics, tree } = reading(edited, typing);
    const anew = reading(edited, new TypingMemory());
    expect(JSON.stringify(tree())).toBe(JSON.stringify(anew.tree()));
    expect(config).toEqual(anew.config);
    expect(diagnostics).toEqual(anew.diagnostics);
    expect(config.vrrp_instances.filter(({ spans }) => before.includes(spans))).toHaveLength(34);
  });

  it('has not moved in a file that is included behind the one that has', () => {
    const typing = new TypingMemory();
    const addresses = Array.from({ length: 60 }, (_, index) => `    10.9.0.${index}\n`).join('');
    const block = `vrrp_instance VI_1 {\n  interface eth0\n  virtual_ipaddress {\n${addresses}  }\n`;
    const places = (above: string) => {
      const files = inMemory({
        first: above + block.replace('VI_1', 'VI_0').concat('  virtual_router_id 1\n}\n') + block,
        second: 'virtual_router_id 2\npriority 9\n}\n',
      });
      const source = { file: 'FILE', text: 'include first\ninclude second\n' };
      const [, { interface: device, priority } = {}] = parseConfig(source, {
        files,
        typing,
      }).config.vrrp_instances.map(({ spans }) => spans);
      return [device, priority].map((span) => `${span?.file} ${span?.line}`);
    };
    expect(places('')).toEqual(['first 68', 'second 2']);
    expect(places('# why\n')).toEqual(['first 69', 'second 2']);
  });

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
