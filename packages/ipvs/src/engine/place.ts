/** A checker of a real server, by positions in the configuration that was read. */
export interface CheckerPlace extends ServerPlace {
  /** Of the checker in the real server, over all kinds. */
  readonly checker: number;
}

export interface ServerPlace {
  /** Of the virtual server. */
  readonly service: number;
  /** Of the real server in it. */
  readonly server: number;
}
