import { micros } from '@kaconf/net';
import { type Spell, stepText, type Timeline, timeText } from '@kaconf/simulate';
import { element, escapeText } from '../draw/markup.ts';
import type { Moment, Standing } from './moment.ts';

/** What is so at a moment, as markup. */
export function nowMarkup({ routers }: Timeline, moment: Moment): string {
  return [
    ...routers.map(({ name, virtualRouterId, segment }) => {
      const mine = moment.lanes.filter(({ lane }) => lane.router === name);
      const spells = moment.spells.filter(({ router }) => router === name);
      return element(
        'section',
        {},
        element('h2', {}, escapeText(`${name} (VRID ${virtualRouterId}, ${segment})`)),
        table(mine),
        ...spells.map(spellMarkup),
      );
    }),
    element(
      'section',
      {},
      element('h2', {}, 'Addresses'),
      addressList(moment),
      element('h2', {}, 'Broken'),
      brokenList(moment),
    ),
  ].join('');
}

/** What happened last, in one line. */
export function lastWords({ last }: Moment): string {
  const [first] = last;
  return first ? `${timeText(first.at)}: ${last.map(({ text }) => text).join('; ')}` : '';
}

function table(standings: readonly Standing[]): string {
  const heads = ['Node', 'State', 'Priority', 'Since', 'Why'];
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...standings.map(row)),
  );
}

function row({ lane, change: { state, priority, why }, since }: Standing): string {
  const cells = [
    element('span', { class: `badge ${state.toLowerCase()}` }, state),
    state === 'OFF' ? '–' : String(priority),
    timeText(micros(since)),
    escapeText(why),
  ];
  return element(
    'tr',
    { 'data-node': lane.node },
    element('th', { scope: 'row' }, escapeText(lane.node)),
    ...cells.map((cell) => element('td', {}, cell)),
  );
}

function spellMarkup({ kind, nodes, from, limit, isWorse }: Spell): string {
  const verdict = isWorse ? `WORSE than the limit of ${timeText(limit)}` : `limit ${timeText(limit)}`;
  return element(
    'p',
    { class: isWorse ? 'worse' : 'note' },
    escapeText(`${kind} among ${nodes.join(', ')} since ${timeText(from)}, ${verdict}`),
  );
}

function addressList({ addresses }: Moment): string {
  const items = addresses.flatMap(({ address, nodes }) => {
    const who = nodes.length === 0 ? 'nobody' : nodes.join(' and ');
    const name = nodes.length === 1 ? 'holder' : 'holder odd';
    return [element('dt', {}, escapeText(address)), element('dd', { class: name }, escapeText(who))];
  });
  return items.length === 0
    ? element('p', { class: 'note' }, 'nobody has had any')
    : element('dl', {}, ...items);
}

function brokenList({ broken }: Moment): string {
  if (broken.length === 0) return element('p', { class: 'note' }, 'nothing; all links are whole');
  return element('ul', {}, ...broken.map((step) => element('li', {}, escapeText(stepText(step)))));
}
