import { rowOf, type Span } from '@kaconf/diagnostics';
import { type Micros, seconds } from '@kaconf/net';
import type { VrrpTrackProcess } from '../../../../config.ts';
import type { VrrpTrackProcessBlock } from '../../../../schema/vrrp-track-process.ts';
import { located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';
import { precedes } from './tracks.ts';

/** A block without a process is nothing. */
export function completeProcesses(
  blocks: readonly VrrpTrackProcessBlock[],
  check: Check,
): VrrpTrackProcess[] {
  return blocks.flatMap((block) => {
    const { process, name, end, full_command, param_match, delay, ...rest } = block;
    const quorum = checkQuorum(block, check);
    if (process !== undefined) {
      const matchesAll = full_command || param_match !== undefined || process.parameters.length > 0;
      const match = process.parameters.length > 0 ? (param_match ?? 'exact') : param_match;
      const delays = delaysOf(block);
      return [
        { ...rest, name, end, ...quorum, ...delays, process, full_command: matchesAll, param_match: match },
      ];
    }
    const line = `track process '${name}' process name not specified`;
    check.reporter.report({
      code: 'incomplete',
      severity: 'error',
      span: block.span,
      message: `vrrp_track_process '${name}' has no process`,
      hint: 'it is removed',
      wants: { keyword: 'process', within: block },
      spoils: { keyword: 'vrrp_track_process', name },
      keepalived: [located(line, end, 'vrrp')],
    });
    return [];
  });
}

type Quorum = Pick<VrrpTrackProcess, 'quorum' | 'quorum_max'>;

/** Of two that contradict each other, the first that is written stands. A maximum of 0 wants none at all. */
function checkQuorum(block: VrrpTrackProcessBlock, { reporter }: Check): Quorum {
  const { quorum, quorum_max, spans } = block;
  if (quorum_max === undefined || spans.quorum_max === undefined) return { quorum, quorum_max };
  if (quorum_max === 0 && quorum === 1 && spans.quorum === undefined) return { quorum: 0, quorum_max };
  if (quorum <= quorum_max) return { quorum, quorum_max };
  const isQuorumFirst = spans.quorum === undefined || precedes(spans.quorum, spans.quorum_max);
  const second = isQuorumFirst ? spans.quorum_max : spans.quorum;
  const line = isQuorumFirst
    ? 'quorum_max is less than quorum - ignoring'
    : 'Quorum is greater than quorum_max - ignoring';
  reporter.report({
    code: 'contradiction',
    severity: 'error',
    span: second ?? block.span,
    message: `a quorum of ${quorum} is more than the maximum of ${quorum_max}`,
    hint: 'the first of the two stands',
    keepalived: [located(line, second ?? block.span, 'vrrp')],
  });
  if (isQuorumFirst) return { quorum, quorum_max: undefined };
  return { quorum: quorum_max === 0 ? 0 : 1, quorum_max };
}

/** `delay` sets both; what is written last holds. */
function delaysOf(block: VrrpTrackProcessBlock): Pick<VrrpTrackProcess, 'fork_delay' | 'terminate_delay'> {
  const { delay, fork_delay, terminate_delay, spans } = block;
  const row = (span: Span | undefined) => (span === undefined ? -1 : rowOf(span));
  const last = (own: Micros | undefined, span: Span | undefined) =>
    (row(span) > row(spans.delay) ? own : delay) ?? seconds(0);
  return {
    fork_delay: last(fork_delay, spans.fork_delay),
    terminate_delay: last(terminate_delay, spans.terminate_delay),
  };
}
