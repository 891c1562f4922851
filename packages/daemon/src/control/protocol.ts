import type { BlockChange, Explanation, ScriptStanding } from '@kaconf/vrrp';
import type { Statistics } from '../vrrp/statistics/statistics.ts';
import type { VirtualServerStatus } from './virtual-server-status.ts';

/*
 * What `keepalived ctl` and the daemon say to each other: one line of JSON from the one, one JSON document from the other,
 * then the connection ends.
 */

export type Request =
  | { readonly command: 'status' }
  | { readonly command: 'explain'; readonly instance: string }
  | { readonly command: 'maintenance'; readonly on: boolean }
  /** Nothing is reloaded yet. */
  | { readonly command: 'reload'; readonly dryRun: true };

export type Answer = Status | Preview | Refusal;

/** Nothing has been done. */
export interface Refusal {
  readonly error: string;
}

export interface Status extends Inspection {
  readonly version: string;
  readonly pid: number;
  /** ISO 8601; absent when it is off. */
  readonly maintenanceSince?: string;
  readonly virtualServers: readonly VirtualServerStatus[];
}

/** What the VRRP process finds when it looks at itself. */
export interface Inspection {
  /** All of them, or the one that was asked for. */
  readonly instances: readonly InstanceStatus[];
  readonly scripts: readonly ScriptStanding[];
  /** Of packets for no instance, by the interface that heard them. */
  readonly strays: Readonly<Record<string, Drops>>;
}

/** How many packets changed nothing, by the reason. */
export type Drops = Readonly<Record<string, number>>;

export interface InstanceStatus extends Explanation {
  /** The last ten, the newest last. */
  readonly transitions: readonly PastTransition[];
  readonly statistics: Statistics;
  readonly drops: Drops;
}

/** What a reload would do. */
export interface Preview {
  /** One that is refused changes nothing. */
  readonly verdict: 'accepted' | 'refused';
  /** What the log would tell. */
  readonly lines: readonly string[];
  readonly changes: readonly BlockChange[];
}

export interface PastTransition {
  /** ISO 8601. */
  readonly time: string;
  readonly state: string;
  readonly cause: string;
}

/** Longer lines are nobody's. */
export const LONGEST_REQUEST = 4096;

/** @returns what is wrong with it, when it is none */
export function parseRequest(line: string): Request | Refusal {
  const value = parse(line);
  if (typeof value !== 'object' || value === null) return { error: 'a request is a line of JSON, an object' };
  const { command, instance, on, dryRun } = value as Record<string, unknown>;
  if (command === 'status') return { command };
  if (command === 'explain' && typeof instance === 'string') return { command, instance };
  if (command === 'maintenance' && typeof on === 'boolean') return { command, on };
  if (command === 'reload' && dryRun === true) return { command, dryRun };
  return { error: `there is no such request: ${line}` };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
