import { describe, expect, it } from 'vitest';
import { parseConfig, ReadingMemory, type Settings } from '../src/index.ts';

/** So many have several sections. */
const MANY = 60;

interface Said {
  readonly weights?: Readonly<Record<number, number>>;
  readonly globals?: string;
  readonly behind?: string;
}

function text({ weights = {}, globals = '', behind = '' }: Said = {}): string {
  const servers = Array.from({ length: MANY }, (_, index) => {
    const real = `  real_server 10.1.0.${index} 80 {\n    weight ${weights[index] ?? 1}\n    TCP_CHECK {\n    }\n  }\n`;
    return `virtual_server 10.0.0.${index} 80 {\n  protocol TCP\n  lvs_sched rr\n  lvs_method NAT\n${real}}\n`;
  });
  return `global_defs {\n  ${globals}\n}\n${servers.join('')}${behind}`;
}

function reader(settings: Settings = {}) {
  const memory = new ReadingMemory();
  return (source: string) => parseConfig({ file: 'FILE', text: source }, { ...settings, memory });
}

function kept(source: string, next: string, settings?: Settings): number {
  const read = reader(settings);
  const before = new Set(read(source).config.virtual_servers);
  return read(next).config.virtual_servers.filter((server) => before.has(server)).length;
}

describe('virtual servers that are read again', () => {
  it('are the same objects when nothing has changed', () => {
    expect(kept(text(), text())).toBe(60);
  });

  it('are new only around what has changed', () => {
    const read = reader();
    const before = read(text()).config.virtual_servers;
    const after = read(text({ weights: { 30: 10 } })).config.virtual_servers;
    expect(after.map(({ real_server: [real] }) => real?.weight)).toEqual(
      Array.from({ length: 60 }, (_, index) => (index === 30 ? 10 : 1)),
    );
    expect(after[0]).toBe(before[0]);
    expect(after[30]).not.toBe(before[30]);
    expect(after[59]).toBe(before[59]);
  });

  it.each([
    ['global_defs', text({ globals: 'smtp_alert' })],
    ['what stands behind them', text({ behind: 'track_file a {\n  file /a\n}\n' })],
    ['their place', `\n${text()}`],
  ])('are new when %s has changed', (_, next) => {
    expect(kept(text(), next)).toBe(0);
  });

  it('have the defaults of new global_defs', () => {
    const read = reader();
    read(text());
    const [server] = read(text({ globals: 'smtp_alert' })).config.virtual_servers;
    expect(server?.smtp_alert).toBe(true);
  });

  it('are told of again when there is something to tell', () => {
    const read = reader();
    const wrong = text({ weights: { 3: -5 } });
    const messages = () => read(wrong).diagnostics.map(({ span, message }) => `${span.line} ${message}`);
    const first = messages();
    expect(first).toHaveLength(1);
    expect(messages()).toEqual(first);
  });

  it('are read again where a script may run as somebody else by now', () => {
    const script = (index: number) => `  quorum_up /bin/true\n  real_server 10.2.0.${index} 80 {\n  }\n`;
    const source = Array.from(
      { length: 20 },
      (_, index) =>
        `virtual_server 10.0.0.${index} 80 {\n  protocol TCP\n  lvs_sched rr\n  lvs_method NAT\n${script(index)}}\n`,
    ).join('');
    const machine = { uid: 0, gid: 0, user: () => ({ uid: 7, gid: 7 }), group: () => 7 };
    expect(kept(source, source, { machine })).toBe(0);
  });

  it('go with a brace that is missing', () => {
    const read = reader();
    const whole = text();
    const broken = whole.replace('  }\n}\nvirtual_server 10.0.0.2 ', '  }\nvirtual_server 10.0.0.2 ');
    read(whole);
    const apart = parseConfig({ file: 'FILE', text: broken });
    expect(read(broken).diagnostics).toEqual(apart.diagnostics);
    expect(read(whole).config.virtual_servers).toHaveLength(60);
  });
});
