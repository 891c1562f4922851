import { type Millis, now } from '../clock.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { WireEvent } from '../observer/event.ts';
import { adverts } from '../observer/query.ts';
import { type Answer, lost, PING_INTERVAL, type Pings } from './pings.ts';
import { paint, type Screen, type Style } from './screen.ts';
import { type Stage, VIRTUAL_ADDRESS } from './stage.ts';

/** Tells what happens, as it happens: `   3.412  b       Entering MASTER STATE`. */
export interface Timeline {
  say(who: Who, text: string, time?: Millis): void;
  followDaemon(daemon: Daemon): void;
  /** The wire and the client, and the line below them all. */
  followStage(stage: Stage): Disposable;
}

export type Who = 'a' | 'b' | 'client' | 'wire' | 'demo';

const STYLES: Readonly<Record<Who, Style>> = {
  a: 'cyan',
  b: 'magenta',
  client: 'blue',
  wire: 'gray',
  demo: 'bold',
};

/** Of all that a daemon logs in detail. */
const TELLING = /Entering \w+ STATE|VRRP_Script\(.*\) (failed|succeeded)|effective priority/;
/** So long without an answer is an outage. */
const OUTAGE = 5 * PING_INTERVAL;
const STATUS_INTERVAL: Millis = 100;

export function openTimeline(screen: Screen): Timeline {
  const zero = now();
  const say = (who: Who, text: string, time = now()) => {
    const seconds = ((time - zero) / 1000).toFixed(3).padStart(8);
    screen.line(`${paint('dim', seconds)}  ${paint(STYLES[who], who.padEnd(6))}  ${text}`);
  };
  return {
    say,
    followDaemon(daemon) {
      daemon.log.follow(({ time, text }) => {
        if (TELLING.test(text)) say(daemon.host.name as Who, text, time);
      });
    },
    followStage(stage) {
      stage.observer.follow(announcementTeller(stage, say));
      const outages = outageTeller(stage.pings, say);
      const ticker = setInterval(() => {
        outages();
        screen.status(status(stage));
      }, STATUS_INTERVAL);
      return { [Symbol.dispose]: () => clearInterval(ticker) };
    },
  };
}

type Say = Timeline['say'];

/** Says it when the address moves to another MAC address; the repetitions are left out. */
function announcementTeller(stage: Stage, say: Say): (event: WireEvent) => void {
  let holder: string | undefined;
  return (event) => {
    if (event.type === 'advert' || event.address !== VIRTUAL_ADDRESS || event.sourceMac === holder) return;
    holder = event.sourceMac;
    say(
      'wire',
      `gratuitous ARP: ${VIRTUAL_ADDRESS} is at ${holder}, host ${hostWith(stage, holder)}`,
      event.time,
    );
  };
}

/** Returns what to call now and then to notice that answers stay away. */
function outageTeller(pings: Pings, say: Say): () => void {
  let last: Answer | undefined;
  let out = true;
  pings.follow((answer) => {
    if (out) {
      const missed = last ? answer.sequence - last.sequence - 1 : 0;
      say('client', `${VIRTUAL_ADDRESS} answers${last ? ` again, ${missed} pings lost` : ''}`, answer.time);
    }
    out = false;
    last = answer;
  });
  return () => {
    if (out || !last || now() - last.time < OUTAGE) return;
    out = true;
    say('client', `${VIRTUAL_ADDRESS} does not answer`, last.time + PING_INTERVAL);
  };
}

function status(stage: Stage): string {
  const advert = adverts(stage.observer.entries).at(-1);
  if (!advert) return '          no advert yet';
  const age = ((now() - advert.time) / 1000).toFixed(1);
  const answers = stage.pings.entries;
  return (
    `          ${hostWith(stage, advert.sourceMac)} advertises with priority ${advert.priority}, last ${age} s ago; ` +
    `${answers.length} pings answered, ${lost(answers, 0)} lost`
  );
}

function hostWith(stage: Stage, mac: string): string {
  return Object.values(stage.hosts).find((host) => host.mac === mac)?.name ?? mac;
}
