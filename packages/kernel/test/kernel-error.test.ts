import { expect, test } from 'vitest';
import { KernelError } from '../src/index.ts';
import { attempt } from '../src/kernel-error.ts';

test('says what was refused, to what, and why', () => {
  const error = new KernelError(17, 'add address', '10.0.0.10/24 on eth0');
  expect(error.message).toBe('add address 10.0.0.10/24 on eth0: EEXIST (File exists)');
  expect(error).toMatchObject({
    name: 'KernelError',
    code: 'EEXIST',
    errno: 17,
    operation: 'add address',
    object: '10.0.0.10/24 on eth0',
  });
});

test.each([
  [1, 'EPERM', 'Operation not permitted'],
  [11, 'EAGAIN', 'Resource temporarily unavailable'],
  [19, 'ENODEV', 'No such device'],
  [95, 'EOPNOTSUPP', 'Operation not supported'],
  [99, 'EADDRNOTAVAIL', 'Cannot assign requested address'],
  [100, 'ENETDOWN', 'Network is down'],
  [105, 'ENOBUFS', 'No buffer space available'],
  [133, 'EHWPOISON', 'Memory page has hardware error'],
  // What the kernel keeps to itself: ENOTSUPP escapes from drivers now and then.
  [524, 'E524', 'Unknown error 524'],
])('errno %i is %s', (errno, code, text) => {
  expect(new KernelError(errno, 'do', 'it')).toMatchObject({ code, message: `do it: ${code} (${text})` });
});

test('a refusal of the addon becomes a KernelError that keeps the system call', () => {
  const refusal = Object.assign(new Error('setsockopt IP_HDRINCL'), { errno: 1 });
  const call = () =>
    attempt('open raw socket', 'for IPv4', () => {
      throw refusal;
    });
  expect(call).toThrow('open raw socket for IPv4: EPERM (Operation not permitted)');
  expect(call).toThrow(expect.objectContaining({ cause: refusal }));
});

test('any other error is our bug and passes as it is', () => {
  const bug = new TypeError('oops');
  const call = () =>
    attempt('do', 'it', () => {
      throw bug;
    });
  expect(call).toThrow(bug);
});
