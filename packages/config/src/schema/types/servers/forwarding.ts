import type { Statement, Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { toUnsigned } from '../numbers/number.ts';
import { argument } from '../words/words.ts';

/** How packets reach a real server. */
export interface Forwarding {
  readonly method: 'NAT' | 'DR' | 'TUN';
  readonly tunnel: Tunnel;
}

/** How TUN wraps packets. */
export interface Tunnel {
  readonly type: 'ipip' | 'gue' | 'gre';
  /** Of GUE, which alone has one; else 0. */
  readonly port: number;
  readonly checksum: 'nocsum' | 'csum' | 'remcsum';
}

export const NAT: Forwarding = { method: 'NAT', tunnel: { type: 'ipip', port: 0, checksum: 'nocsum' } };

const METHODS: ReadonlySet<string> = new Set<Forwarding['method']>(['NAT', 'DR', 'TUN']);
const TYPES: ReadonlySet<string> = new Set<Tunnel['type']>(['ipip', 'gue', 'gre']);
const CHECKSUMS: ReadonlySet<string> = new Set<Tunnel['checksum']>(['nocsum', 'csum', 'remcsum']);

/**
 * `NAT | DR | TUN`, and how a tunnel is made. Where these options are wrong, those of before stay.
 * @param server as keepalived calls it: virtual, real, sorry
 */
export function forwarding(server: string): Leaf<Forwarding> {
  return {
    form: 'NAT | DR | TUN [type ipip | gue port PORT | gre] [nocsum | csum | remcsum]',
    read(statement, reading, { tunnel: before } = NAT) {
      const word = argument(statement, reading);
      if (word === undefined) return;
      if (!METHODS.has(word.text)) {
        const message = `found '${word.text}', allowed is NAT, DR or TUN`;
        const line = `PARSER : unknown [${word.text}] routing method for ${server} server.`;
        reading.object({ message, word, keepalived: [line] });
        return;
      }
      const method = word.text as Forwarding['method'];
      const tunnel = statement.words.length > 2 ? readTunnel(statement, server, reading) : NAT.tunnel;
      return { method, tunnel: tunnel ?? before };
    },
  };
}

type Draft = { -readonly [K in keyof Tunnel]: Tunnel[K] };

function readTunnel({ words }: Statement, server: string, reading: Reading): Tunnel | undefined {
  const draft: Draft = { ...NAT.tunnel };
  for (let i = 2; i < words.length; i++) {
    const option = words[i] as Word;
    if (CHECKSUMS.has(option.text)) draft.checksum = option.text as Tunnel['checksum'];
    else if (!readOption(draft, option, words[++i], server, reading)) return;
  }
  const misfit = findMisfit(draft);
  if (misfit === undefined) return draft;
  const [message, line] = misfit;
  reading.object({ code: 'contradiction', message, hint: 'the options are ignored', keepalived: [line] });
  return;
}

/** `type TYPE` or `port PORT`. */
function readOption(
  draft: Draft,
  option: Word,
  value: Word | undefined,
  server: string,
  reading: Reading,
): boolean {
  if (option.text === 'type' && value && TYPES.has(value.text)) {
    draft.type = value.text as Tunnel['type'];
    return true;
  }
  const port = option.text === 'port' && value ? toUnsigned(value.text, { min: 1, max: 65535 }) : undefined;
  if (typeof port === 'number') {
    draft.port = port;
    return true;
  }
  const [message, line] = explain(option, value, server);
  const keepalived = port === undefined ? [line] : [port, line];
  reading.object({ message, word: value ?? option, hint: 'the options are ignored', keepalived });
  return false;
}

/** What is wrong, and how keepalived says it. */
function explain(option: Word, value: Word | undefined, server: string): [message: string, line: string] {
  const found = value?.text;
  if (option.text === 'type') {
    return found === undefined
      ? ["'type' needs ipip, gue or gre behind it", `Missing tunnel type for ${server} server.`]
      : [
          `found '${found}', allowed is ipip, gue or gre`,
          `Unknown tunnel type ${found} for ${server} server.`,
        ];
  }
  if (option.text === 'port') {
    return found === undefined
      ? ["'port' needs a number behind it", `Missing port for ${server} server gue tunnel.`]
      : [`found '${found}', allowed is 1–65535`, `Invalid gue tunnel port ${found} for ${server} server.`];
  }
  return [
    `unknown option '${option.text}' of a tunnel`,
    `Invalid tunnel option ${option.text} for ${server} server.`,
  ];
}

function findMisfit({ type, port, checksum }: Tunnel): [message: string, line: string] | undefined {
  if ((type === 'gue') !== (port !== 0)) {
    const message = type === 'gue' ? 'a gue tunnel needs a port' : `an ${type} tunnel has no port`;
    return [message, 'gue tunnels require port, otherwise cannot have port.'];
  }
  if (type === 'ipip' && checksum !== 'nocsum') {
    return ['an ipip tunnel has no checksum', 'ipip tunnels do not support checksum option.'];
  }
  if (type === 'gre' && checksum === 'remcsum') {
    return ['a gre tunnel has no remcsum', 'gre tunnels do not support remote checksum option.'];
  }
  return;
}
