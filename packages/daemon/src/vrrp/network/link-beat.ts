import type { Kernel, LinkQuestion } from '@kaconf/kernel';
import type { PolledLinkPlan } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import type { Shortage } from '../../processes/shortage.ts';

/** From what says most to what every driver answers. */
const QUESTIONS: readonly LinkQuestion[] = ['MII', 'ETHTOOL', 'IOCTL'];

/** Asks interfaces whether they have a link, where their drivers do not tell. */
export class LinkBeat {
  readonly #kernel: Kernel;
  readonly #log: Log;
  readonly #shortage: Shortage;
  /** What each answers to. */
  readonly #questions = new Map<string, LinkQuestion>();
  readonly #answers = new Map<string, boolean>();

  constructor(kernel: Kernel, log: Log, shortage: Shortage) {
    this.#kernel = kernel;
    this.#log = log;
    this.#shortage = shortage;
  }

  /** What it answered last; undefined when it is not asked. */
  isUp(name: string): boolean | undefined {
    return this.#answers.get(name);
  }

  /** @returns those that answer otherwise than before */
  poll(links: readonly PolledLinkPlan[]): readonly string[] {
    const changed: string[] = [];
    for (const link of links) {
      const isUp = this.#shortage.attempt(() => this.#ask(link));
      if (isUp === undefined) continue;
      if (this.#answers.get(link.interface) !== isUp) changed.push(link.interface);
      this.#answers.set(link.interface, isUp);
    }
    return changed;
  }

  /** Those that are not asked any more tell by themselves. */
  keep(links: readonly PolledLinkPlan[]): void {
    const names = new Set(links.map((link) => link.interface));
    for (const name of [...this.#answers.keys()].filter((one) => !names.has(one))) {
      this.#answers.delete(name);
      this.#questions.delete(name);
    }
  }

  #ask(link: PolledLinkPlan): boolean {
    const { interface: name } = link;
    const question = this.#questions.get(name) ?? this.#find(link);
    const hasLink = question === 'IOCTL' || this.#kernel.linkStatus(name, question) === true;
    // Some drivers see a link on an interface that is down.
    return hasLink && this.#kernel.linkStatus(name, 'IOCTL') === true;
  }

  #find({ interface: name, how }: PolledLinkPlan): LinkQuestion {
    const order = how === undefined ? QUESTIONS : [how, ...QUESTIONS];
    const found = order.find((one) => this.#kernel.linkStatus(name, one) !== undefined);
    // There is none: it is found out when it comes.
    if (found === undefined) return 'IOCTL';
    this.#questions.set(name, found);
    if (how !== undefined && how !== found) {
      this.#log.info(`(${name}): Configured linkbeat type ${how} not supported, using ${found}`);
    }
    return found;
  }
}
