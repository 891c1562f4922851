import type { Family } from '@kaconf/net';

/** A packet filter in the kernel's nf_tables (nft(8)). */
export interface Firewall {
  /** All of them, in order, or none. @throws KernelError with what the kernel says of the first that it refuses */
  apply(changes: readonly FirewallChange[]): void;
  close(): void;
}

/** A table of IPv4 (`ip`) or IPv6 (`ip6`). */
export interface TableName {
  readonly family: Family;
  readonly table: string;
}

export type FirewallChange = TableName &
  (
    | { readonly type: 'addTable' }
    /** With everything in it. */
    | { readonly type: 'removeTable' }
    /** Without a hook it is for others to go to. */
    | { readonly type: 'addChain'; readonly chain: string; readonly hook?: ChainHook }
    | {
        readonly type: 'addSet';
        readonly set: string;
        /** The parts of a key, one behind the other. */
        readonly key: readonly ElementType[];
        /** Of a map: what a key stands for. */
        readonly value?: ElementType;
        /** Its elements stay what they are at first. */
        readonly constant?: true;
      }
    | {
        readonly type: 'addElements' | 'removeElements';
        readonly set: string;
        readonly elements: readonly { readonly key: Uint8Array; readonly value?: Uint8Array }[];
      }
    | { readonly type: 'addRule'; readonly chain: string; readonly expressions: readonly Expression[] }
  );

/** A filter for what comes in to this machine, or goes out of it; without a verdict it passes. */
export interface ChainHook {
  readonly hook: 'input' | 'output';
  readonly priority: number;
}

export type ElementType = 'ipv4' | 'ipv6' | 'interfaceIndex' | 'interfaceName' | 'icmpv6Type';

/** Sixteen bytes; a key longer than one goes on in the next. */
export type Register = 1 | 2;

export type Expression =
  | {
      readonly type: 'payload';
      readonly header: 'network' | 'transport';
      readonly offset: number;
      readonly length: number;
      readonly to: Register;
    }
  | {
      readonly type: 'meta';
      readonly key:
        | 'inputInterface'
        | 'outputInterface'
        | 'inputInterfaceName'
        | 'outputInterfaceName'
        | 'outputInterfaceKind'
        | 'protocol';
      readonly to: Register;
    }
  | { readonly type: 'equals'; readonly register: Register; readonly value: Uint8Array }
  | { readonly type: 'mask'; readonly register: Register; readonly mask: Uint8Array }
  /** In a set, or, with `to`, what a map has for it. */
  | { readonly type: 'lookup'; readonly register: Register; readonly set: string; readonly to?: Register }
  | { readonly type: 'counter' }
  /** A copy of the packet to an address through an interface. */
  | { readonly type: 'duplicate'; readonly address: Register; readonly interface: Register }
  | { readonly type: 'verdict'; readonly verdict: 'accept' | 'drop' | { readonly goto: string } };
