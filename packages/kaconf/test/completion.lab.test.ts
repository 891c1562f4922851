import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Desk, typed } from './completed.ts';

const desk = new Desk();
afterAll(() => desk.remove());

test.each(typed)('fish completes %j', (line, words) => {
  const script = `kaconf completion fish | source; complete --do-complete '${line}'`;
  const out = desk.run('fish', '--no-config', '-c', script);
  const completed = out.split('\n').flatMap((each) => each.split('\t')[0] || []);
  expect(completed.sort()).toEqual(words);
});

/** zsh completes at a terminal only: it gets one, in which the key is pressed and whatever it would show is told. */
const ZSH = `
zmodload zsh/zpty
zpty desk zsh --no-rcs -i
zpty -w desk 'fpath=($PWD $fpath); autoload -Uz compinit; compinit -u
tell() {
	compadd() {
		local -a found
		[[ "$*" == *-[OAD]* ]] || { builtin compadd -O found "$@"; print -rl -- "HIT:"$^found; }
		builtin compadd "$@"
	}
	_main_complete
	print TO"LD"
}
zle -C tell complete-word tell; bindkey "^I" tell; print SET"UP"'
zpty -r desk out '*SETUP*'
zpty -w -n desk "$1"$'\\t'
zpty -r desk out '*TOLD*'
print -r -- "$out"
zpty -d desk
`;

test.each(typed)('zsh completes %j', (line, words) => {
  writeFileSync(join(desk.folder, '_kaconf'), desk.run('kaconf', 'completion', 'zsh'));
  const out = desk.run('zsh', '--no-rcs', '-c', ZSH, 'zsh', line);
  const completed = [...out.matchAll(/HIT:([^\r\n]*)/g)].map(([, word]) => (word ?? '').trim());
  expect([...new Set(completed)].filter((word) => word !== '').sort()).toEqual(words);
});
