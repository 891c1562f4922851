import type { UdpPlan } from '../plan/plan.ts';

/** Whether an answer is what is wanted. Its length counts only where it is said what is to be in it; of two lengths the lesser is compared. */
export function matchesReply(
  { reply, minReplyLength, maxReplyLength }: UdpPlan,
  answer: Uint8Array,
): boolean {
  if (reply === undefined || reply.data.length === 0) return true;
  if (answer.length < minReplyLength || answer.length > maxReplyLength) return false;
  return reply.data
    .slice(0, answer.length)
    .every((octet, index) => (((answer[index] ?? 0) ^ octet) & ~(reply.mask[index] ?? 0) & 0xff) === 0);
}
