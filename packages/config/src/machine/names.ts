import { parseC } from './c-number.ts';

/** Where a machine keeps names for numbers: files of iproute2, and /etc/protocols. */
export type NameTable =
  | 'rt_tables'
  | 'rt_protos'
  | 'rt_scopes'
  | 'rt_dsfield'
  | 'rt_realms'
  | 'group'
  | 'protocols';

/** Where iproute2 keeps them: what the administrator has changed, and what came with it. */
export interface NameDirectories {
  readonly etc: string;
  readonly usr: string;
}

export type Names = Readonly<Record<NameTable, ReadonlyMap<string, number>>>;

/** A number as C writes it, of which only the lower 32 bits count, or else a name of that table. */
export function resolveName(names: Names, table: NameTable, text: string, max: number): number | undefined {
  const { value, rest } = parseC(text);
  if (value === undefined || rest !== '') return names[table].get(text);
  const number = Number(BigInt.asUintN(32, value));
  return number <= max ? number : undefined;
}
