import { sectionsOf } from '../side-by-side/sections.ts';

/** What a variant has of its own, as lines of a configuration by where they stand. */
type Words = ReadonlyMap<string, readonly string[]>;

/** Where lines may stand; behind `then` those of the configuration that a reload brings. */
const PLACE =
  /^(then )?(virtual|service|server(?:\.[123])?|check|global|before|servers|host|family|exception|alone) (.+)$/;
const SERVICE = [
  ...['delay_loop 1', 'warmup 0', 'lb_algo rr', 'lb_kind NAT', 'protocol TCP'],
  ...['retry 1', 'delay_before_retry 0.1'],
];
const CHECK = 'TCP_CHECK { ; connect_timeout 1 ; }';
const NAMES = ['one', 'two', 'three'];
/** Once for all: servers die until none is left, return, everything is configured otherwise, and it ends. */
const STORY = [
  ...[
    'start',
    'settle 2.2',
    'check all',
    'down two',
    'settle 2.2',
    'check',
    'down three',
    'settle 2.2',
    'check',
  ],
  ...['down one', 'settle 2.2', 'check', 'up two', 'settle 2.2', 'check', 'up one', 'settle 2.2', 'up three'],
  ...[
    'settle 2.2',
    'check',
    'reload changed.conf',
    'settle 2.5',
    'check all',
    'down one',
    'settle 2.2',
    'check',
  ],
  'stop',
];

/** How many services live together: more would be checked late. */
const CROWD = 20;

interface Variant {
  readonly name: string;
  readonly first: Words;
  readonly then: Words;
}

/**
 * Scenarios by their names, from a table in which each variant tells only what is its own: see fixtures/virtual-servers/README.md.
 *
 * @throws Error that quotes a line which has no place
 */
export function variantsOf(table: string): ReadonlyMap<string, string> {
  return new Map(variants(table).map((variant) => [variant.name, scenarioOf(variant.name, [variant])]));
}

/** The same as few scenarios, in which many variants live together, each with addresses, marks and groups of its own. */
export function crowdsOf(table: string): ReadonlyMap<string, string> {
  const crowds = new Map<string, Variant[]>();
  const counts = new Map<string, number>();
  for (const variant of variants(table)) {
    const subject = subjectOf(variant);
    const count = counts.get(subject) ?? 0;
    counts.set(subject, count + 1);
    const crowd = crowdOf(variant, subject, count);
    crowds.set(crowd, [...(crowds.get(crowd) ?? []), variant]);
  }
  return new Map(
    [...crowds.values()].map((crowd) => {
      const [first, last] = [crowd[0]?.name ?? '', crowd.at(-1)?.name];
      const name = crowd.length > 1 ? `from ${first} to ${last}` : first;
      return [name, scenarioOf(name, crowd)];
    }),
  );
}

/** @param count how many there are before it that speak of the same */
function crowdOf({ name, first }: Variant, subject: string, count: number): string {
  if (first.has('alone')) return `alone ${name}`;
  return subject === '' ? `services ${Math.floor(count / CROWD)}` : `globals ${count}`;
}

/** What it says of the whole, of which only one in a crowd may: `lvs_flush` and `lvs_flush_on_stop` are one thing. */
function subjectOf({ first, then }: Variant): string {
  const [, subject = ''] =
    /^-?(lvs_[a-z]+)/.exec([...(first.get('global') ?? []), ...(then.get('global') ?? [])].join(' ')) ?? [];
  return subject;
}

function variants(table: string): readonly Variant[] {
  const [, sections] = sectionsOf(table);
  return [...sections].map(([name, text]) => variantOf(name, text));
}

function variantOf(name: string, text: string): Variant {
  const first = new Map<string, string[]>();
  const then = new Map<string, string[]>();
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const [, later, place = '', words = ''] = PLACE.exec(line) ?? [];
    if (place === '') throw new Error(`${name}: a variant has no such line: ${line}`);
    const side = later === undefined ? first : then;
    side.set(place, [...(side.get(place) ?? []), words]);
  }
  return { name, first, then };
}

function scenarioOf(name: string, crowd: readonly Variant[]): string {
  const of = (place: string) =>
    crowd.flatMap(({ first }, index) => (first.get(place) ?? []).map((line) => removed(line, index)));
  const configurations = (changed: boolean) =>
    crowd.flatMap(({ first, then }, index) =>
      configuration(first, changed ? then : new Map()).map((line) => removed(line, index)),
    );
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['keepalived.conf', configurations(false)],
    ['changed.conf', configurations(true)],
    ['servers', [...new Set(crowd.flatMap(serversOf))]],
    ['host', of('host')],
    ['options', ['-C']],
    ['exceptions', of('exception')],
    ['steps', STORY],
  ];
  return `${name}\n\n${sections.map(([title, lines]) => `-- ${title} --\n${lines.join('\n')}\n`).join('')}`;
}

/** To addresses, marks and groups that nobody else in the crowd has. */
function removed(line: string, index: number): string {
  if (index === 0) return line;
  return line
    .replaceAll('10.1.0.', `10.1.${index}.`)
    .replaceAll('10.9.0.', `10.9.${index}.`)
    .replaceAll('fd00:1::', `fd00:1:${index}::`)
    .replaceAll(/(fwmark|FWM|Fwm|-f) (\d+)/g, (_, word, mark) => `${word} ${Number(mark) + 10 * index}`)
    .replaceAll(/(group |server_group |\[)web/g, `$1web${index}`);
}

function serversOf({ first }: Variant): readonly string[] {
  const kind = first.get('servers')?.[0] ?? 'tcp';
  return NAMES.map((name, index) => `${name} ${kind} ${serverAddress(index, first.has('family'))} 80`);
}

function configuration(first: Words, then: Words): readonly string[] {
  const six = first.has('family');
  const lines = (place: string, base: readonly string[] = []) =>
    merged(merged(base, first.get(place) ?? []), then.get(place) ?? []);
  const last = (place: string) => (then.get(place) ?? first.get(place))?.at(-1);
  const check = last('check') ?? CHECK;
  const servers = NAMES.flatMap((_, index) => [
    `real_server ${serverAddress(index, six)} 80 {`,
    ...lines(`server.${index + 1}`, lines('server')),
    ...(check === 'none' ? [] : [check]),
    '}',
  ]);
  const globals = lines('global');
  return [
    ...(globals.length > 0 ? ['global_defs {', ...globals, '}'] : []),
    ...(then.get('before') ?? first.get('before') ?? []),
    `virtual_server ${last('virtual') ?? (six ? 'fd00:1::1 80' : '10.1.0.1 80')} {`,
    ...lines('service', SERVICE),
    ...servers,
    '}',
  ].flatMap((line) => line.split(' ; '));
}

/** A keyword that is there already is replaced in its place, `-keyword` is taken away. */
function merged(base: readonly string[], more: readonly string[]): readonly string[] {
  const word = (line: string) => line.split(' ')[0] ?? '';
  const all = new Map(base.map((line) => [word(line), line]));
  for (const line of more) {
    if (line.startsWith('-')) all.delete(word(line).slice(1));
    else all.set(word(line), line);
  }
  return [...all.values()];
}

function serverAddress(index: number, six: boolean): string {
  return six ? `fd00::1:${index + 1}` : `10.0.1.${index + 1}`;
}
