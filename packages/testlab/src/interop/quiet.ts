import { type Millis, now } from '../clock.ts';

/** Keeps the machine quiet where the time of one cell is taken while others are being set up. */
export interface Quiet {
  /** Does something that takes the processor for about so long: alone, and while nobody's time is taken. */
  work<Result>(takes: Millis, work: () => Promise<Result>): Promise<Result>;
  /** Nobody begins to work shortly before `from`, nor until it has happened, whatever comes of it. */
  keep(from: Millis, happened: Promise<unknown>): void;
}

interface Appointment {
  readonly from: Millis;
  readonly over: Promise<unknown>;
}

export function quietMachine(): Quiet {
  const appointments = new Set<Appointment>();
  let last: Promise<unknown> = Promise.resolve();
  const calm = async (takes: Millis) => {
    const inTheWay = () => [...appointments].find(({ from }) => from < now() + takes);
    for (let next = inTheWay(); next; next = inTheWay()) await next.over;
  };
  return {
    work(takes, work) {
      const done = last.then(() => calm(takes)).then(work);
      last = done.catch(() => {});
      return done;
    },
    keep(from, happened) {
      const appointment = { from, over: happened.catch(() => {}) };
      appointments.add(appointment);
      void appointment.over.then(() => appointments.delete(appointment));
    },
  };
}
