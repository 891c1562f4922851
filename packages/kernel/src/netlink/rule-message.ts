import { Buffer } from 'node:buffer';
import type { FirewallMark, Range, Rule, RuleAction } from '@kaconf/net';
import { type IpPrefix, ipFromBytes } from '@kaconf/net';
import { MessageType } from 'netlink/dist/rt/gen_structs.js';
import { getString, type NetlinkMessage, parseAttributes, type StreamData } from 'netlink/dist/structs.js';
import { Attributes, addressFamily, familyOfNumber } from './attributes.ts';
import { realmsNumber } from './route-message.ts';

/*
 * fib_rule_hdr:
 *
 *   family | destination length | source length | TOS
 *   table  | 0                  | 0             | action
 *   flags (32 bits)
 */
const HEADER_LENGTH = 12;
const FIB_RULE_INVERT = 2;
const LAST_SHORT_TABLE = 255;
const ALL_BITS = 0xffff_ffff;

const FRA = {
  to: 1,
  from: 2,
  inputInterface: 3,
  goto: 4,
  priority: 6,
  mark: 10,
  realms: 11,
  tunnelId: 12,
  suppressInterfaceGroup: 13,
  suppressPrefixLength: 14,
  table: 15,
  mask: 16,
  outputInterface: 17,
  l3mdev: 19,
  uidRange: 20,
  protocol: 21,
  ipProtocol: 22,
  sourcePorts: 23,
  destinationPorts: 24,
} as const;

/** FR_ACT_*. */
const ACTIONS = { table: 1, l3mdev: 1, goto: 2, nop: 3, blackhole: 6, unreachable: 7, prohibit: 8 } as const;

/** For RTM_NEWRULE and RTM_DELRULE. */
export function encodeRule(rule: Rule): StreamData {
  const { family, action, not, from, to, tos = 0 } = rule;
  const table = action.type === 'table' ? action.table : 0;
  return (out) => {
    const header = Buffer.alloc(HEADER_LENGTH);
    header.set([addressFamily(family), to?.length ?? 0, from?.length ?? 0, tos]);
    header.set([table <= LAST_SHORT_TABLE ? table : 0, 0, 0, ACTIONS[action.type]], 4);
    header.writeUInt32LE(not ? FIB_RULE_INVERT : 0, 8);
    out.emit(header);
    const attributes = new Attributes(out);
    attributes.u32(FRA.table, table <= LAST_SHORT_TABLE ? undefined : table);
    writeAttributes(rule, attributes);
  };
}

function writeAttributes(rule: Rule, out: Attributes): void {
  const { action, fwmark, realms } = rule;
  out.address(FRA.from, rule.from?.address);
  out.address(FRA.to, rule.to?.address);
  out.u32(FRA.priority, rule.priority);
  out.u32(FRA.mark, fwmark?.value);
  out.u32(FRA.mask, fwmark?.mask);
  out.u32(FRA.realms, realms && realmsNumber(realms));
  out.u32(FRA.suppressPrefixLength, rule.suppressPrefixLength);
  out.u32(FRA.suppressInterfaceGroup, rule.suppressInterfaceGroup);
  out.name(FRA.inputInterface, rule.inputInterface);
  out.name(FRA.outputInterface, rule.outputInterface);
  out.be64(FRA.tunnelId, rule.tunnelId);
  out.bytes(FRA.uidRange, rule.uidRange && Buffer.from(Uint32Array.of(...ends(rule.uidRange)).buffer));
  if (action.type === 'l3mdev') out.u8(FRA.l3mdev, 1);
  out.u8(FRA.protocol, rule.protocol);
  out.u8(FRA.ipProtocol, rule.ipProtocol);
  out.bytes(FRA.sourcePorts, rule.sourcePorts && ports(rule.sourcePorts));
  out.bytes(FRA.destinationPorts, rule.destinationPorts && ports(rule.destinationPorts));
  if (action.type === 'goto') out.u32(FRA.goto, action.priority);
}

function ends({ start, end }: Range): readonly [number, number] {
  return [start, end];
}

function ports(range: Range): Buffer {
  return Buffer.from(Uint16Array.of(...ends(range)).buffer);
}

/** RTM_NEWRULE or RTM_DELRULE; undefined for another message, and for a rule of another protocol or an action unknown. */
export function decodeRule(message: NetlinkMessage, ofProtocol: number): Rule | undefined {
  const { type, data } = message;
  if (type !== MessageType.NEWRULE && type !== MessageType.DELRULE) return undefined;
  const [number = 0, toLength = 0, fromLength = 0, tos = 0] = data;
  const family = familyOfNumber(number);
  const found = new Map<number, Buffer>();
  parseAttributes(data.subarray(HEADER_LENGTH), (one) => found.set(one.type, one.data));
  const protocol = found.get(FRA.protocol)?.[0] ?? 0;
  const action = decodeAction(data, found);
  if (family === undefined || action === undefined || protocol !== ofProtocol) return undefined;
  const number32 = (attribute: number) => found.get(attribute)?.readUInt32LE();
  const prefix = (attribute: number, length: number): IpPrefix | undefined => {
    const bytes = found.get(attribute);
    return bytes && { address: ipFromBytes(bytes), length };
  };
  const name = (attribute: number) => {
    const bytes = found.get(attribute);
    return bytes && getString(bytes);
  };
  const realms = number32(FRA.realms);
  const suppressPrefixLength = number32(FRA.suppressPrefixLength);
  const suppressInterfaceGroup = number32(FRA.suppressInterfaceGroup);
  return withoutUndefined({
    family,
    action,
    priority: number32(FRA.priority) ?? 0,
    not: (data.readUInt32LE(8) & FIB_RULE_INVERT) !== 0,
    from: prefix(FRA.from, fromLength),
    to: prefix(FRA.to, toLength),
    tos: tos || undefined,
    fwmark: decodeMark(number32(FRA.mark), number32(FRA.mask)),
    realms: realms === undefined ? undefined : { from: realms >>> 16, to: realms & 0xffff },
    suppressPrefixLength: suppressPrefixLength === ALL_BITS ? undefined : suppressPrefixLength,
    suppressInterfaceGroup: suppressInterfaceGroup === ALL_BITS ? undefined : suppressInterfaceGroup,
    inputInterface: name(FRA.inputInterface),
    outputInterface: name(FRA.outputInterface),
    tunnelId: found.get(FRA.tunnelId)?.readBigUInt64BE(),
    uidRange: range(found.get(FRA.uidRange), (bytes, at) => bytes.readUInt32LE(4 * at)),
    ipProtocol: found.get(FRA.ipProtocol)?.[0],
    sourcePorts: range(found.get(FRA.sourcePorts), (bytes, at) => bytes.readUInt16LE(2 * at)),
    destinationPorts: range(found.get(FRA.destinationPorts), (bytes, at) => bytes.readUInt16LE(2 * at)),
    protocol,
  });
}

function decodeAction(data: Buffer, found: ReadonlyMap<number, Buffer>): RuleAction | undefined {
  const [, , , , shortTable = 0, , , number = 0] = data;
  if (number === ACTIONS.table) {
    if (found.get(FRA.l3mdev)?.[0]) return { type: 'l3mdev' };
    return { type: 'table', table: found.get(FRA.table)?.readUInt32LE() ?? shortTable };
  }
  if (number === ACTIONS.goto) return { type: 'goto', priority: found.get(FRA.goto)?.readUInt32LE() ?? 0 };
  const type = (['nop', 'blackhole', 'unreachable', 'prohibit'] as const).find(
    (one) => ACTIONS[one] === number,
  );
  return type && { type };
}

/** Without a mask of its own the kernel reports one of all bits. */
function decodeMark(value: number | undefined, mask: number | undefined): FirewallMark | undefined {
  if (value === undefined) return undefined;
  return mask === undefined || mask === ALL_BITS ? { value } : { value, mask };
}

function range(bytes: Buffer | undefined, read: (bytes: Buffer, at: number) => number): Range | undefined {
  return bytes && { start: read(bytes, 0), end: read(bytes, 1) };
}

type Written<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutUndefined<T extends object>(values: T): Written<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Written<T>;
}
