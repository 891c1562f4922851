import { Buffer } from 'node:buffer';
import { type AttrStream, putString, putU32be, type StreamData } from 'netlink/dist/structs.js';
import type { Expression } from '../firewall.ts';

const NFTA_LIST_ELEM = 1;
const NFTA_EXPR_NAME = 1;
const NFTA_EXPR_DATA = 2;
const NFTA_DATA_VALUE = 1;
const NFTA_DATA_VERDICT = 2;
const NFTA_VERDICT_CODE = 1;
const NFTA_VERDICT_CHAIN = 2;

const NFT_REG_VERDICT = 0;
const NFT_CMP_EQ = 0;
/** Beside NF_DROP and NF_ACCEPT, in the same numbers. */
const NFT_GOTO = -4 >>> 0;
const VERDICTS = { drop: 0, accept: 1 } as const;

/** NFT_PAYLOAD_*. */
const PAYLOADS = { network: 1, transport: 2 } as const;

/** NFT_META_*. */
const METAS = {
  inputInterface: 4,
  outputInterface: 5,
  inputInterfaceName: 6,
  outputInterfaceName: 7,
  protocol: 16,
  outputInterfaceKind: 27,
} as const;

/** NFTA_RULE_EXPRESSIONS: what linux/netfilter/nf_tables.h says of each kind, numbers in network order. */
export function encodeExpressions(expressions: readonly Expression[]): StreamData {
  return (out) => {
    for (const expression of expressions) {
      out.push(NFTA_LIST_ELEM, (element) => {
        element.push(NFTA_EXPR_NAME, putString(kernelNames[expression.type]));
        element.push(NFTA_EXPR_DATA, (data) => encodeData(data, expression));
      });
    }
  };
}

const kernelNames = {
  payload: 'payload',
  meta: 'meta',
  equals: 'cmp',
  mask: 'bitwise',
  lookup: 'lookup',
  counter: 'counter',
  duplicate: 'dup',
  verdict: 'immediate',
} as const satisfies Record<Expression['type'], string>;

function encodeData(out: AttrStream, expression: Expression): void {
  switch (expression.type) {
    case 'payload':
      numbers(out, [expression.to, PAYLOADS[expression.header], expression.offset, expression.length]);
      break;
    case 'meta':
      numbers(out, [expression.to, METAS[expression.key]]);
      break;
    case 'equals':
      numbers(out, [expression.register, NFT_CMP_EQ]);
      out.push(3, value(expression.value));
      break;
    case 'mask':
      numbers(out, [expression.register, expression.register, expression.mask.length]);
      out.push(4, value(expression.mask));
      out.push(5, value(new Uint8Array(expression.mask.length)));
      break;
    case 'lookup':
      out.push(1, putString(expression.set));
      out.push(2, putU32be(expression.register));
      if (expression.to !== undefined) out.push(3, putU32be(expression.to));
      break;
    case 'duplicate':
      numbers(out, [expression.address, expression.interface]);
      break;
    case 'verdict':
      numbers(out, [NFT_REG_VERDICT]);
      out.push(2, encodeVerdict(expression.verdict));
      break;
    case 'counter':
      break;
    default:
      expression satisfies never;
  }
}

/** The first attributes, in order. */
function numbers(out: AttrStream, values: readonly number[]): void {
  values.forEach((number, index) => {
    out.push(index + 1, putU32be(number));
  });
}

export function value(bytes: Uint8Array): StreamData {
  return (out) => out.push(NFTA_DATA_VALUE, Buffer.from(bytes));
}

function encodeVerdict(verdict: Extract<Expression, { type: 'verdict' }>['verdict']): StreamData {
  const isSimple = typeof verdict === 'string';
  return (out) =>
    out.push(NFTA_DATA_VERDICT, (data) => {
      data.push(NFTA_VERDICT_CODE, putU32be(isSimple ? VERDICTS[verdict] : NFT_GOTO));
      if (!isSimple) data.push(NFTA_VERDICT_CHAIN, putString(verdict.goto));
    });
}
