import type { Config } from '@kaconf/config';
import { identityOf, planCheckers } from '@kaconf/healthcheck';
import { type CheckerPlan, planServices, type ServerPlace } from '@kaconf/ipvs';
import {
  type FilePlan,
  planFile,
  planMail,
  planPipes,
  type ResolveScript,
  type RouterPlan,
} from '@kaconf/vrrp';
import { serversDetails } from '../checkers/dumps/details.ts';
import type { Loaded } from '../config-test/load-config.ts';
import { dumpFiles, type Separate } from '../dumps/dump-files.ts';
import { globalSubject } from '../dumps/dump-settings.ts';
import { globalsText } from '../dumps/globals-text.ts';
import { wantedDaemon } from '../ipvs/wanted-daemon.ts';
import type { CheckersConfiguration, PlannedChecker, TableSettings } from '../messages.ts';
import { checkersProcessSettings } from '../processes/process-settings.ts';

/** What a configuration says to the checker child. @param router that of the same configuration */
export function checkersConfiguration(
  loaded: Loaded,
  router: RouterPlan,
  separate: Separate,
): CheckersConfiguration {
  const { resolveScript, surroundings } = loaded;
  const config = withoutDisabled(loaded.config, resolveScript);
  const { global_defs: globals } = config;
  const checkers = plannedCheckers(config, resolveScript);
  return {
    plan: planServices(config, { resolve: resolveScript, checkersOf: byServer(checkers) }),
    checkers,
    files: checkedFiles(config),
    table: tableSettings(config),
    report: {
      pipes: planPipes('lvs_', globals, resolveScript),
      mail: planMail(globals, surroundings.sender),
    },
    details: serversDetails(config),
    process: checkersProcessSettings(globals),
    dataFile: dumpFiles(globals, separate).checkData,
    saveFolder: globals.config_save_dir,
    globals: globalsText(globalSubject(loaded, router, separate), 'checkers'),
  };
}

/** A program that may not run here checks nothing. */
function withoutDisabled(config: Config, resolve: ResolveScript): Config {
  const runs = ({ misc_path }: { readonly misc_path: Parameters<ResolveScript>[0] }) =>
    resolve(misc_path) !== undefined;
  return {
    ...config,
    virtual_servers: config.virtual_servers.map((virtual) => ({
      ...virtual,
      real_server: virtual.real_server.map((real) => ({ ...real, MISC_CHECK: real.MISC_CHECK.filter(runs) })),
    })),
  };
}

function plannedCheckers(config: Config, resolve: ResolveScript): readonly PlannedChecker[] {
  return planCheckers(config).map((plan) => ({
    plan,
    command: plan.type === 'MISC_CHECK' ? resolve(plan.script) : undefined,
  }));
}

/** What the engine has to know of them. */
function byServer(checkers: readonly PlannedChecker[]): (place: ServerPlace) => readonly CheckerPlan[] {
  const key = ({ service, server }: ServerPlace) => `${service} ${server}`;
  const lists = Map.groupBy(checkers, ({ plan }) => key(plan.place));
  return (place) =>
    (lists.get(key(place)) ?? []).map(({ plan }) => ({
      kind: plan.type,
      alpha: plan.alpha,
      identity: identityOf(plan),
    }));
}

function checkedFiles({ virtual_servers, track_files }: Config): FilePlan[] {
  const servers = virtual_servers.flatMap(({ real_server }) => real_server);
  const names = new Set(servers.flatMap((server) => server.FILE_CHECK.map(({ track_file }) => track_file)));
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
