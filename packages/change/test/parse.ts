import { type Parsed, parseConfig } from '@kaconf/config';
import { inMemory } from '@kaconf/config/fake';

/** As it is read on lb1; nothing that it includes is there. */
export function parse(text: string): Parsed {
  return parseConfig({ file: 'FILE', text }, { files: inMemory({}), configId: 'lb1', environment: {} });
}
