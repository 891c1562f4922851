/** What a reload brings about on a host that is master of everything. */
export interface Effects {
  /** The whole configuration is turned away. */
  readonly refused: boolean;
  /** Virtual routers that a master says good-bye to, by their VRID. */
  readonly resigned: readonly number[];
  /** The states that instances enter, in their order: `VI_1 BACKUP`. */
  readonly entered: readonly string[];
  /** Addresses that go, and that come, with the length of their prefix. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Routes and rules that go. */
  readonly unrouted: readonly string[];
  /** The other node, which has the old configuration, becomes a master beside this one. */
  readonly rival: boolean;
}

export const NOTHING: Effects = {
  refused: false,
  resigned: [],
  entered: [],
  removed: [],
  added: [],
  unrouted: [],
  rival: false,
};
