import type { Consequence, Difference, ObjectChange, Side } from '@kaconf/change';
import { type Paint, painter, type Span, visible } from '@kaconf/diagnostics';

/** Of these not all is shown. */
const HIDDEN: ReadonlySet<string> = new Set(['authentication', 'key', 'password']);

const SIGNS = { added: '+', removed: '-', changed: '~', reordered: '~' } as const;

/** Objects with their differences, for people. */
export function changesText(changes: readonly ObjectChange[], color: boolean): string {
  const paint = painter(color);
  const place = (one: Placed) => paint('gutter', `  [${placesOf(one).join(', ')}]`);
  return changes
    .flatMap((change) => [
      `${paint('bold', `${SIGNS[change.change]} ${titleOf(change)}`)}${placesOf(change).length > 0 ? place(change) : ''}`,
      ...(change.consequence ? [`    ${consequenceLine(change.consequence, paint)}`] : []),
      ...change.differences.flatMap((each) => [
        `    ${differenceText(each)}${placesOf(each).length > 0 ? place(each) : ''}`,
        `        ${consequenceLine(each.consequence, paint)}`,
      ]),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

const STYLES = { harmless: 'gutter', applied: 'note', interrupts: 'warning', restart: 'error' } as const;

function consequenceLine(consequence: Consequence, paint: Paint): string {
  return paint(STYLES[consequence.effect], consequenceText(consequence));
}

/** `interrupts: a master takes it away at once`. */
export function consequenceText({ effect, text }: Consequence): string {
  return visible(`${effect}: ${text}`);
}

export function titleOf({ block, name, about }: ObjectChange): string {
  const title = `${block} ${name}`.trim();
  return visible(about === undefined ? title : `${title} (${about})`);
}

/** `~ priority 150 → 100`. */
export function differenceText(difference: Difference): string {
  const { within, keyword, change, reaches } = difference;
  const path = [...within, keyword].join(': ');
  const also = reaches.length === 0 ? '' : `, of ${reaches.join(', ')}`;
  return visible(`${SIGNS[change]} ${path} ${valuesText(difference)}`.trimEnd() + also);
}

function valuesText({ keyword, change, before, after }: Difference): string {
  const [old, fresh] = [sideText(before), sideText(after)];
  switch (change) {
    case 'added':
      return fresh;
    case 'removed':
      return old;
    case 'reordered':
      return `in another order: ${old} → ${fresh}`;
    case 'changed':
      if (old !== fresh) return `${old} → ${fresh}`;
      return `${fresh} (${HIDDEN.has(keyword) ? 'another secret' : 'in another way'})`.trimStart();
  }
}

function sideText(side: Side | undefined): string {
  if (side === undefined) return '';
  return side.isDefault ? `${side.text} (default)` : side.text;
}

interface Placed {
  readonly before?: Span | Side;
  readonly after?: Span | Side;
}

function placesOf({ before, after }: Placed): string[] {
  return [before, after].flatMap((one) => {
    const span = one && ('text' in one ? one.span : one);
    return span ? [`${visible(span.file)}:${span.line}`] : [];
  });
}
