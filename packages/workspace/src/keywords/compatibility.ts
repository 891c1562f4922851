import type { Entry } from '@kaconf/config';

/** Where the generated parts of docs/compatibility.md begin and end. */
const PART = /(<!-- (totals|keywords): pnpm run docs -->\n).*?(<!-- end -->)/gs;

/** @param paths of all keywords that the real one has; what the schema lacks among them is not there yet */
export function renewCompatibility(
  page: string,
  entries: readonly Entry[],
  paths: readonly string[],
): string {
  const known = new Map(entries.map((entry) => [entry.path, entry]));
  const rows = [...new Set([...paths, ...known.keys()])].map((path) => ({
    path,
    effect: effectOf(known.get(path)),
  }));
  const parts = { totals: totals(rows), keywords: keywords(rows) };
  return page.replaceAll(
    PART,
    (_, start: string, name: keyof typeof parts, end: string) => `${start}\n${parts[name]}\n\n${end}`,
  );
}

interface Row {
  readonly path: string;
  readonly effect: Entry['effect'];
}

function effectOf(entry: Entry | undefined): Row['effect'] {
  return entry?.effect ?? 'not yet';
}

function totals(rows: readonly Row[]): string {
  const blocks = new Set(rows.filter(({ path }) => path.includes('/')).map(({ path }) => outermost(path)));
  const groups = Map.groupBy(rows, ({ path }) =>
    blocks.has(outermost(path)) ? `\`${outermost(path)}\`` : 'outside of these',
  );
  return [
    '| | keywords | works | ignored | not yet |',
    '|---|---|---|---|---|',
    ...[...groups].map(([name, own]) => `| ${name} | ${counts(own)} |`),
    `| **all** | ${counts(rows)} |`,
  ].join('\n');
}

function outermost(path: string): string {
  return path.split('/')[0] ?? path;
}

function counts(rows: readonly Row[]): string {
  const works = rows.filter(({ effect }) => effect === 'works').length;
  const notYet = rows.filter(({ effect }) => effect === 'not yet').length;
  return [rows.length, works, rows.length - works - notYet, notYet].join(' | ');
}

function keywords(rows: readonly Row[]): string {
  return [
    '| keyword | |',
    '|---|---|',
    ...rows.map(({ path, effect }) => `| \`${path}\` | ${effectText(effect)} |`),
  ].join('\n');
}

function effectText(effect: Row['effect']): string {
  return typeof effect === 'object' ? `ignored: ${effect.ignored}` : effect;
}
