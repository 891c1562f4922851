import type { NameDirectories, Names, NameTable } from '@kaconf/config';

/** What is asked of files. Nothing is there where the answer is undefined. */
export interface NameFiles {
  text(path: string): string | undefined;
  /** The names in a directory. */
  entries(path: string): readonly string[] | undefined;
}

type Table = ReadonlyMap<string, number>;
type Entry = readonly [name: string, id: number];

/** What names stand for on this machine; a table is read when it is first asked for. */
export function readNames(directories: NameDirectories, files: NameFiles): Names {
  const tables = new Map<NameTable, Table>();
  const table = (name: NameTable, read: () => Table) => {
    const found = tables.get(name) ?? read();
    tables.set(name, found);
    return found;
  };
  const iproute = (name: Exclude<NameTable, 'protocols'>) =>
    table(name, () => readTable(name, directories, files));
  return {
    get rt_tables() {
      return iproute('rt_tables');
    },
    get rt_protos() {
      return iproute('rt_protos');
    },
    get rt_scopes() {
      return iproute('rt_scopes');
    },
    get rt_dsfield() {
      return iproute('rt_dsfield');
    },
    get rt_realms() {
      return iproute('rt_realms');
    },
    get group() {
      return iproute('group');
    },
    get protocols() {
      return table('protocols', () => firstOf(protocolsIn(files.text('/etc/protocols') ?? '')));
    },
  };
}

/** The greatest number that a table may hold; 255 in the others. */
const MAX: Partial<Record<NameTable, number>> = { rt_tables: 2 ** 32 - 1, group: 2 ** 31 - 1 };

/** keepalived knows these whatever the files say, unless they name the number otherwise. */
const DEFAULTS: Partial<Record<NameTable, readonly Entry[]>> = {
  rt_tables: [
    ['default', 253],
    ['main', 254],
    ['local', 255],
  ],
  rt_protos: [
    ['none', 0],
    ['redirect', 1],
    ['kernel', 2],
    ['boot', 3],
    ['static', 4],
    ['gated', 8],
    ['ra', 9],
    ['mrt', 10],
    ['zebra', 11],
    ['bird', 12],
    ['babel', 42],
    ['dnrouted', 13],
    ['xorp', 14],
    ['ntk', 15],
    ['dhcp', 16],
  ],
  rt_scopes: [
    ['global', 0],
    ['nowhere', 255],
    ['host', 254],
    ['link', 253],
    ['site', 200],
  ],
};

function readTable(name: NameTable, { etc, usr }: NameDirectories, files: NameFiles): Table {
  const max = MAX[name] ?? 255;
  const own = files.entries(`${etc}/${name}.d`) ?? [];
  const shipped = (files.entries(`${usr}/${name}.d`) ?? []).filter((entry) => !own.includes(entry));
  const texts = [
    files.text(`${etc}/${name}`) ?? files.text(`${usr}/${name}`),
    ...shipped.filter(isTable).map((entry) => files.text(`${usr}/${name}.d/${entry}`)),
    ...own.filter(isTable).map((entry) => files.text(`${etc}/${name}.d/${entry}`)),
  ];
  const entries = texts.flatMap((text) => entriesIn(text ?? '', max));
  const taken = new Set(entries.map(([, id]) => id));
  return firstOf([...entries, ...(DEFAULTS[name] ?? []).filter(([, id]) => !taken.has(id))]);
}

function isTable(entry: string): boolean {
  return /^[^.].*\.conf$/.test(entry);
}

/** `NUMBER NAME`, one a line; what is anything else does not count. */
function entriesIn(text: string, max: number): Entry[] {
  return linesOf(text).flatMap(([number = '', name, extra]) => {
    const id = /^(0x[0-9a-f]+|\d+)$/i.test(number) ? toNumber(number) : Number.NaN;
    return name !== undefined && extra === undefined && id <= max ? [[name, id] as const] : [];
  });
}

/** As C reads it: with a leading zero it is octal. */
function toNumber(text: string): number {
  return /^0\d+$/.test(text) ? Number(`0o${text}`) : Number(text);
}

/** protocols(5): `NAME NUMBER ALIAS…`. */
function protocolsIn(text: string): Entry[] {
  return linesOf(text).flatMap(([name, number = '', ...aliases]) =>
    name !== undefined && /^\d+$/.test(number)
      ? [name, ...aliases].map((each) => [each, Number(number)] as const)
      : [],
  );
}

function linesOf(text: string): string[][] {
  return text.split('\n').map((line) =>
    line
      .replace(/#.*/, '')
      .split(/[ \t]+/)
      .filter((word) => word !== ''),
  );
}

/** The first that has a name keeps it. */
function firstOf(entries: readonly Entry[]): Table {
  return new Map([...entries].reverse());
}
