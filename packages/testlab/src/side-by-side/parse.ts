import { type Exception, type Scenario, type Step, type Verb, verbs } from './scenario.ts';
import { sectionsOf } from './sections.ts';

/** These are no files. */
const own = new Set(['options', 'steps', 'log', 'exceptions', 'needs', 'recorded', 'kernel']);

/** @throws Error that quotes the line which is no part of a scenario */
export function parseScenario(text: string): Scenario {
  const [about, sections] = sectionsOf(text);
  const lines = (name: string) => (sections.get(name) ?? '').split('\n').filter((line) => line.trim() !== '');
  return {
    about,
    files: new Map([...sections].filter(([name]) => !own.has(name))),
    options: lines('options').flatMap((line) => line.split(' ')),
    steps: lines('steps').flatMap(parseStep),
    log: lines('log').map((line) => new RegExp(line)),
    exceptions: lines('exceptions').map(parseException),
    needs: lines('needs')[0]?.split(' ')[0],
    recorded: sections.get('recorded'),
    needsIpvs: lines('kernel').includes('IPVS'),
  };
}

/** `+1.5 a reload a-2.conf`, `check`; a line that begins with # is a comment. */
function parseStep(line: string): readonly Step[] {
  if (line.startsWith('#')) return [];
  const [, delay = '0', rest = ''] = /^(?:\+([\d.]+) +)?(.*)$/.exec(line) ?? [];
  if (rest === 'check') return [{ delay: Number(delay), who: '', verb: 'check', words: '' }];
  const [, who, verb, words = ''] = /^(\w+) (\w+)(?: (.*))?$/.exec(rest) ?? [];
  if (who === undefined || !isVerb(verb)) throw new Error(`no such step: ${line}`);
  return [{ delay: Number(delay), who, verb, words }];
}

function isVerb(word: string | undefined): word is Verb {
  return verbs.some((verb) => verb === word);
}

/** `2.2.7 /pattern/ reason` or `any /pattern/ reason` */
export function parseException(line: string): Exception {
  const [, version, pattern, reason] = /^(\S+) \/(.*)\/ (.+)$/.exec(line) ?? [];
  if (version === undefined || pattern === undefined || reason === undefined) {
    throw new Error(`an exception is a version or any, a /pattern/ and a reason: ${line}`);
  }
  return { version, lines: new RegExp(pattern), reason };
}
