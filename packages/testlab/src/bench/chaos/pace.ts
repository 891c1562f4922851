import { isInOwnKernel } from '../../own-kernel/own-kernel.ts';

/** By how much everything takes longer here: a user-mode kernel is slow where processes start and end. */
export const pace = isInOwnKernel() ? 5 : 1;
