import type { Tracked, VrrpSyncGroup } from '../../../../config.ts';
import type { TrackInterface } from '../../../../schema/types/tracking/track.ts';
import { OWNER } from '../../../../schema/types/vrrp/priority.ts';
import type { Check } from '../../check.ts';
import type { Subject } from '../../subject.ts';
import { warn } from '../instance-finding.ts';
import type { Tracks } from './tracks.ts';

interface Tracker extends Subject, Tracks {
  readonly name: string;
  readonly interface: string | undefined;
}

/** Members of a group do not move their priorities one by one, an owner does not at all. */
export function checkWeights(
  tracker: Tracker,
  priority: number,
  group: Pick<VrrpSyncGroup, 'sync_group_tracking_weight'> | undefined,
  check: Check,
): Tracks {
  const inGroup = group !== undefined && !group.sync_group_tracking_weight;
  if (!inGroup && priority !== OWNER) return tracksOf(tracker);
  const reason = inGroup ? 'SYNC group' : 'address_owner';
  const ignore = (it: { readonly span: Tracked['span'] }, message: string, line: string) => {
    const about = { message: `${message} ${inGroup ? 'in a group' : 'by an owner'}`, hint: hintFor(inGroup) };
    warn({ ...tracker, span: it.span }, { ...about, line: `(${tracker.name}) ${line}` }, check);
  };
  return {
    track_process: tracker.track_process,
    track_interface: tracker.track_interface.flatMap((it) => interfaceWithoutWeight(it, inGroup, ignore)),
    track_script: tracker.track_script.filter(({ name, weight, span }) => {
      if (weight === 0) return true;
      const message = `script '${name}' has a weight and is not tracked`;
      ignore({ span }, message, `ignoring tracked script ${name} with weights due to ${reason}`);
      return false;
    }),
    track_file: tracker.track_file.flatMap((it) => fileWithoutWeight(it, reason, ignore)),
    track_bfd: tracker.track_bfd.filter(({ name, weight, span }) => {
      if (weight === 0) return true;
      const message = `BFD instance '${name}' has a weight and is not tracked`;
      ignore({ span }, message, `ignoring tracked bfd ${name} with weight ${weight} due to ${reason}`);
      return false;
    }),
  };
}

type Ignore = (it: { readonly span: Tracked['span'] }, message: string, line: string) => void;

function interfaceWithoutWeight(it: TrackInterface, inGroup: boolean, ignore: Ignore): TrackInterface[] {
  if (it.weight === 0) return [it];
  const what = `ignoring ${it.interface} tracked interface`;
  const line = inGroup ? `${what} weight due to SYNC group` : `${what} due to address owner`;
  ignore(it, `the weight of ${it.interface} is not used`, line);
  return inGroup ? [{ ...it, weight: 0 }] : [];
}

/** 1 is what a file has where nothing is written: it was not meant. */
function fileWithoutWeight(it: Tracked, reason: string, ignore: Ignore): Tracked[] {
  const { name, weight } = it;
  if (weight === 0) return [it];
  if (weight === 1) {
    const line = `ignoring weight from tracked file ${name} due to ${reason}. specify weight 0`;
    ignore(it, `the weight of file '${name}' is not used`, line);
    return [{ ...it, weight: 0 }];
  }
  const line = `ignoring tracked file ${name} with weight ${weight} due to ${reason}`;
  ignore(it, `file '${name}' has a weight and is not tracked`, line);
  return [];
}

/** Its own interface is tracked anyway. */
export function withoutOwnInterface(tracker: Tracker, check: Check): readonly TrackInterface[] {
  return tracker.track_interface.filter((tracked) => {
    if (tracked.interface !== tracker.interface) return true;
    const line = `(${tracker.name}) Ignoring track_interface ${tracked.interface} since own interface`;
    const message = `${tracked.interface} is the instance's own interface, which it tracks anyway`;
    warn({ ...tracker, span: tracked.span }, { message, line }, check);
    return false;
  });
}

function tracksOf({ track_interface, track_script, track_file, track_process, track_bfd }: Tracks): Tracks {
  return { track_interface, track_script, track_file, track_process, track_bfd };
}

function hintFor(inGroup: boolean): string {
  return inGroup ? 'track it on the group, or use sync_group_tracking_weight' : 'use weight 0';
}
