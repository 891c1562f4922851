import { type Listening, type Place, UnknownBehaviour } from './backend.ts';
import { listenUdp } from './listener.ts';

/** RFC 1035 section 4.1.1: ID, flags, and the numbers of questions, answers, authorities and additionals. */
const HEADER_LENGTH = 12;
const FLAGS = 2;
const ANSWERS = 6;
const RESPONSE = 0x8180;
const TRUNCATED = 0x0200;
const RCODES: Readonly<Record<string, number>> = {
  answer: 0,
  formerr: 1,
  servfail: 2,
  nxdomain: 3,
  refused: 5,
};
/** A pointer to the question's name, type A, class IN, a minute, four octets. */
const RECORD = Buffer.from('c00c000100010000003c00047f000001', 'hex');

type Answer = (query: Buffer) => Buffer | undefined;

const BEHAVIOURS: Readonly<Record<string, Answer>> = {
  silent: () => undefined,
  empty: () => Buffer.alloc(0),
  garbage: () => Buffer.from('this is no answer at all'),
  short: (query) => response(query, RESPONSE, 0).subarray(0, HEADER_LENGTH - 1),
  header: (query) => response(query, RESPONSE, 0).subarray(0, HEADER_LENGTH),
  question: (query) => query,
  'wrong-id': (query) => {
    const answer = response(query, RESPONSE, 1);
    answer.writeUInt16BE((query.readUInt16BE(0) + 1) & 0xffff, 0);
    return answer;
  },
  truncated: (query) => response(query, RESPONSE | TRUNCATED, 1),
  'no-records': (query) => response(query, RESPONSE, 0),
};

/** `answer`, an error's name, or what no server should do. */
export function serveDns(place: Place, [verb = 'answer']: readonly string[]): Promise<Listening> {
  const rcode = RCODES[verb];
  const answer =
    BEHAVIOURS[verb] ??
    (rcode === undefined
      ? undefined
      : (query: Buffer) => response(query, RESPONSE | rcode, rcode === 0 ? 1 : 0));
  if (answer === undefined) throw new UnknownBehaviour('dns', [verb]);
  return listenUdp(place, (query) => (query.length < HEADER_LENGTH ? undefined : answer(query)));
}

function response(query: Buffer, flags: number, answers: number): Buffer {
  const head = Buffer.from(query);
  head.writeUInt16BE(flags, FLAGS);
  head.writeUInt16BE(answers, ANSWERS);
  return Buffer.concat([head, ...Array.from({ length: answers }, () => RECORD)]);
}
