import { isIP } from 'node:net';
import { type Found, type Spec, scan } from '../options/getopt.ts';
import { complaint } from '../options/parse.ts';

/** What to ask of whom. */
export interface Query {
  /** An address. */
  readonly server: string;
  readonly port: number;
  readonly url: string;
  readonly tls: boolean;
  /** Whether TLS tells the server the virtual host, too. */
  readonly sni: boolean;
  /** What stands behind `Host:`; the server and its port unless given. */
  readonly virtualHost: string | undefined;
  readonly protocol: Protocol;
  readonly verbose: boolean;
  /** Whole seconds that nothing may happen for; without it an hour and more. */
  readonly timeout: number | undefined;
}

/** `1.0c` is 1.0 with `Connection: close`, which 1.1 has anyway. */
export type Protocol = '1.0' | '1.0c' | '1.1';

interface Option extends Spec {
  readonly take: (argument: string) => Step;
}

type Step =
  | Partial<Query>
  /** To be said before the help, with all others. */
  | { readonly complaint: string }
  /** The last that is said. */
  | { readonly refused: string };

const protocols = new Map<string, Protocol>([
  ['1.0', '1.0'],
  ['1.0c', '1.0c'],
  ['1.0C', '1.0c'],
  ['1.1', '1.1'],
]);

/** As strtol(3) takes it. */
const WHOLE_NUMBER = /^\s*\+?\d+$/;
const HIGHEST_PORT = 65_535;

const options: readonly Option[] = [
  { long: 'help', short: 'h', take: () => ({ complaint: '' }) },
  { long: 'verbose', short: 'v', take: () => ({ verbose: true }) },
  { long: 'use-ssl', short: 'S', take: () => ({ tls: true }) },
  { long: 'use-sni', short: 'I', take: () => ({ sni: true }) },
  {
    long: 'server',
    short: 's',
    argument: 'required',
    take: (server) =>
      isIP(server) === 0 ? { refused: `server should be an IP, not ${server}\n` } : { server },
  },
  {
    long: 'use-virtualhost',
    short: 'V',
    argument: 'required',
    take: (virtualHost) => ({ virtualHost }),
  },
  { long: 'port', short: 'p', argument: 'required', take: takePort },
  { long: 'url', short: 'u', argument: 'required', take: (url) => ({ url }) },
  {
    long: 'fwmark',
    short: 'm',
    argument: 'required',
    take: () => ({ refused: 'keepalived built without fwmark support\n' }),
  },
  {
    long: 'protocol',
    short: 'P',
    argument: 'required',
    take(version) {
      const protocol = protocols.get(version);
      return protocol ? { protocol } : { refused: `invalid HTTP protocol version '${version}'\n` };
    },
  },
  {
    long: 'timeout',
    short: 't',
    argument: 'required',
    take: (seconds) =>
      WHOLE_NUMBER.test(seconds)
        ? { timeout: Number(seconds) }
        : { refused: `invalid timeout '${seconds}'\n` },
  },
];

function takePort(text: string): Step {
  const port = WHOLE_NUMBER.test(text) ? Number(text) : 0;
  return port >= 1 && port <= HIGHEST_PORT ? { port } : { refused: `invalid port number '${text}'\n` };
}

const DEFAULTS = {
  tls: false,
  sni: false,
  virtualHost: undefined,
  protocol: '1.0',
  verbose: false,
  timeout: undefined,
} as const satisfies Partial<Query>;

/** Reads genhash's own options. @returns the query, or the complaints that go before the help */
export function parseQuery(words: readonly string[]): Query | { readonly complaints: string } {
  let query: Partial<Query> = {};
  let complaints = '';
  let wrong = false;
  const operands: string[] = [];
  for (const found of scan(words.values(), options)) {
    const step = take(found, operands);
    if ('refused' in step) return { complaints: complaints + step.refused };
    if ('complaint' in step) {
      complaints += step.complaint;
      wrong = true;
    } else query = { ...query, ...step };
  }
  if (operands.length > 0 && !wrong) return { complaints: `Unexpected argument(s): ${operands.join(' ')}\n` };
  const { server, port, url } = query;
  if (wrong || server === undefined || port === undefined || url === undefined) return { complaints };
  return { ...DEFAULTS, ...query, server, port, url };
}

function take(found: Found<Option>, operands: string[]): Step {
  if (found.type === 'option') return found.spec.take(found.argument ?? '');
  if (found.type !== 'operand') return { complaint: complaint(found) };
  operands.push(found.word);
  return {};
}
