import { quorumNotices } from './notify.ts';
import type { Turn } from './turn.ts';
import { aliveWeight } from './weight.ts';

/**
 * The quorum is gained or lost, and the sorry server goes or comes.
 * @param beginning of the service, or of a reloaded configuration
 */
export function updateQuorum(turn: Turn, index: number, beginning = false): void {
  const { quorumUp, sorryServes } = turn.service(index);
  const { quorum, hysteresis, sorry } = turn.servicePlan(index);
  const sum = aliveWeight(turn.servicePlan(index), turn.service(index));
  const threshold = (quorum + (quorumUp ? -hysteresis : hysteresis)) >>> 0;
  const figures = { sum, threshold, beginning };
  if (!quorumUp && sum >= threshold) gain(turn, index, figures);
  else if (quorumUp ? isBelow(sum, threshold) : beginning && sorry !== undefined && !sorryServes) {
    lose(turn, index, figures);
  }
}

interface Figures {
  readonly sum: number;
  readonly threshold: number;
  readonly beginning: boolean;
}

/** No weight is never enough. */
export function isBelow(sum: number, threshold: number): boolean {
  return sum === 0 || sum < threshold;
}

function gain(turn: Turn, index: number, figures: Figures): void {
  const plan = turn.servicePlan(index);
  const { sorryServes } = turn.service(index);
  const gained = comparison(turn, index, figures);
  turn.changeService(index, { quorumUp: true, sorryServes: false });
  turn.say(`Gained quorum ${gained} for VS ${plan.name}`);
  if (sorryServes && plan.sorry) {
    const leaving = plan.sorry.inhibits ? 'Disabling' : 'Removing';
    turn.say(`${leaving} sorry server ${plan.sorry.name} from VS ${plan.name}`);
    turn.say(`Adding alive servers to the pool for VS ${plan.name}`);
    turn.follow(index);
  }
  const mail = `${figures.beginning ? 'Starting with quorum up' : 'Gained quorum'} ${gained}`;
  turn.effects.push(...quorumNotices(plan, true, mail));
}

function lose(turn: Turn, index: number, figures: Figures): void {
  const plan = turn.servicePlan(index);
  const { sorryServes } = turn.service(index);
  const { quorum, hysteresis, sorry, name } = plan;
  const lost = figures.beginning ? 'Starting with quorum down' : 'Lost quorum';
  turn.changeService(index, { quorumUp: false });
  turn.say(`${lost} ${quorum}-${hysteresis}=${figures.threshold} > ${figures.sum} for VS ${name}`);
  if (sorry && !sorryServes) {
    turn.say(`${sorry.inhibits ? 'Enabling' : 'Adding'} sorry server ${sorry.name} to VS ${name}`);
    turn.say(`Removing alive servers from the pool for VS ${name}`);
    turn.changeService(index, { sorryServes: true });
    turn.follow(index);
  }
  turn.effects.push(...quorumNotices(plan, false, `${lost} ${comparison(turn, index, figures)}`));
}

/** keepalived mails a lost quorum with the signs of a gained one. */
function comparison(turn: Turn, index: number, { sum, threshold }: Figures): string {
  const { quorum, hysteresis } = turn.servicePlan(index);
  return `${quorum}+${hysteresis}=${threshold} <= ${sum}`;
}
