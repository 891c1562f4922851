import {
  inOrder,
  renderGithub,
  renderJson,
  renderKeepalived,
  renderPretty,
  renderSarif,
} from '@kaconf/diagnostics';
import {
  format,
  type Parsed,
  parseConfig,
  parseTree,
  ReadingMemory,
  type Tree,
  TreeMemory,
  TypingMemory,
} from '../src/index.ts';
import type { Input } from './input.ts';
import { firstDifference, meaningOf, wholeOf } from './meaning.ts';

/** What a configuration is found to be. */
export type Checked = Pick<Parsed, 'diagnostics' | 'texts'>;

/** Reads a configuration and shows what it finds, as `kaconf check` does. */
export function check({ source, settings }: Input): Checked {
  const { diagnostics, texts } = parseConfig(source, settings);
  renderPretty(inOrder(diagnostics), { sourceLine: linesOf(texts), color: true, width: 100 });
  return { diagnostics, texts };
}

/** What should not be so. It shows the findings in the other formats, too, and throws what these throw. */
export function complaintOf({ diagnostics }: Checked): string | undefined {
  const found = inOrder(diagnostics);
  renderKeepalived(diagnostics);
  renderGithub(found);
  JSON.parse(renderJson(found, 1));
  JSON.parse(renderSarif(found, { name: 'kaconf', version: '0', rule: () => ({ title: '', page: '' }) }));
  const misplaced = diagnostics.find(
    ({ span }) => span.line < 1 || span.column < 1 || span.endLine < span.line,
  );
  return misplaced && `a finding that is nowhere: ${JSON.stringify(misplaced)}`;
}

/** What laying a configuration out changes that it must not; nothing either where its braces do not match. */
export function layoutComplaint({ source, settings }: Input): string | undefined {
  const text = format(source.text);
  if (text === undefined) return undefined;
  const again = format(text) ?? '';
  const [written, kept] = [withoutBlanks(source.text), withoutBlanks(text)];
  if (kept !== written) return `laid out, it says something else: ${firstDifference(written, kept)}`;
  if (again !== text) return `laid out twice: ${firstDifference(text, again)}`;
  const before = meaningOf(parseConfig(source, settings));
  const after = meaningOf(parseConfig({ ...source, text }, settings));
  return before === after
    ? undefined
    : `laid out, it means something else: ${firstDifference(before, after)}`;
}

/** What it changes that the text was read before it was broken. */
export function memoryComplaint({ source, settings, unbroken }: Input): string | undefined {
  const memory = new ReadingMemory();
  parseConfig({ ...source, text: unbroken }, { ...settings, memory });
  const [read, known] = [settings, { ...settings, memory }].map((its) => wholeOf(parseConfig(source, its)));
  return read === known ? undefined : `read again: ${firstDifference(read ?? '', known ?? '')}`;
}

/** Of a longer one, several readings at once take more memory than any may. */
const LONGEST_TYPED = 20_000;

/** What it changes that somebody types, to whom what the text was before is known; it is long enough to be read in parts. */
export function typingComplaint({ source, settings, unbroken }: Input): string | undefined {
  if (source.text.length > LONGEST_TYPED) return undefined;
  const typing = new TypingMemory();
  const ahead = unbroken.includes('~') ? '' : `${unbroken}\n`.repeat(100 / unbroken.split('\n').length);
  const around = (text: string) => `${ahead}${text}\n${ahead}`;
  for (const written of [unbroken, source.text, unbroken]) {
    const text = around(written);
    const [known, anew] = [typing, new TypingMemory()].map((memory) =>
      wholeOf(parseConfig({ ...source, text }, { ...settings, typing: memory })),
    );
    if (known !== anew) return `typed: ${firstDifference(anew ?? '', known ?? '')}`;
  }
  return treesComplaint(source.file, [unbroken, source.text].map(around));
}

/** What somebody types at the margin, wherever that is. */
const TYPED = ['vrrp_instance X {', '  interface eth0', '}', '}'];

/** What it changes that the tree of what a text was before is known: as it is broken, and while lines are typed into it. */
function treesComplaint(file: string, [before = '', after = '']: readonly string[]): string | undefined {
  const trees = new TreeMemory();
  trees.parse({ file, text: before });
  const lines = after.split('\n');
  for (const at of [0.25, 0.5, 0.75].map((part) => Math.floor(part * lines.length))) {
    for (let typed = 0; typed <= TYPED.length; typed++) {
      const next = { file, text: lines.toSpliced(at, 0, ...TYPED.slice(0, typed)).join('\n') };
      const [whole, inParts] = [parseTree(next), trees.parse(next)].map(shown);
      if (whole !== inParts) return `parsed in parts: ${firstDifference(whole ?? '', inParts ?? '')}`;
    }
  }
  return undefined;
}

/** Each item once, though it may be in many others that are not closed. */
function shown({ items, faults }: Tree): string {
  const places = faults.map((fault) => {
    if (fault.type === 'stray') return [fault.type, fault.block.open];
    return [fault.type, fault.type === 'missingClose' ? fault.after : fault.place];
  });
  return JSON.stringify([items, places], undefined, 1);
}

/** Also comments, which have no meaning, and yet must stay; in lines that do not depend on where it is broken. */
function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '').replace(/[{}#!]/g, '\n$&');
}

function linesOf(texts: ReadonlyMap<string, string>) {
  const lines = new Map([...texts].map(([file, text]) => [file, text.split('\n')]));
  return (file: string, line: number) => lines.get(file)?.[line - 1];
}
