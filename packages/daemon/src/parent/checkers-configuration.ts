import type { Config } from '@kaconf/config';
import { planPolicy } from '@kaconf/ipvs';
import { type FilePlan, planFile, planMail, planPipes, type RouterPlan } from '@kaconf/vrrp';
import { commonDetails } from '../checkers/dumps/details.ts';
import type { Loaded } from '../config-test/load-config.ts';
import { dumpFiles, type Separate } from '../dumps/dump-files.ts';
import { globalSubject } from '../dumps/dump-settings.ts';
import { globalsText } from '../dumps/globals-text.ts';
import { wantedDaemon } from '../ipvs/wanted-daemon.ts';
import type { CheckersConfiguration, TableSettings } from '../messages.ts';
import { checkersProcessSettings } from '../processes/process-settings.ts';
import { PlannedServers } from './planned-servers.ts';

/**
 * What a configuration says to the checker child.
 *
 * @param router that of the same configuration
 * @param servers what was planned before
 */
export function checkersConfiguration(
  loaded: Loaded,
  router: RouterPlan,
  separate: Separate,
  servers = new PlannedServers(),
): CheckersConfiguration {
  const { config, resolveScript, surroundings } = loaded;
  const { global_defs: globals } = config;
  const planned = servers.plan(config, resolveScript);
  return {
    plan: { services: planned.map(({ plan }) => plan), ...planPolicy(globals) },
    checkers: planned.flatMap(({ checkers }) => checkers),
    files: checkedFiles(config),
    table: tableSettings(config),
    report: {
      pipes: planPipes('lvs_', globals, resolveScript),
      mail: planMail(globals, surroundings.sender),
    },
    details: { services: planned.map(({ details }) => details), ...commonDetails(config) },
    process: checkersProcessSettings(globals),
    dataFile: dumpFiles(globals, separate).checkData,
    saveFolder: globals.config_save_dir,
    globals: globalsText(globalSubject(loaded, router, separate), 'checkers'),
  };
}

function checkedFiles({ virtual_servers, track_files }: Config): FilePlan[] {
  const names = new Set<string>();
  for (const { real_server } of virtual_servers) {
    for (const { FILE_CHECK } of real_server) for (const { track_file } of FILE_CHECK) names.add(track_file);
  }
  return track_files.filter(({ name }) => names.has(name)).map(planFile);
}

function tableSettings({ net_namespace_ipvs, global_defs }: Config): TableSettings {
  const { lvs_timeouts: timeouts, lvs_sync_daemon: daemon } = global_defs;
  const inSeconds = (time: number | undefined) => (time ?? 0) / 1_000_000;
  return {
    namespace: net_namespace_ipvs,
    timeouts: {
      tcp: inSeconds(timeouts.tcp),
      tcpfin: inSeconds(timeouts.tcpfin),
      udp: inSeconds(timeouts.udp),
    },
    syncDaemon: daemon === undefined || daemon.inst !== undefined ? undefined : wantedDaemon(daemon, 0),
  };
}
