import type { BlockChange, StatementChange } from '@kaconf/vrrp';
import type { Preview } from '../protocol.ts';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** `keepalived ctl reload --dry-run`. */
export function previewText({ verdict, lines, changes }: Preview): string {
  const said = lines.map((line) => `  ${line}`);
  if (verdict === 'refused') {
    return ['A reload would be refused, and change nothing. keepalived says:', '', ...said, ''].join('\n');
  }
  const opening = changes.length === 0 ? 'A reload would change nothing.' : 'A reload would change this:';
  return [
    opening,
    ...(changes.length === 0 ? [] : ['', ...changes.flatMap(changeLines)]),
    ...(said.length === 0 ? [] : ['', 'keepalived would say:', '', ...said]),
    '',
  ].join('\n');
}

function changeLines({ block, name, change, statements }: BlockChange): string[] {
  return [`${SIGNS[change]} ${`${block} ${name}`.trim()}`, ...statements.flatMap(statementLines)];
}

function statementLines({ keyword, removed, added }: StatementChange): string[] {
  const [from, to] = [removed[0], added[0]];
  const isOneForOne = removed.length === 1 && added.length === 1;
  if (isOneForOne) return [`    ${keyword} ${from} → ${to}`];
  if (removed.length === 0 && added.length === 0) return [`    ${keyword} (in another way)`];
  return [
    ...removed.map((line) => `    - ${keyword} ${line}`),
    ...added.map((line) => `    + ${keyword} ${line}`),
  ];
}
