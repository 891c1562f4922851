import type { IpPrefix, RuleAction } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { ANYWHERE, everywhere } from '../network/prefix.ts';
import { PROTOCOL } from '../route/protocol.ts';
import { readTrackGroup } from '../tracking/track-group-reference.ts';
import { EntryWords } from '../words/entry-words.ts';
import { ACTIONS, readAction } from './action.ts';
import { RULE_OPTIONS, type RuleOption } from './options.ts';
import type { RuleDraft, WrittenRule } from './rule.ts';

/** Nobody says that a rule is theirs. */
const RTPROT_UNSPEC = 0;

/** One of an instance. */
export const virtualRule = rule(RULE_OPTIONS);

/** One that is there from the start, perhaps as long as instances of a track_group run. */
export const staticRule = rule({ ...RULE_OPTIONS, track_group: readTrackGroup('rule') });

function rule(options: Readonly<Record<string, RuleOption>>): Leaf<WrittenRule> {
  const known = Object.keys(options);
  return {
    form: '[not] [from PREFIX] [to PREFIX] [OPTION …] preference NUMBER (table TABLE | goto NUMBER | blackhole | …)',
    options: [...known, ...ACTIONS],
    read(statement, reading) {
      const words = new EntryWords(statement, reading, known);
      const draft: RuleDraft = {
        family: undefined,
        action: undefined,
        priority: undefined,
        protocol: undefined,
        not: false,
        no_track: false,
      };
      for (; words.here !== undefined; words.advance()) {
        const { text } = words.here;
        const option = Object.hasOwn(options, text) ? options[text] : undefined;
        if (!(option ?? readAction)(draft, words)) return;
      }
      return finish(draft, words);
    },
  };
}

function finish(draft: RuleDraft, words: EntryWords): WrittenRule | undefined {
  const { action, family = 4, from, to, track_group, ...rest } = draft;
  if (action === undefined) {
    const message = 'the rule does nothing: it has no table, goto, blackhole or the like';
    words.refuse({ code: 'incomplete', message, line: 'No action specified for rule - ignoring' });
    return;
  }
  if (!isForward(action, draft, words) || !hasTable(action, draft, words)) return;
  const protocol = trackedProtocol(draft, words);
  const tracked = track_group && isTrackable(draft, words) && { track_group };
  return {
    ...rest,
    ...tracked,
    family,
    action,
    ...(from && { from: ofFamily(from) }),
    ...(to && { to: ofFamily(to) }),
    protocol,
    span: words.span,
  };

  function ofFamily(prefix: IpPrefix | typeof ANYWHERE): IpPrefix {
    return prefix === ANYWHERE ? everywhere(family) : prefix;
  }
}

function isForward(action: RuleAction, { priority }: RuleDraft, words: EntryWords): boolean {
  if (action.type !== 'goto' || (priority !== undefined && priority < action.priority)) return true;
  if (priority === undefined) {
    const line = `Invalid rule - goto target ${action.priority} specified without preference`;
    return words.refuse({ code: 'incomplete', message: "'goto' needs a preference beside it", line });
  }
  const line = `Invalid rule - preference ${priority} >= goto target ${action.priority}`;
  const message = `from ${priority} a rule cannot go back to ${action.priority}`;
  return words.refuse({ code: 'contradiction', message, line });
}

function hasTable(action: RuleAction, draft: RuleDraft, words: EntryWords): boolean {
  if (action.type === 'table' || action.type === 'l3mdev') return true;
  const { realms, suppress_prefixlength, suppress_ifgroup } = draft;
  if (realms === undefined && suppress_prefixlength === undefined && suppress_ifgroup === undefined)
    return true;
  const message = 'realms and suppressors need a table';
  const line = 'suppressor/realm specified for non table action - skipping';
  return words.refuse({ code: 'contradiction', message, line });
}

/** keepalived knows what it tracks by the protocol. */
function trackedProtocol({ protocol, no_track }: RuleDraft, words: EntryWords): number {
  if (no_track) return protocol ?? RTPROT_UNSPEC;
  if (protocol === undefined || protocol === PROTOCOL) return PROTOCOL;
  const line = `Rule cannot be tracked if protocol is not RTPROT_KEEPALIVED(${PROTOCOL}), resetting protocol`;
  const message = `a rule that is tracked has the protocol keepalived (${PROTOCOL})`;
  words.mind({ code: 'contradiction', message, hint: 'it is used; or write no_track', line });
  return PROTOCOL;
}

/** It is lost when its interface goes. */
function isTrackable({ iif }: RuleDraft, words: EntryWords): boolean {
  if (iif !== undefined) return true;
  const line = 'Static rule cannot have track_group if dev/iif not specified';
  const message = 'a rule has a track_group only with an iif';
  words.mind({ code: 'contradiction', message, hint: 'the track_group is ignored', line });
  return false;
}
