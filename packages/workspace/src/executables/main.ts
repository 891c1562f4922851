import { makeExecutables } from './executables.ts';
import { host } from './target.ts';

/** What `pnpm build` makes. */
await makeExecutables(host);
