/** Lookups under way, by name. */
const asked = new Map<string, Promise<string | undefined>>();

/**
 * The address of a mail server, undefined when there is none. A lookup takes one of four threads, for half a minute when no name
 * server answers, and starting a script needs one, too: so many mails at once ask for a name once.
 */
export function addressOf(host: string): Promise<string | undefined> {
  const before = asked.get(host);
  if (before) return before;
  const asking = lookUp(host).finally(() => asked.delete(host));
  asked.set(host, asking);
  return asking;
}

async function lookUp(host: string): Promise<string | undefined> {
  const { lookup } = await import('node:dns/promises');
  return lookup(host).then(
    ({ address }) => address,
    () => undefined,
  );
}
