import type { Parsed } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';
import { OWNER } from '../instances.ts';
import { spanOfWords } from '../mentions.ts';
import type { Change } from './change.ts';
import { instancesIn, saidBy } from './changes/instances.ts';
import { isStrict } from './changes/strictness.ts';
import { compare, firstOf, type Version } from './version.ts';
import type { Written } from './written.ts';

interface Row {
  readonly since: string;
  readonly message: string;
  /** The first of what it is about. */
  place(written: readonly Written[], parsed: Parsed): Span | undefined;
}

const ROWS: readonly Row[] = [
  {
    since: '1.3.7',
    message: "lines behind '@NAME' are read on the host of that name, unless -i says another",
    place: (_, parsed) => firstConditional(parsed),
  },
  {
    since: '2.0.0',
    message: 'an instance that tracks scripts does not start before each of them has run once',
    place: (written) => firstEntry(written, 'track_script'),
  },
  {
    since: '2.0.0',
    message:
      "a master becomes backup where others remove its address, route or rule: KeepConfiguration= in systemd-networkd, or 'no_track'",
    place: (written) => firstTracked(written),
  },
  {
    since: '2.0.19',
    message:
      "VMACs and addresses that accept nothing are filtered by nftables, unless 'vrrp_iptables' is in global_defs",
    place: (written) => firstFiltered(written),
  },
  {
    since: '2.1.0',
    message: 'an instance is in FAULT while its unicast_src_ip is no address of the host',
    place: (written) => firstSource(written),
  },
  {
    since: '2.2.8',
    message: 'JSON of version 2 has another form: keepalived-exporter reads version 1',
    place: (written) => firstSaying(written, 'json_version', '2'),
  },
  {
    since: '2.3.3',
    message:
      'adverts with other addresses are accepted, and logged: somebody with the same VRID goes unnoticed',
    place: (written) => first(written, 'virtual_ipaddress', 'vrrp_instance'),
  },
  {
    since: '2.3.3',
    message:
      "of several with priority 255 all but the one with the highest address give way: 'owner_ignore_adverts' says otherwise",
    place: (written, { config: { vrrp_instances } }) =>
      vrrp_instances.some(({ priority }) => priority === OWNER)
        ? firstSaying(written, 'priority', String(OWNER))
        : undefined,
  },
  {
    since: '2.4.0',
    message: 'scripts have no IFS, LD_PRELOAD or LD_LIBRARY_PATH: set within what they need',
    place: (_, { programs }) => programs[0]?.script.span,
  },
  {
    since: '2.4.0',
    message: 'passwords are masked in dumps and in JSON',
    place: (written) => first(written, 'auth_pass', 'authentication'),
  },
];

/** A note for each configuration, at one place in it, whatever the rest of it is. */
export const surroundings: readonly Change[] = ROWS.map(({ since, message, place }) => ({
  since,
  kind: 'around',
  severity: 'note',
  *find(written, parsed) {
    const span = place(written, parsed);
    if (span !== undefined) yield { span, message };
  },
}));

/** What is another in a version of keepalived, whatever is configured. */
export interface Everywhere {
  readonly since: string;
  readonly message: string;
}

const EVERYWHERE: readonly Everywhere[] = [
  { since: '2.0.9', message: 'dumps and other files follow the umask: others may not read them any more' },
  {
    since: '2.0.9',
    message: 'where there is no configuration file, keepalived ends with an error',
  },
  {
    since: '2.2.2',
    message:
      "keepalived's unit has Type=notify and --dont-fork: an override must not say Type=forking, or PIDFile=",
  },
  { since: '2.2.2', message: 'keepalived logs to the facility daemon, unless -S says another' },
  {
    since: '2.3.2',
    message:
      "keepalived's pid file is locked: a second keepalived needs 'instance', or -p, -r and -c of its own",
  },
];

export function changedEverywhere(from: Version, to: Version): Everywhere[] {
  return EVERYWHERE.filter(
    ({ since }) => compare(firstOf(since), from) > 0 && compare(firstOf(since), to) <= 0,
  );
}

function first(written: readonly Written[], keyword: string, block: string): Span | undefined {
  const found = written.find(({ word, inside }) => word === keyword && inside === block);
  return found && spanOfWords(found.statement);
}

function firstSaying(written: readonly Written[], keyword: string, value: string): Span | undefined {
  const found = written.find(({ word, statement }) => word === keyword && saidBy(statement) === value);
  return found && spanOfWords(found.statement);
}

function firstEntry(written: readonly Written[], list: string): Span | undefined {
  const found = written.find(({ inside }) => inside === list);
  return found && spanOfWords(found.statement);
}

const TRACKED = new Set([
  'virtual_ipaddress',
  'virtual_ipaddress_excluded',
  'virtual_routes',
  'virtual_rules',
]);

function firstTracked(written: readonly Written[]): Span | undefined {
  const found = written.find(
    ({ inside, statement }) =>
      TRACKED.has(inside) && !statement.words.some(({ text }) => text === 'no_track'),
  );
  return found && spanOfWords(found.statement);
}

function firstSource(written: readonly Written[]): Span | undefined {
  const unicast = instancesIn(written).filter(({ said }) => said('unicast_peer'));
  const [source] = unicast.flatMap(({ said }) => said('unicast_src_ip') ?? []);
  return source && spanOfWords(source);
}

/** Nobody chose who filters. */
function firstFiltered(written: readonly Written[]): Span | undefined {
  const isChosen = written.some(
    ({ word, inside }) => inside === 'global_defs' && /^(?:vrrp_iptables|nftables)$/.test(word),
  );
  if (isChosen) return;
  for (const instance of instancesIn(written)) {
    const { said } = instance;
    const filtered =
      said('use_vmac') ?? said('no_accept') ?? (isStrict(instance, written) ? said('interface') : undefined);
    if (filtered !== undefined) return spanOfWords(filtered);
  }
  return undefined;
}

function firstConditional({ texts }: Parsed): Span | undefined {
  for (const [file, text] of texts) {
    const found = /^[ \t]*(@\^?[A-Za-z]\S*)/m.exec(text);
    const [matched, word = ''] = found ?? [];
    if (found === null || matched === undefined) continue;
    const before = text.slice(0, found.index).split('\n');
    const column = (before.at(-1)?.length ?? 0) + matched.length - word.length + 1;
    return { file, line: before.length, column, endLine: before.length, endColumn: column + word.length };
  }
  return undefined;
}
