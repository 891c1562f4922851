const SECTION = /^-- (.+) --$/;

/** A scenario as it is written: what it is about, and its sections by name. @throws Error where a name comes twice */
export function sectionsOf(text: string): readonly [string, ReadonlyMap<string, string>] {
  const sections = new Map<string, string>();
  let name = '';
  for (const line of text.trimEnd().split('\n')) {
    const [, next] = SECTION.exec(line) ?? [];
    if (next === undefined) sections.set(name, `${sections.get(name) ?? ''}${line}\n`);
    else if (sections.has(next)) throw new Error(`there are two sections ${next}`);
    else sections.set(next, '');
    name = next ?? name;
  }
  const about = sections.get('') ?? '';
  sections.delete('');
  return [about.trim(), sections];
}
