/** A checker of a real server, by positions in the configuration that was read. */
export interface CheckerPlace {
  /** Of the virtual server in `virtual_servers`. */
  readonly service: number;
  /** Of the real server in it. */
  readonly server: number;
  /** Of the checker in that one, over all kinds. */
  readonly checker: number;
}

/** What a checker has found of its real server, told when it changes, and when it is found for the first time. */
export interface Verdict {
  readonly place: CheckerPlace;
  readonly up: boolean;
  /** What it adds to the real server's weight: MISC_CHECK, FILE_CHECK and BFD_CHECK only. */
  readonly weight?: number;
  /** What a mail about it says, where one is due: `=> TCP CHECK succeed on service <=`. */
  readonly mail?: string;
}
