const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Nov  7 09:28:57`: local time in any locale, as syslog(3) writes it (RFC 3164 section 4.1.2). */
export function syslogTime(time: Date): string {
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) =>
    `${part}`.padStart(2, '0'),
  );
  return `${MONTHS[time.getMonth()]} ${`${time.getDate()}`.padStart(2)} ${clock.join(':')}`;
}

/** `Sat Nov  7 09:28:57 2026`: local time as asctime(3) writes it, which is keepalived's time stamp on the console. */
export function asctime(time: Date): string {
  return `${DAYS[time.getDay()]} ${syslogTime(time)} ${time.getFullYear()}`;
}
