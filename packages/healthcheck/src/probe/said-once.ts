import type { ProbeEdge } from './edge.ts';

/** Says of an error what it is, with `-D` only, and not again as long as it stays the same. */
export function saidOnce(
  edge: Pick<ProbeEdge, 'logDetail' | 'errorText'>,
): (errno: number, what: string) => void {
  let last = 0;
  return (errno, what) => {
    if (errno === last) return;
    last = errno;
    edge.logDetail(`${what} ${errno} - ${edge.errorText(errno)}`);
  };
}
