import type { Micros } from '@kaconf/net';
import type { Command } from './report.ts';

/** What moves the priority of an instance, or of all in a sync group, or makes it a fault. */
export interface Tracking {
  readonly trackedScripts: readonly Tracked[];
  readonly trackedInterfaces: readonly Tracked[];
  readonly trackedFiles: readonly Tracked[];
  readonly trackedProcesses: readonly Tracked[];
  /** Names of BFD sessions. */
  readonly trackedBfds: readonly Tracked[];
}

/** A thing whose failure lowers the priority by `weight`, raises it when negative is turned round, or is a fault at 0. */
export interface Tracked {
  readonly name: string;
  /** −254…254; 0 makes a failure a fault. */
  readonly weight: number;
  /** Up counts as down and down as up. */
  readonly reverse: boolean;
}

export interface ScriptPlan {
  readonly name: string;
  readonly command: Command;
  readonly interval: Micros;
  /** A run that takes longer is killed and has failed. */
  readonly timeout: Micros;
  /** Successes in a row until it is up. */
  readonly rise: number;
  /** Failures in a row until it is down. */
  readonly fall: number;
  /** `init_fail`: down until it has succeeded; otherwise its first run decides. */
  readonly startsFailed: boolean;
}

/** A file with a number, which is multiplied with the weight. */
export interface FilePlan {
  readonly name: string;
  readonly path: string;
  /** `init_file`: what it is to hold at the start, if it is not there or in any case. */
  readonly initial?: { readonly value: number; readonly overwrite: boolean };
}

/** A program: up while the right number of processes run it. */
export interface ProcessPlan {
  readonly name: string;
  readonly program: string;
  readonly parameters: readonly string[];
  /** The whole command line is looked at, not only the name that the kernel keeps of it. */
  readonly fullCommand: boolean;
  /** How the parameters are compared: not at all, all of them, as a beginning, as a beginning of the text. */
  readonly parameterMatch: 'none' | 'exact' | 'initial' | 'partial';
  /** How many there must be. */
  readonly quorum: number;
  /** How many there may be. */
  readonly quorumMax: number;
  /** How long a change by a fork is waited with. */
  readonly forkDelay: Micros;
  /** How long a change by a process that ends is waited with. */
  readonly terminateDelay: Micros;
}
