import type { About } from '../src/index.ts';

const files = import.meta.glob<string>('../../../docs/rules/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Of rules, by their codes. */
export const pages: ReadonlyMap<string, string> = new Map(
  Object.entries(files)
    .map(([path, text]) => [baseName(path), text] as const)
    .filter(([name]) => name.startsWith('KL')),
);

const index = files['../../../docs/rules/README.md'] ?? '';

/** What its page begins with. */
export function titleOf({ code, summary }: About): string {
  return `# ${code}: ${summary}\n`;
}

/** What the index has of a rule; undefined: not what is so. */
export function rowOf({ code, name, severity, summary }: About): string | undefined {
  const expected = `| [${code}](${code}.md) | \`${name}\` | ${summary} | ${severity} |`;
  return index.split('\n').find((line) => line.startsWith(expected));
}

/** Without its folder and its last ending. */
export function baseName(path: string): string {
  return path.replace(/.*\/|\.\w+$/g, '');
}
