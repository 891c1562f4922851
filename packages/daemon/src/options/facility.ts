/** The facilities that keepalived logs with, by their numbers in RFC 3164 section 4.1.1. */
export const systemLog = { user: 1, daemon: 3, local0: 16 } as const;

/** `0`–`7`, `local0`–`local7`, `user` or `daemon`; `undefined` for anything else. */
export function facilityNumber(name: string): number | undefined {
  if (name === 'user' || name === 'daemon') return systemLog[name];
  const local = /^(?:local)?([0-7])$/.exec(name)?.[1];
  return local === undefined ? undefined : systemLog.local0 + Number(local);
}
