import { parseConfig } from '@kaconf/config';
import { type FakeKernel, type FakeMachine, fakeKernel } from '@kaconf/kernel/fake';
import { planRouter } from '@kaconf/vrrp';
import { onTestFinished, vi } from 'vitest';
import { CheckersChild } from '../src/checkers/child.ts';
import type { CheckersConfiguration, CheckersSettings } from '../src/messages.ts';
import { checkersConfiguration } from '../src/parent/checkers-configuration.ts';
import { settings as quiet } from './shell-router.ts';

export const settings: CheckersSettings = { ...quiet, detail: true, keepIpvs: false };

const NOWHERE = { namespace: undefined, instance: undefined, pidFiles: { reload: '/run/nowhere' } };

/** What a text says to the checker child; every script may run. */
export function configured(text: string): CheckersConfiguration {
  const { config } = parseConfig({ file: 'FILE', text });
  const resolveScript = ({ words }: { readonly words: readonly string[] }) => ({ words });
  const surroundings = {
    readKey: () => undefined,
    uptime: 0 as never,
    sender: () => ({ user: 'root', host: 'here' }),
  };
  const loaded = {
    verdict: 'runs',
    config,
    resolveScript,
    surroundings,
    texts: new Map(),
    unobeyed: [],
    speaksOfServers: true,
    speaksOfRouters: false,
    lines: [],
  } as const;
  return checkersConfiguration(loaded, planRouter(config, resolveScript, surroundings), NOWHERE);
}

/** IPVS that notes what it is asked to do, and has nothing to tell. @param refuse by what is asked */
export function ipvs(refuse: Readonly<Record<string, 'ENOENT' | 'EEXIST' | 'EINVAL'>> = {}) {
  const asked: string[] = [];
  const family: NonNullable<FakeMachine['families']>[string] = ({ purpose }, dump) => {
    if (dump) return [];
    const text = `${purpose.operation} ${purpose.object}`;
    asked.push(text);
    return refuse[text] ?? [];
  };
  return { asked, families: { IPVS: family } };
}

export interface Started {
  readonly child: CheckersChild;
  readonly kernel: FakeKernel;
  /** Without the time. */
  readonly lines: string[];
  readonly runs: boolean;
}

export function startCheckers(
  text: string,
  machine: FakeMachine,
  more: Partial<CheckersSettings> = {},
): Started {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(
      String(line)
        .trimEnd()
        .replace(/^.{24}: /, ''),
    );
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  const kernel = fakeKernel(machine);
  const child = new CheckersChild(configured(text), { ...settings, ...more }, kernel, () => false);
  const runs = child.start();
  return { child, kernel, lines, runs };
}
