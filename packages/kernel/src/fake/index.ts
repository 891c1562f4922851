export type { FakeFamily } from './fake-generic-netlink.ts';
export { type FakeKernel, type FakeMachine, fakeKernel } from './fake-kernel.ts';
export type { ProcessCall } from './fake-process.ts';
export type { ArrivingDatagram, SentDatagram, SentFrame, SentUnixDatagram } from './fake-sockets.ts';
export type { Refusable } from './refusals.ts';
