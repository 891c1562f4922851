import type { Leaf } from '../../keyword.ts';
import { every, type Said } from '../numbers/every.ts';
import { text } from './words.ts';

/** The names that statements say; judged where those above are known. */
export const mentions: Leaf<readonly Said<string>[]> = { ...every(text()), form: 'NAME' };
