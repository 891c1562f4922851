import { type Parsed, parseConfig } from '@kaconf/config';
import { inMemory } from '@kaconf/config/fake';
import { compareConfigs, type ObjectChange } from '../src/index.ts';

/** As it is read on lb1; nothing that it includes is there. */
export function parse(text: string): Parsed {
  return parseConfig({ file: 'FILE', text }, { files: inMemory({}), configId: 'lb1', environment: {} });
}

/** In place of hash functions: whoever signs, signs alike. */
const digests = { hmacMd5: () => new Uint8Array(16), hmacSha256: () => new Uint8Array(32) };

export function compare(before: Parsed, after: Parsed): ObjectChange[] {
  return compareConfigs(before, after, digests);
}
