import { describe, expect, it } from 'vitest';
import { parseTree } from '../src/4-tree/parse.ts';
import type { Item, Statement } from '../src/index.ts';
import { findings } from './findings.ts';

const files = import.meta.glob<string>('../../../fixtures/config/keywords/*.conf', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const [paths = ''] = Object.values(
  import.meta.glob<string>('../../../fixtures/config/keywords/paths.txt', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

const known = paths.trim().split('\n');
const isKnown = new Set(known);

interface Use {
  readonly statement: Statement;
  /** The statements that it is in, from the top of the file on. */
  readonly around: readonly Statement[];
}

/** Every statement of a keyword by the keywords that lead to it. */
function usesIn(items: readonly Item[], outer: string, around: readonly Statement[]): [path: string, Use][] {
  return items.flatMap((item) => {
    if (item.type !== 'statement') return [];
    const path = `${outer}${item.words[0].text}`;
    if (!isKnown.has(path)) return [];
    const use: [string, Use] = [path, { statement: item, around }];
    return [use, ...usesIn(item.block?.items ?? [], `${path}/`, [...around, item])];
  });
}

const uses = new Map(
  Object.values(files).flatMap((text) => usesIn(parseTree({ file: 'FILE', text }).items, '', [])),
);

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'deprecated.conf': [
    "3:5 error KA0011 'vrrp_vmac_garp_intvl' is deprecated (write vrrp_garp_extra_if)",
    "4:5 warning KA0011 'vrrp_rlimit_rtime' is deprecated (write vrrp_rlimit_rttime)",
    "5:5 warning KA0011 'checker_rlimit_rtime' is deprecated (write checker_rlimit_rttime)",
    "6:5 warning KA0011 'bfd_rlimit_rtime' is deprecated (write bfd_rlimit_rttime)",
    "7:5 warning KA0011 'lvs_process_name' is deprecated (write checker_process_name)",
    "8:5 warning KA0011 'lvs_flush_onstop' is deprecated (write lvs_flush_on_stop)",
    "20:5 error KA0011 'linkbeat_use_polling' is deprecated (write linkbeat_interfaces at the top of the file)",
    "21:5 error KA0011 'lvs_sync_daemon_interface' is deprecated (write lvs_sync_daemon in global_defs)",
    "23:5 error KA0011 'thread_timer_expired' is deprecated (write timer_expired_backup)",
    "24:5 error KA0011 'vmac_garp_intvl' is deprecated (write garp_extra_if)",
    "43:5 error KA0011 'global_tracking' is deprecated (write track_interface, track_script or track_file in the group)",
    "52:13 error KA0011 'nb_get_retry' is deprecated (write retry)",
    "60:13 error KA0011 'nb_get_retry' is deprecated (write retry)",
  ],
  'snmp.conf': ["7:5 warning KA0011 'enable_snmp_keepalived' is deprecated (write enable_snmp_vrrp)"],
  'virtual-server.conf': ["169:13 warning KA0011 'host' is deprecated (write an SMTP_CHECK for each host)"],
  'vrrp.conf': ["55:1 warning KA0011 'vrrp_track_file' is deprecated (write track_file)"],
};

describe('every keyword of keepalived 2.4.3', () => {
  it('stands in one of the files', () => {
    expect(known).toHaveLength(531);
    expect([...uses.keys()].sort()).toEqual(known);
  });

  it.each(Object.entries(files))('has a value that is fine in %s', (file, text) => {
    expect(findings(text)).toEqual(EXPECTED[file.slice(file.lastIndexOf('/') + 1)] ?? []);
  });

  it('is refused in every kind of block where it does not belong', () => {
    const blocks = [...uses].filter(([path]) => known.some((it) => it.startsWith(`${path}/`)));
    expect(blocks).toHaveLength(28);
    const misplaced = [...uses].flatMap(([path, { statement }]) => {
      const word = statement.words[0].text;
      const others = blocks.filter(([block]) => !isKnown.has(`${block}/${word}`));
      return others.map(([block, use]) => ({
        path,
        word,
        block,
        text: within([...use.around, use.statement], head(statement)),
      }));
    });
    expect(misplaced).toHaveLength(13_100);
    const quiet = misplaced.filter(({ word, text }) => !unknownIn(text).includes(word));
    expect(quiet.map(({ path, block }) => `${path} in ${block}`)).toEqual([]);
  }, 60_000);

  it('is recognised when two of its letters are swapped, or one is missing', () => {
    const missed = [...uses].flatMap(([path, { statement, around }]) => {
      const word = statement.words[0].text;
      const hints = hintsIn(within(around, `${slip(word)}\n`)).join();
      return hints === `did you mean '${word}'?` ? [] : [`${path}: ${hints}`];
    });
    expect(missed).toEqual([]);
  });

  it.each([...uses])('is refused where it does not belong: %s', (path, { statement }) => {
    const word = statement.words[0].text;
    const text = source(statement);
    const [before, after] = elsewhere(word);
    const [finding, ...more] = findings(`${before}${text}${after}`);
    expect(more).toEqual([]);
    expect(finding).toMatch(
      new RegExp(`error KA0001 unknown keyword '${word}' \\(it belongs to .*(${outer(path)}|other blocks)`),
    );
  });
});

/** A block in which the keyword means nothing. */
function elsewhere(word: string): readonly [before: string, after: string] {
  const fit = [
    ['', '', ''],
    ['global_defs/', 'global_defs {\n', '}\n'],
    ['vrrp_script/', 'vrrp_script s {\nscript /bin/true\n', '}\n'],
  ].find(([path]) => !isKnown.has(`${path}${word}`));
  const [, before = '', after = ''] = fit ?? [];
  return [before, after];
}

function outer(path: string): string {
  return path.split('/').at(-2) ?? 'the top level';
}

/** Without what is in its block. */
function head({ raw, block }: Statement): string {
  return `${raw}${block ? ' {\n}' : ''}\n`;
}

/** As it was written, but for comments and blanks. */
function source(item: Item): string {
  if (item.type !== 'statement') return '';
  const { raw, block } = item;
  return block ? `${raw} {\n${block.items.map(source).join('')}}\n` : `${raw}\n`;
}

/** A text in the blocks that statements open. */
function within(around: readonly Statement[], text: string): string {
  return around.reduceRight((inner, each) => `${each.raw} {\n${inner}}\n`, text);
}

function unknownIn(text: string): string[] {
  return findings(text).flatMap((finding) => /unknown keyword '(.*?)'/.exec(finding)?.[1] ?? []);
}

function hintsIn(text: string): string[] {
  return findings(text).flatMap((finding) => /unknown keyword '.*?' \((.*)\)/.exec(finding)?.[1] ?? []);
}

function slip(word: string): string {
  const middle = Math.max(1, word.length >> 1);
  const swapped = `${word.slice(0, middle - 1)}${word[middle]}${word[middle - 1]}${word.slice(middle + 1)}`;
  return swapped === word ? word.slice(0, middle) + word.slice(middle + 1) : swapped;
}
