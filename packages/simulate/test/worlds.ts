import { createHmac } from 'node:crypto';
import { parseConfig } from '@kaconf/config';
import {
  BARE,
  buildWorld,
  parseStep,
  parseTime,
  type TimedStep,
  type Verb,
  type World,
} from '../src/index.ts';

const digests = {
  hmacMd5: (key: Uint8Array, parts: readonly Uint8Array[]) => hmac('md5', key, parts),
  hmacSha256: (key: Uint8Array, parts: readonly Uint8Array[]) => hmac('sha256', key, parts),
};

function hmac(algorithm: 'md5' | 'sha256', key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHmac(algorithm, key);
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}

/** What two nodes differ in. */
export interface Two {
  /** In front of the instance. */
  readonly head?: string;
  /** In the instance. */
  readonly common?: string;
  readonly a?: string;
  readonly b?: string;
  readonly addresses?: string;
}

/** Nodes a and b with priorities 150 and 100. */
export function twoNodes({
  head = '',
  common = '',
  a = '',
  b = '',
  addresses = '10.0.0.10/24',
}: Two = {}): World {
  const text = (priority: number, own: string) => `${head}
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 51
    priority ${priority}
    ${common}
    ${own}
    virtual_ipaddress {
        ${addresses}
    }
}
`;
  return worldOf({ a: text(150, a), b: text(100, b) });
}

/** @throws Error for a configuration with mistakes: a mistake of the test */
export function worldOf(texts: Readonly<Record<string, string>>): World {
  const routers = Object.entries(texts).map(([name, text]) => {
    const { config, diagnostics } = parseConfig({ file: `${name}.conf`, text }, {});
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (error) throw new Error(`${name}.conf: ${error.message}`);
    return { name, config };
  });
  return buildWorld(routers, BARE, digests);
}

/** `10s kill a`, one a line. */
export function story(world: World, text: string): TimedStep[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const [time = '', verb = '', operand = ''] = line.split(' ');
    const [at, step] = [parseTime(time), parseStep(verb as Verb, operand, world.nodes)];
    if (at === undefined || 'complaint' in step) throw new Error(line);
    return { at, step };
  });
}
