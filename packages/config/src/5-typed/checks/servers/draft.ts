import type { VirtualServer } from '../../../server-config.ts';
import type { LinkedServer } from './groups.ts';
import type { ReadReal } from './read-server.ts';

/**
 * A virtual server while the whole of it is checked, one thing after the other, as keepalived does: what it prints names
 * the server as it is by then.
 */
export type Draft = Mutable<Omit<LinkedServer, 'real_server'>> & { real_server: RealDraft[] };

export type RealDraft = Mutable<ReadReal>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The real servers are not copied: nobody else has them. */
export function draftOf(server: LinkedServer): Draft {
  return { ...server, real_server: [...server.real_server] };
}

/** When every check has had its say. */
export function finished(draft: Draft): VirtualServer {
  return draft as VirtualServer;
}
