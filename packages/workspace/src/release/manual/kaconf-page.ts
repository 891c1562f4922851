import type { Program } from '../programs.ts';
import { helpParts, synopsis } from './help-parts.ts';
import type { Page, Part } from './roff.ts';

/** kaconf(1): its helps, one after the other. */
export function kaconfPage({ help, commands }: Program): Page {
  const chapters = commands.flatMap((command): Part[] => [
    { type: 'heading', text: `kaconf ${command.name}` },
    { type: 'example', text: command.help.usage },
    ...helpParts(command.help),
  ]);
  return {
    name: 'kaconf',
    section: 1,
    summary: 'check, lay out and expand keepalived configurations',
    parts: [
      ...synopsis(...commands.map((command) => command.help.usage)),
      { type: 'heading', text: 'Description' },
      ...helpParts(help),
      ...chapters,
      { type: 'heading', text: 'See also' },
      { type: 'paragraph', text: '**keepalived.conf**(5), **keepalived**(8)' },
    ],
  };
}
