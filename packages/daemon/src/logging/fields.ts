/** What a log line is about, as far as its text says it. */
export interface Fields {
  readonly instance?: string;
  readonly group?: string;
  readonly script?: string;
  /** The one that it enters. */
  readonly state?: string;
}

const SUBJECT =
  /^(?:VRRP_Group\((?<group>[^)]+)\)|VRRP_Script\((?<script>[^)]+)\)|\((?<instance>[^)]+)\):?) /;
const STATE = /\b(?:Entering|to) (?<state>MASTER|BACKUP|FAULT) (?:STATE|state)/;

export function fieldsOf(text: string): Fields {
  const found = { ...SUBJECT.exec(text)?.groups, ...STATE.exec(text)?.groups };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
