/** Of interfaces, as ip-link(8) has them; keepalived reads names from /etc/iproute2/group. */
export function interfaceGroup(text: string): number | undefined {
  if (text === 'default') return 0;
  const group = /^(0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : Number.NaN;
  return group < 2 ** 31 ? group : undefined;
}
