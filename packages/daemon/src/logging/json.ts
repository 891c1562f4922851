import { fieldsOf } from './fields.ts';

/** Who says it, and how urgently. */
export interface Speaker {
  readonly level: string;
  readonly process: string;
  readonly pid: number;
}

/** `{"time":"2026-11-07T09:28:57.123Z","level":"info","process":"Keepalived_vrrp","pid":7,"message":"(VI_1) …","instance":"VI_1"}` */
export function jsonLine(time: Date, { level, process, pid }: Speaker, message: string): string {
  return JSON.stringify({ time: time.toISOString(), level, process, pid, message, ...fieldsOf(message) });
}
