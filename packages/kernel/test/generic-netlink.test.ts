import { expect, test } from 'vitest';
import { fakeKernel } from '../src/fake/index.ts';
import { type GenericRequest, KernelError, linuxKernel } from '../src/index.ts';
import { loadAddon } from '../src/load-addon.ts';
import { encodeBatch } from '../src/netlink/generic-message.ts';
import { batches, performBatches } from '../src/netlink/netlink-batch.ts';
import { NetlinkSocket } from '../src/netlink/netlink-socket.ts';

const NETLINK_GENERIC = 16;
const GENL_ID_CTRL = 0x10;

/** The family that knows the others is in every Linux. */
const CTRL_CMD_GETFAMILY = 3;

function getFamily(name: string): GenericRequest {
  const length = 4 + name.length + 1;
  const padded = Buffer.alloc((length + 3) & ~3);
  padded.writeUInt16LE(length, 0);
  padded.writeUInt16LE(2, 2);
  padded.write(name, 4);
  return {
    command: CTRL_CMD_GETFAMILY,
    payload: padded,
    purpose: { operation: 'find', object: name },
  };
}

/** Its CTRL_ATTR_FAMILY_NAME. */
const NLCTRL = '0b0002006e6c6374726c0000';

test('only the last request of a batch is to be acknowledged, and each begins at a multiple of four', () => {
  const first = { sequence: 7, command: 5, payload: Uint8Array.of(1, 2, 3, 4, 5) };
  const last = { sequence: 8, command: 17, payload: new Uint8Array() };
  expect(encodeBatch(0x21, [first, last]).toString('hex')).toBe(
    ['19000000', '2100', '0100', '07000000', '00000000', '05010000', '0102030405000000'].join('') +
      ['14000000', '2100', '0500', '08000000', '00000000', '11010000'].join(''),
  );
});

test.each([
  ['nothing', 0, 0, []],
  ['a few', 3, 100, [3]],
  ['as many as there is room for answers', 300, 8, [128, 128, 44]],
  ['fewer when they are long', 100, 996, [32, 32, 32, 4]],
  ['each alone when they are longer than a batch', 2, 40_000, [1, 1]],
])('a batch is %s', (_what, count, length, lengths) => {
  const request = { ...getFamily('x'), payload: new Uint8Array(length) };
  expect(batches(Array(count).fill(request)).map((batch) => batch.length)).toEqual(lengths);
});

test('a family is found by its name, and answers', () => {
  const family = linuxKernel().openGenericNetlink('nlctrl');
  const [answer, ...others] = family.request(getFamily('nlctrl'));
  expect(Buffer.from(answer ?? []).toString('hex')).toContain(NLCTRL);
  expect(others).toEqual([]);
  const families = family.dump({ ...getFamily(''), payload: new Uint8Array() });
  expect(families.filter((each) => Buffer.from(each).toString('hex').includes(NLCTRL))).toHaveLength(1);
  family.close();
});

test('what is not there is refused with errno, what was asked and of what', () => {
  expect(() => linuxKernel().openGenericNetlink('no-such-family')).toThrow(
    'find generic netlink family no-such-family: ENOENT (No such file or directory)',
  );
  const family = linuxKernel().openGenericNetlink('nlctrl');
  expect(() => family.request(getFamily('nobody'))).toThrow(
    'find nobody: ENOENT (No such file or directory)',
  );
  family.close();
});

test('of a thousand requests, those that are refused are told from the others', () => {
  const family = linuxKernel().openGenericNetlink('nlctrl');
  const names = Array.from({ length: 1000 }, (_, i) => (i % 3 === 0 ? `nobody-${i}` : 'nlctrl'));
  const answers = family.perform(names.map(getFamily));
  expect(answers).toHaveLength(1000);
  for (const [index, answer] of answers.entries()) {
    expect(answer?.message).toBe(
      index % 3 === 0 ? `find nobody-${index}: ENOENT (No such file or directory)` : undefined,
    );
  }
  expect(family.request(getFamily('nlctrl'))).toHaveLength(1);
  family.close();
});

test('an answer that there was no room for is never taken for a yes', () => {
  const socket = new NetlinkSocket(loadAddon(), NETLINK_GENERIC, 'with little room');
  socket.resizeBuffer({ octets: 2048, forced: false });
  const names = Array.from({ length: 100 }, (_, i) => `nobody-${i}`);
  const codes = performBatches(socket, GENL_ID_CTRL, names.map(getFamily)).map((refusal) => refusal?.code);
  expect(new Set(codes)).toEqual(new Set(['ENOENT', 'ENOBUFS']));
  expect(performBatches(socket, GENL_ID_CTRL, [getFamily('nlctrl')])).toEqual([undefined]);
  socket.close();
});

test('a fake family answers what its function answers', () => {
  const kernel = fakeKernel({
    families: {
      X: ({ command, payload }, dump) => (command === 1 ? (dump ? [payload, payload] : [payload]) : 'EINVAL'),
    },
  });
  const family = kernel.openGenericNetlink('X');
  const asked = { command: 1, payload: Uint8Array.of(9), purpose: { operation: 'do', object: 'it' } };
  expect(family.request(asked)).toEqual([Uint8Array.of(9)]);
  expect(family.dump(asked)).toHaveLength(2);
  const [done, refused] = family.perform([asked, { ...asked, command: 2 }]);
  expect(done).toBeUndefined();
  expect(refused).toBeInstanceOf(KernelError);
  expect(() => kernel.openGenericNetlink('Y')).toThrow('ENOENT');
});
