export interface Info {
  /** Of IPVS: `1.2.1`. */
  readonly version: string;
  /** How many lists its hash table has for connections. */
  readonly connectionTableSize: number;
}
