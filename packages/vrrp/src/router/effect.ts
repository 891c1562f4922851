import { type IpAddress, isIPv6 } from '@kaconf/net';
import type { ChecksumForm } from '../packet/checksum.ts';
import type { DropReason } from '../packet/drop.ts';
import type { PolledLinkPlan } from '../plan/link-plans.ts';
import type { VirtualAddress } from '../plan/plan.ts';
import type { VirtualRoute } from '../plan/route.ts';
import type { VirtualRule } from '../plan/rule.ts';

/** What the shell is to do, in this order. Plain data. */
export type Effect =
  /** Send the instance's advert with this priority; 0 says that it stops. */
  | {
      readonly type: 'advertise';
      readonly instance: string;
      readonly priority: number;
      readonly source: IpAddress;
      /** With `auth_type AH`: the number in its authentication header. */
      readonly sequence?: number;
      /** With the checksum of keepalived 1.3.6 and before, as the peers have it. */
      readonly oldChecksum?: true;
    }
  /** Those of an instance, or static ones. */
  | {
      readonly type: 'addAddresses' | 'removeAddresses';
      readonly instance?: string;
      readonly addresses: readonly VirtualAddress[];
    }
  | { readonly type: 'addRoutes' | 'removeRoutes'; readonly routes: readonly VirtualRoute[] }
  | { readonly type: 'addRules' | 'removeRules'; readonly rules: readonly VirtualRule[] }
  | Announce
  /** Let nothing through to them, nor from them, but what neighbour discovery needs. */
  | {
      readonly type: 'blockAddresses' | 'unblockAddresses';
      readonly instance: string;
      readonly addresses: readonly VirtualAddress[];
    }
  /** Ask these interfaces whether they have a link: what has changed comes as an event. */
  | { readonly type: 'pollLinks'; readonly links: readonly PolledLinkPlan[] }
  | ({ readonly type: 'notify' } & Notification)
  | { readonly type: 'runScript'; readonly script: string }
  | { readonly type: 'killScript'; readonly script: string; readonly signal: 'SIGTERM' | 'SIGKILL' }
  /** Nobody wants to know any more how its run ends. */
  | { readonly type: 'dropScript'; readonly script: string }
  | Log
  /** A good advert, whatever it was good for: it is only counted. */
  | {
      readonly type: 'received';
      readonly instance: string;
      readonly priority: number;
      /** Of other addresses than ours, or of more or fewer. */
      readonly otherAddresses: boolean;
    }
  /** A packet that changed nothing; `instance` when it was addressed to one. */
  | {
      readonly type: 'drop';
      readonly reason: DropReason;
      /** Undefined for the socket of instances without one. */
      readonly interface: string | undefined;
      readonly instance?: string;
    }
  /** An advert that was obeyed, though its checksum is not of the form that we send. */
  | { readonly type: 'otherChecksum'; readonly form: ChecksumForm; readonly instance: string };

/** Tell the neighbours who has the addresses, each of them `repeats` times. */
export interface Announce {
  readonly type: 'announce';
  readonly instance: string;
  readonly addresses: readonly VirtualAddress[];
  readonly repeats: number;
  /** It had to wait, and the log has been told so. */
  readonly waited?: true;
}

export interface Log {
  readonly type: 'log';
  /** `detail` is printed with `-D` only. */
  readonly level: 'info' | 'detail';
  readonly text: string;
}

export interface Notification {
  readonly subject: 'INSTANCE' | 'GROUP';
  readonly name: string;
  readonly event: NotifiedEvent;
  readonly priority: number;
  /** It is only said again, to the pipes. */
  readonly again?: true;
  /** Of an instance that has become another: why. */
  readonly cause?: string;
}

/** keepalived calls it FAULT when an instance is DELETED, unless it is told otherwise. */
export type NotifiedEvent = Transition | 'MASTER_RX_LOWER_PRI' | 'MASTER_PRIORITY' | 'BACKUP_PRIORITY';

export type Transition = 'MASTER' | 'BACKUP' | 'FAULT' | 'STOP' | 'DELETED';

export function info(text: string): Log {
  return { type: 'log', level: 'info', text };
}

export function detail(text: string): Log {
  return { type: 'log', level: 'detail', text };
}

/** Said of each address once a burst, by keepalived whether it can be announced at once or not. */
export function queueingText(
  instance: string,
  { prefix: { address }, interface: name }: VirtualAddress,
): Log {
  const what = isIPv6(address) ? 'Unsolicited Neighbour Adverts' : 'gratuitous ARPs';
  return detail(`(${instance}) Sending/queueing ${what} on ${name} for ${address}`);
}
