/** Where a server listens. */
export interface Place {
  readonly address: string;
  readonly port: number;
}

/** Who serves there, well or badly. */
export interface BackendPlan extends Place {
  readonly name: string;
  readonly kind: Kind;
  /** How it behaves, in words of its kind; none: well. */
  readonly behaviour: readonly string[];
}

export const kinds = ['tcp', 'http', 'https', 'smtp', 'dns', 'udp'] as const;
export type Kind = (typeof kinds)[number];

/** A socket that is listened on. Disposing of it closes it and every connection that it has taken. */
export interface Listening extends AsyncDisposable {
  /** When each connection or datagram came, in milliseconds since the epoch. */
  readonly arrivals: readonly number[];
  /** Takes nobody any more; who is there already is served to the end. */
  retire(): void;
}

/** How a behaviour is said wrongly. */
export class UnknownBehaviour extends Error {
  constructor(kind: Kind, behaviour: readonly string[]) {
    super(`no ${kind} server behaves like this: ${behaviour.join(' ')}`);
  }
}
