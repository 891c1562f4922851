import type { Socket } from 'node:net';
import { type Listening, type Place, UnknownBehaviour } from './backend.ts';
import { drip, listenTcp } from './listener.ts';

/** What a good server says, by what it is told first of all (RFC 5321 section 4.3.2). */
const GOOD = {
  greeting: '220 lab ESMTP',
  helo: '250 lab',
  ehlo: '250-lab\r\n250 HELP',
  mail: '250 OK',
  rcpt: '250 OK',
  data: '354 go on',
  quit: '221 bye',
};
type Stage = keyof typeof GOOD;
const PAUSE = 100;

/**
 * `good`, `silent`, `drip`, `garbage`, `hang-up`, `reset`, `multiline`; or a stage and what is said in it: `greeting 554 no`.
 */
export function serveSmtp(place: Place, behaviour: readonly string[]): Promise<Listening> {
  const [verb = 'good', ...words] = behaviour;
  switch (verb) {
    case 'good':
      return listenTcp(place, (connection) => converse(connection, GOOD));
    case 'multiline':
      return listenTcp(place, (connection) =>
        converse(connection, { ...GOOD, greeting: '220-lab\r\n220-is\r\n220 here' }),
      );
    case 'silent':
      return listenTcp(place, (connection) => connection.resume());
    case 'drip':
      return listenTcp(place, (connection) => drip(connection, `${GOOD.greeting}\r\n`, PAUSE));
    case 'garbage':
      return listenTcp(place, (connection) => connection.write('\0\x01what\r\n'));
    case 'hang-up':
      return listenTcp(place, (connection) => connection.end());
    case 'reset':
      return listenTcp(place, (connection) => setTimeout(() => connection.resetAndDestroy(), PAUSE));
    default:
      if (!isStage(verb)) throw new UnknownBehaviour('smtp', behaviour);
      return listenTcp(place, (connection) => converse(connection, { ...GOOD, [verb]: words.join(' ') }));
  }
}

function converse(connection: Socket, replies: Readonly<Record<Stage, string>>): void {
  const say = (stage: Stage) => connection.write(`${replies[stage]}\r\n`);
  say('greeting');
  const reply = (line: string) => {
    const verb = line.slice(0, 4).toLowerCase();
    if (isStage(verb) && verb !== 'greeting') say(verb);
    else connection.write('500 what\r\n');
    if (verb === 'quit') connection.end();
  };
  let rest = '';
  connection.on('data', (data) => {
    const lines = `${rest}${data}`.split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) reply(line);
  });
  connection.on('end', () => connection.end());
}

function isStage(word: string): word is Stage {
  return word in GOOD;
}
