import type { Config, Unobeyed, VrrpInstance } from '@kaconf/config';

/** What a configuration asks for and this version reads, but does not do: said at the start, before anyone relies on it. */
export function notYet(config: Config, unobeyed: readonly Unobeyed[]): string[] {
  const asked = unobeyed.filter(({ effect }) => effect === 'not yet').map(({ path }) => path);
  return [
    ...config.vrrp_instances.flatMap(notYetOfInstance),
    ...[...new Set(asked)].map((path) => `${path} is read, but not obeyed by this version`),
  ];
}

/** What a keyword alone does not tell. */
function notYetOfInstance(instance: VrrpInstance): string[] {
  const { name, notify_priority_changes } = instance;
  return [...(notify_priority_changes ? ['notify_priority_changes is not obeyed by this version'] : [])].map(
    (text) => `(${name}) ${text}`,
  );
}
