import { type NodePlan, trackersOf } from '../world/node.ts';
import type { Step, Verb } from './step.ts';

/** What cannot be done, in words, with what could have been meant. */
export interface Complaint {
  readonly complaint: string;
  readonly word: string;
  readonly known: readonly string[];
}

/** @param operand `a`, `chk_nginx@a`, `eth0@a`, `a|b`, `eth0@a|b`; of `heal` nothing for all */
export function parseStep(verb: Verb, operand: string, nodes: readonly NodePlan[]): Step | Complaint {
  switch (verb) {
    case 'kill':
    case 'stop':
    case 'revive': {
      const node = nodeNamed(operand, nodes);
      return 'complaint' in node ? node : { verb, node: node.name };
    }
    case 'fail':
    case 'recover':
    case 'down':
    case 'up':
      return parsePart(verb, operand, nodes);
    case 'cut':
    case 'heal':
      return verb === 'heal' && operand === '' ? { verb } : parseLink(verb, operand, nodes);
  }
}

function parsePart(
  verb: 'fail' | 'recover' | 'down' | 'up',
  operand: string,
  nodes: readonly NodePlan[],
): Step | Complaint {
  const [what, where] = splitAt(operand);
  const node = nodeNamed(where, nodes);
  if ('complaint' in node) return node;
  if (verb === 'fail' || verb === 'recover') {
    const trackers = trackersOf(node);
    const tracker = trackers.find(({ name }) => name === what);
    if (tracker) return { verb, node: node.name, tracker };
    return {
      complaint: `${node.name} tracks nothing of the name`,
      word: what,
      known: trackers.map(({ name }) => name),
    };
  }
  const names = [...new Set(node.interfaces.map(({ base }) => base))];
  if (names.includes(what)) return { verb, node: node.name, interface: what };
  return { complaint: `${node.name} uses no interface of the name`, word: what, known: names };
}

function parseLink(verb: 'cut' | 'heal', operand: string, nodes: readonly NodePlan[]): Step | Complaint {
  const [segment, pair] = operand.includes('@') ? splitAt(operand) : [undefined, operand];
  const found = pair.split('|').map((name) => nodeNamed(name, nodes));
  const wrong = found.find((one) => 'complaint' in one);
  if (wrong) return wrong;
  const [one, other, ...more] = found as NodePlan[];
  if (!one || !other || one === other || more.length > 0) {
    return { complaint: 'a link is between two nodes, NODE|NODE, not', word: pair, known: [] };
  }
  const segments = [...new Set(nodes.flatMap(({ interfaces }) => interfaces.map((each) => each.segment)))];
  if (segment !== undefined && !segments.includes(segment)) {
    return { complaint: 'there is no segment of the name', word: segment, known: segments };
  }
  return { verb, nodes: [one.name, other.name], segment };
}

function nodeNamed(name: string, nodes: readonly NodePlan[]): NodePlan | Complaint {
  const known = nodes.map((node) => node.name);
  return (
    nodes.find((node) => node.name === name) ?? {
      complaint: 'there is no node of the name',
      word: name,
      known,
    }
  );
}

/** At the last `@`, since scripts may have any name. */
function splitAt(operand: string): [before: string, after: string] {
  const at = operand.lastIndexOf('@');
  return at === -1 ? [operand, ''] : [operand.slice(0, at), operand.slice(at + 1)];
}
