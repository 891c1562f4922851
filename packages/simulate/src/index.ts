export { type IpAddress, parseIp as parseAddress } from '@kaconf/net';
export { BARE, buildWorld, type Router } from './build-world.ts';
export { type Break, type Progress, type Proof, prove } from './prove/prove.ts';
export type { Problem, Reason, Standing } from './prove/verdict.ts';
export { problemWords } from './prove/words.ts';
export { type Complaint, parseStep } from './story/parse-step.ts';
export { operandOf, type Step, stepText, VERBS, type Verb } from './story/step.ts';
export { parseTime, timeText } from './story/time.ts';
export { tell } from './tell.ts';
export type { Member, VirtualRouter } from './watch/router.ts';
export type {
  Change,
  Holding,
  Lane,
  Share,
  Spell,
  SpellKind,
  TimedStep,
  Timeline,
} from './watch/timeline.ts';
export { type Happening, happenings, holdersOf, spellText } from './watch/words.ts';
export type { Wiring } from './world/interfaces.ts';
export type { World } from './world/world.ts';
