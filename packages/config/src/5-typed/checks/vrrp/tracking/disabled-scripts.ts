import type { Tracked, VrrpScript } from '../../../../config.ts';
import type { Check } from '../../check.ts';

/**
 * The names of scripts that the machine does not let run: nothing tracks them, which counts before an instance is looked at
 * as a whole. Whoever looks at the programs says why.
 */
export function disabledScripts(
  scripts: readonly VrrpScript[],
  { machine, global }: Check,
): ReadonlySet<string> {
  const disabled = scripts.filter(({ script: { words, identity } }) => {
    return identity && machine.runs?.(words[0], identity, global.enable_script_security) === false;
  });
  return new Set(disabled.map(({ name }) => name));
}

export function withoutDisabled<T extends { readonly track_script: readonly Tracked[] }>(
  tracker: T,
  disabled: ReadonlySet<string>,
): T {
  if (disabled.size === 0) return tracker;
  return { ...tracker, track_script: tracker.track_script.filter(({ name }) => !disabled.has(name)) };
}
