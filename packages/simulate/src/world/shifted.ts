import { type Micros, plus } from '@kaconf/net';
import type { Instance, Role, RouterState } from '@kaconf/vrrp';

/** The same state so much later: every time in it, and nothing else. */
export function shifted(state: RouterState, by: number): RouterState {
  const { delayedUntil, instances, scripts, lanes, processes, links } = state;
  return {
    ...state,
    delayedUntil: at(delayedUntil, by),
    instances: instances.map((instance): Instance => ({ ...instance, role: shiftedRole(instance.role, by) })),
    scripts: scripts.map((script) => ({
      ...script,
      runAt: plus(script.runAt, by),
      run: script.run && { ...script.run, until: plus(script.run.until, by) },
    })),
    lanes: mapped(lanes, (lane) => ({ ...lane, freeAt: plus(lane.freeAt, by) })),
    processes: mapped(processes, (process) => ({ ...process, settleAt: at(process.settleAt, by) })),
    links: {
      pollAt: at(links.pollAt, by),
      delayed: mapped(links.delayed, (link) => ({
        ...link,
        change: link.change && { ...link.change, at: plus(link.change.at, by) },
      })),
    },
  };
}

function shiftedRole(role: Role, by: number): Role {
  if (role.type === 'backup') {
    return { ...role, masterDownAt: plus(role.masterDownAt, by), preemptAt: at(role.preemptAt, by) };
  }
  if (role.type !== 'master') return role;
  return {
    ...role,
    advertAt: plus(role.advertAt, by),
    advertisedAt: plus(role.advertisedAt, by),
    announceAt: at(role.announceAt, by),
    announceLowerAt: at(role.announceLowerAt, by),
    refreshAt: at(role.refreshAt, by),
    elsewhereAt: at(role.elsewhereAt, by),
    rival: role.rival && { ...role.rival, silentAt: at(role.rival.silentAt, by) },
  };
}

function at(time: Micros | undefined, by: number): Micros | undefined {
  return time === undefined ? undefined : plus(time, by);
}

function mapped<T>(all: Readonly<Record<string, T>>, change: (one: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));
}
