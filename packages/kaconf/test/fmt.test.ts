import { expect, test } from 'vitest';
import { difference } from '../src/difference.ts';
import { kaconf } from './run.ts';

const untidy = 'vrrp_script s\n{\nscript /bin/true # it is\n}\n';
const tidy = 'vrrp_script s {\n    script /bin/true # it is\n}\n';
const change = `\
--- a.conf
+++ a.conf
@@ -1,4 +1,3 @@
-vrrp_script s
-{
-script /bin/true # it is
+vrrp_script s {
+    script /bin/true # it is
 }
`;

test('a file is laid out in place, and named', async () => {
  const files = { 'a.conf': untidy, 'b.conf': tidy };
  expect(await kaconf(['fmt', 'a.conf', 'b.conf'], files)).toEqual({ status: 0, out: 'a.conf\n', err: '' });
  expect(files).toEqual({ 'a.conf': tidy, 'b.conf': tidy });
});

test.each([
  ['--check', 1, 'a.conf\n'],
  ['--diff', 1, change],
  ['--stdout', 0, tidy + tidy],
])('with %s nothing is changed', async (option, status, out) => {
  const files = { 'a.conf': untidy, 'b.conf': tidy };
  expect(await kaconf(['fmt', option, 'a.conf', 'b.conf'], files)).toEqual({ status, out, err: '' });
  expect(files).toEqual({ 'a.conf': untidy, 'b.conf': tidy });
});

test.each(['--check', '--diff'])('%s is content with what is tidy', async (option) => {
  expect(await kaconf(['fmt', option, 'a.conf'], { 'a.conf': tidy })).toEqual({
    status: 0,
    out: '',
    err: '',
  });
});

test('the standard input goes to the standard output', async () => {
  expect(await kaconf(['fmt', '-'], { '-': untidy })).toEqual({ status: 0, out: tidy, err: '' });
});

test.each([
  ['a {\n', "has braces that do not match, which 'kaconf check' shows"],
  ['# caf\ufffd\n', 'is not UTF-8'],
])('%j stays as it is', async (text, reason) => {
  const files = { 'a.conf': text };
  expect(await kaconf(['fmt', 'a.conf'], files)).toEqual({
    status: 2,
    out: '',
    err: `kaconf fmt: 'a.conf' ${reason}; it stays as it is\n`,
  });
  expect(files).toEqual({ 'a.conf': text });
});

test('a diff shows that nothing ends the last line', () => {
  expect(difference('f', 'a\nb', 'a\nb\n')).toBe(`\
--- f
+++ f
@@ -1,2 +1,2 @@
 a
-b
\\ No newline at end of file
+b
`);
});

test('a diff shows three lines around a change', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `line ${at + 1}`);
  const before = `${lines.join('\n')}\n`;
  expect(difference('f', before, before)).toBe('');
  expect(difference('f', before, before.replace('line 2\n', '').replace('line 15\n', 'LINE\n'))).toBe(`\
--- f
+++ f
@@ -1,5 +1,4 @@
 line 1
-line 2
 line 3
 line 4
 line 5
@@ -12,7 +11,7 @@
 line 12
 line 13
 line 14
-line 15
+LINE
 line 16
 line 17
 line 18
`);
});
