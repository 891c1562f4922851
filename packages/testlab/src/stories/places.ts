/** Of eth0 of a story's nodes, by their order. */
export function addressesOf(index: number): readonly string[] {
  const number = 11 + index;
  return [`10.0.0.${number}/24`, `fe80::${number}/64`, `2001:db8::${number}/64`];
}
