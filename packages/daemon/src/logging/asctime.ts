const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sat Nov  7 09:28:57 2026`: local time as asctime(3) writes it, which is keepalived's time stamp in any locale. */
export function asctime(time: Date): string {
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) =>
    `${part}`.padStart(2, '0'),
  );
  const day = `${time.getDate()}`.padStart(2);
  return `${DAYS[time.getDay()]} ${MONTHS[time.getMonth()]} ${day} ${clock.join(':')} ${time.getFullYear()}`;
}
