import type { Config } from '@kaconf/config';
import { linuxHost } from '@kaconf/host';
import { type BlockChange, bareRouter, compare, difference } from '@kaconf/vrrp';
import { statusOf, testConfig } from '../config-test/config-test.ts';
import { type Loaded, loadConfig } from '../config-test/load-config.ts';
import type { Log } from '../logging/logger.ts';
import type { VrrpConfiguration } from '../messages.ts';
import type { Options } from '../options/options.ts';
import { processSettingKeywords } from './process-setting-keywords.ts';
import type { Preview } from './protocol.ts';

export interface ReloadSituation {
  readonly options: Options;
  /** `reload_check_config`: no mistake is let through. */
  readonly isTested: boolean;
  /** What is obeyed now; undefined where nothing is to run. */
  readonly current: VrrpConfiguration | undefined;
  /** Whether the daemon may become that; the reasons are told. */
  allows(config: Config, log: Pick<Log, 'info'>): boolean;
  configurationOf(loaded: Loaded): VrrpConfiguration;
}

/** What a reload would do, which is only looked at. */
export function previewReload(situation: ReloadSituation): Preview {
  const { options, isTested, current, allows, configurationOf } = situation;
  if (isTested) {
    const said = testConfig(options, linuxHost());
    if (statusOf(said) !== 0) return refused(said.map(({ text }) => text));
  }
  const loaded = loadConfig(options);
  if (loaded.verdict === 'fatal') return refused(loaded.lines);
  const reasons: string[] = [];
  if (!allows(loaded.config, { info: (text) => reasons.push(text) })) {
    return refused([...loaded.lines, ...reasons]);
  }
  const next = configurationOf(loaded);
  return { verdict: 'accepted', lines: loaded.lines, changes: changesOf(current, next) };
}

function refused(lines: readonly string[]): Preview {
  return { verdict: 'refused', lines, changes: [] };
}

function changesOf(current: VrrpConfiguration | undefined, next: VrrpConfiguration): BlockChange[] {
  if (!current) return difference(bareRouter([], next.plan.firewall), next.plan);
  const statements = compare(processSettingKeywords, current.process, next.process);
  const process = { block: 'process', name: current.process.name, change: 'changed', statements } as const;
  return [...difference(current.plan, next.plan), ...(statements.length > 0 ? [process] : [])];
}
