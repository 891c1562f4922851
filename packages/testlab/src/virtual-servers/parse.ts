import { type BackendPlan, kinds } from '../backends/backend.ts';
import { parseException } from '../side-by-side/parse.ts';
import { sectionsOf } from '../side-by-side/sections.ts';
import { type Scenario, type Step, verbs } from './scenario.ts';

/** These are no files. */
const own = new Set(['options', 'servers', 'host', 'world', 'steps', 'exceptions', 'needs', 'recorded']);

/** @throws Error that quotes the line which is no part of a scenario */
export function parseScenario(text: string): Scenario {
  const [about, sections] = sectionsOf(text);
  const lines = (name: string) =>
    (sections.get(name) ?? '').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return {
    about,
    files: new Map([...sections].filter(([name]) => !own.has(name))),
    options: lines('options').flatMap((line) => line.split(' ')),
    backends: lines('servers').map(parseBackend),
    host: lines('host'),
    world: lines('world'),
    steps: lines('steps').map(parseStep),
    exceptions: lines('exceptions').map(parseException),
    needs: lines('needs')[0]?.split(' ')[0],
    recorded: sections.get('recorded'),
  };
}

/** `web1 http 10.0.1.1 80 503 away`: a name, a kind, where, and how it behaves. */
function parseBackend(line: string): BackendPlan {
  const [name, word, address, port, ...behaviour] = line.split(/ +/);
  const kind = kinds.find((one) => one === word);
  if (name === undefined || kind === undefined || address === undefined || !Number(port)) {
    throw new Error(`a server is a name, a kind, an address, a port and what it does: ${line}`);
  }
  return { name, kind, address, port: Number(port), behaviour };
}

/** `+1.5 reload other.conf`, `check` */
function parseStep(line: string): Step {
  const [, delay = '0', word, words = ''] = /^(?:\+([\d.]+) +)?(\w+)(?: (.*))?$/.exec(line) ?? [];
  const verb = verbs.find((one) => one === word);
  if (verb === undefined) throw new Error(`no such step: ${line}`);
  return { delay: Number(delay), verb, words };
}
