import type { Addon } from './addon.ts';
import type { LinkQuestion } from './kernel.ts';
import { attempt } from './kernel-error.ts';

const numbers = { MII: 0, ETHTOOL: 1, IOCTL: 2 } as const satisfies Record<LinkQuestion, number>;

export function linkStatus(addon: Addon, name: string, question: LinkQuestion): boolean | undefined {
  const status = attempt('ask for link', name, () => addon.linkStatus(name, numbers[question]));
  return status < 0 ? undefined : status === 1;
}
