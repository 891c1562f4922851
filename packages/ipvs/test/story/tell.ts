import { parseIp } from '@kaconf/net';
import { type Effect, table } from '../../src/index.ts';
import { ModelKernel } from './kernel.ts';
import { readStory, type Story } from './sections.ts';
import { effectLines, tableLines } from './text.ts';
import { World } from './world.ts';

/** The story with what becomes of each step behind it. */
export function tell(text: string): string {
  const story = readStory(text);
  const world = new World();
  const kernel = new ModelKernel();
  const told = story.steps.map((line) => {
    const lines = takeStep(world, kernel, story, line);
    return [`> ${line}`, ...lines].join('\n');
  });
  return `${story.head}${told.join('\n')}\n`;
}

function takeStep(world: World, kernel: ModelKernel, story: Story, line: string): string[] {
  const [word = '', name = '', value = ''] = line.split(' ');
  if (word === 'table') return tableLines(table(world.plan, world.state));
  if (word === 'clear') {
    kernel.perform({ type: 'flush' });
    return [];
  }
  return effects(world, kernel, story, word, name, value).flatMap((effect) => {
    const refusals = effect.type === 'ipvs' ? effect.commands.map((it) => kernel.perform(it)) : [];
    return effectLines(effect).map((text, index) =>
      refusals[index] ? `${text} (${refusals[index]})` : text,
    );
  });
}

function effects(
  world: World,
  kernel: ModelKernel,
  { configurations }: Story,
  word: string,
  name: string,
  value: string,
): readonly Effect[] {
  const configuration = () => configurations.get(name || 'keepalived.conf') ?? '';
  switch (word) {
    case 'start':
      return world.start(configuration(), kernel.table());
    case 'reload':
      return world.reload(configuration());
    case 'stop':
      return world.take({ type: 'stop' });
    case 'status':
      world.statuses.set(name, Number(value));
      return world.plan.services.length === 0 ? [] : world.check(name);
    case 'refused':
      world.statuses.set(name, Number(value));
      return world.check(name, true);
    case 'run':
      return world.check(name || undefined);
    case 'address': {
      const address = parseIp(value);
      if (!address) throw new Error(`${value} is no address`);
      if (name === '+') world.addresses.push(address);
      else world.addresses.splice(world.addresses.indexOf(address), 1);
      return world.take({ type: name === '+' ? 'addressPresent' : 'addressAbsent', address });
    }
  }
  throw new Error(`no such step: ${word}`);
}
