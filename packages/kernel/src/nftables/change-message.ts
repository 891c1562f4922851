import { Buffer } from 'node:buffer';
import { putString, putU32be, type StreamData } from 'netlink/dist/structs.js';
import type { ChainHook, ElementType, FirewallChange } from '../firewall.ts';
import { encodeExpressions, value } from './expression.ts';

const NLM_F_CREATE = 0x400;
const NLM_F_APPEND = 0x800;

/** NFT_MSG_*, with the flags of the message. */
const MESSAGES = {
  addTable: [0, NLM_F_CREATE],
  removeTable: [2, 0],
  addChain: [3, NLM_F_CREATE],
  addRule: [6, NLM_F_CREATE | NLM_F_APPEND],
  addSet: [9, NLM_F_CREATE],
  addElements: [12, NLM_F_CREATE],
  removeElements: [14, 0],
} as const satisfies Record<FirewallChange['type'], readonly [number, number]>;

/** NF_INET_LOCAL_IN and NF_INET_LOCAL_OUT. */
const HOOKS = { input: 1, output: 3 } as const;
const NF_ACCEPT = 1;

const NFT_SET_CONSTANT = 2;
const NFT_SET_MAP = 8;

/** What nft(8) calls each, by number and length, so that it can show them. */
const ELEMENTS = {
  ipv4: [7, 4],
  ipv6: [8, 16],
  interfaceIndex: [20, 4],
  icmpv6Type: [29, 1],
  interfaceName: [41, 16],
} as const satisfies Record<ElementType, readonly [number, number]>;
/** Several types are one number, six bits each. */
const TYPE_BITS = 6;

/** NFTNL_UDATA_SET_*BYTEORDER: host or network. */
const KEY_BYTE_ORDER = 0;
const VALUE_BYTE_ORDER = 1;
const HOST_ORDER = 1;
const NETWORK_ORDER = 2;

export interface ChangeMessage {
  readonly type: number;
  readonly flags: number;
  readonly body: StreamData;
}

/** One message of a batch, without the header that all of them share. @param id tells a set from others of the batch */
export function encodeChange(change: FirewallChange, id: number): ChangeMessage {
  const [type, flags] = MESSAGES[change.type];
  return { type, flags, body: encodeBody(change, id) };
}

function encodeBody(change: FirewallChange, id: number): StreamData {
  return (out) => {
    out.push(1, putString(change.table));
    switch (change.type) {
      case 'addTable':
      case 'removeTable':
        break;
      case 'addChain':
        out.push(3, putString(change.chain));
        if (change.hook) out.emit(encodeHook(change.hook));
        break;
      case 'addSet':
        out.push(2, putString(change.set));
        out.emit(encodeSet(change, id));
        break;
      case 'addElements':
      case 'removeElements':
        out.push(2, putString(change.set));
        out.push(3, encodeElements(change.elements));
        break;
      case 'addRule':
        out.push(2, putString(change.chain));
        out.push(4, encodeExpressions(change.expressions));
        break;
      default:
        change satisfies never;
    }
  };
}

/** NFTA_CHAIN_HOOK, _POLICY and _TYPE. */
function encodeHook({ hook, priority }: ChainHook): StreamData {
  return (out) => {
    out.push(4, (its) => {
      its.push(1, putU32be(HOOKS[hook]));
      its.push(2, putU32be(priority >>> 0));
    });
    out.push(5, putU32be(NF_ACCEPT));
    out.push(7, putString('filter'));
  };
}

/** NFTA_SET_FLAGS, _KEY_TYPE, _KEY_LEN, _DATA_TYPE, _DATA_LEN, _ID and _USERDATA. */
function encodeSet(
  { key, value: of, constant }: Extract<FirewallChange, { type: 'addSet' }>,
  id: number,
): StreamData {
  const isAddress = key.length === 1 && (key[0] === 'ipv4' || key[0] === 'ipv6');
  const flags = (constant ? NFT_SET_CONSTANT : 0) | (of ? NFT_SET_MAP : 0);
  return (out) => {
    if (flags !== 0) out.push(3, putU32be(flags));
    out.push(4, putU32be(key.reduce((type, part) => (type << TYPE_BITS) | ELEMENTS[part][0], 0)));
    out.push(5, putU32be(key.reduce((length, part) => length + ELEMENTS[part][1], 0)));
    if (of) {
      out.push(6, putU32be(ELEMENTS[of][0]));
      out.push(7, putU32be(ELEMENTS[of][1]));
    }
    out.push(10, putU32be(id));
    const keyOrder = userData(KEY_BYTE_ORDER, isAddress ? NETWORK_ORDER : HOST_ORDER);
    out.push(13, Buffer.concat(of ? [keyOrder, userData(VALUE_BYTE_ORDER, HOST_ORDER)] : [keyOrder]));
  };
}

/** Kept for nft(8): a type, a length, a number in the machine's order. */
function userData(type: number, order: number): Buffer {
  return Buffer.from([type, 4, order, 0, 0, 0]);
}

function encodeElements(
  elements: Extract<FirewallChange, { type: 'addElements' | 'removeElements' }>['elements'],
): StreamData {
  return (out) => {
    for (const element of elements) {
      out.push(1, (its) => {
        its.push(1, value(element.key));
        if (element.value) its.push(2, value(element.value));
      });
    }
  };
}
