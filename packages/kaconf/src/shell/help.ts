import type { Option, Value } from './program.ts';

/** What a program prints for `--help`. */
export interface Help {
  /** Behind `Usage:`. */
  readonly usage: string;
  readonly parts: readonly HelpPart[];
}

export type HelpPart =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'title'; readonly text: string }
  | ({ readonly type: 'item' } & HelpItem);

export interface HelpItem {
  /** `-f, --use-file=FILE`, the name of a command, an exit status. */
  readonly term: string;
  readonly text: string;
  /** What the argument may be, where the help lists it below. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly word: string;
  readonly text: string;
}

const ITEM = /^ {2,6}(?<term>\S.*?)(?: {2,}(?<text>\S.*))?$/;
/** Its argument says where it ends; what follows may be one blank away. */
const OPTION_ITEM = /^ {2,6}(?<term>(?:-\w, )?--[\w-]+(?:\[?=\S+| [A-Z][A-Z=]+)?)(?: +(?<text>\S.*))?$/;
const CONTINUATION = /^ {8,}(?<text>\S.*)$/;
const OPTION = /^(?:-(?<short>\w), )?--(?<long>[\w-]+)(?<argument>.*)$/;
/** Around the name of an argument. */
const ARGUMENT = /^\[?[= ]|\]$/g;
const CHOICE = /^ {20,}(?<word>[a-z]+) {2,}(?<text>\S.*)$/;

export function parseHelp(help: string): Help {
  const [first = '', ...lines] = help.trimEnd().split('\n');
  const parts: HelpPart[] = [];
  let isApart = true;
  for (const line of lines) {
    const last = parts.at(-1);
    const longer = last && !isApart ? continued(last, line) : undefined;
    if (longer) parts[parts.length - 1] = longer;
    else if (line !== '') parts.push(begun(line));
    isApart = line === '';
  }
  return { usage: first.replace(/^Usage: /, ''), parts };
}

/** Undefined when the line begins something of its own. */
function continued(part: HelpPart, line: string): HelpPart | undefined {
  if (part.type === 'paragraph')
    return /^\S/.test(line) ? { ...part, text: `${part.text} ${line}` } : undefined;
  if (part.type !== 'item') return undefined;
  const { word, text: about = '' } = CHOICE.exec(line)?.groups ?? {};
  if (word !== undefined) return { ...part, choices: [...part.choices, { word, text: about }] };
  const text = CONTINUATION.exec(line)?.groups?.text;
  return text === undefined ? undefined : { ...part, text: `${part.text} ${text}`.trim() };
}

function begun(line: string): HelpPart {
  const { term, text = '' } = (OPTION_ITEM.exec(line) ?? ITEM.exec(line))?.groups ?? {};
  if (term !== undefined) return { type: 'item', term, text, choices: [] };
  return line.endsWith(':') ? { type: 'title', text: line.slice(0, -1) } : { type: 'paragraph', text: line };
}

export function itemsOf({ parts }: Help): HelpItem[] {
  return parts.filter((part) => part.type === 'item');
}

/** Those among the items, by what it says of them; where values are listed below, without the colon. */
export function optionsOf(help: Help): Option[] {
  return itemsOf(help).flatMap(({ term, text, choices }) => {
    const { short, long, argument = '' } = OPTION.exec(term)?.groups ?? {};
    return long === undefined
      ? []
      : [{ long, short, text: text.replace(/:$/, ''), value: valueIn(argument, choices) }];
  });
}

function valueIn(argument: string, choices: readonly Choice[]): Value | undefined {
  const name = argument.replace(ARGUMENT, '');
  if (name === '') return undefined;
  const words = choices.map(({ word }) => word);
  const type = name.includes('FILE') ? 'files' : words.length > 0 ? words : 'anything';
  return { type, isOptional: argument.startsWith('[=') };
}
