import { EXIT } from '@kaconf/diagnostics';
import type { World } from '@kaconf/simulate';
import { type Arguments, FILE, type Form } from '../arguments.ts';
import { render } from '../report.ts';
import { print } from '../simulate/print.ts';
import type { Story } from '../simulate/story-file.ts';
import { SURROUNDINGS, SURROUNDINGS_HELP } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf simulate [OPTION]... [FILE]...

Shows what the nodes of a cluster do when something happens to them, in virtual time: each FILE is the configuration of
a node, which is called as its file; without a FILE the nodes are those of kaconf.yaml, as for 'kaconf cluster'. All of
them start at 0s and run the engine of the daemon.

What happens (times: 10s, 1m30s, 250ms), each as often as you like:
      --kill STEP      NODE@TIME: the node is switched off
      --stop STEP      NODE@TIME: it is stopped, and says so
      --revive STEP    NODE@TIME: it starts again
      --fail STEP      WHAT@NODE@TIME: a script, a track file, a process or a BFD session fails
      --recover STEP   WHAT@NODE@TIME: it is good again
      --down STEP      INTERFACE@NODE@TIME: an interface goes down
      --up STEP        INTERFACE@NODE@TIME: it comes up again
      --cut STEP       NODE|NODE@TIME: two nodes do not hear each other any more, on one segment only with
                       SEGMENT@NODE|NODE@TIME
      --heal STEP      NODE|NODE@TIME: they hear each other again; @TIME alone: all do
      --story FILE     steps from a file: steps: [{ at: 10s, kill: a }, { at: 40s, revive: a }]
      --for TIME       how long it goes on (the default: one minute after the last step)

Instead of a story:
      --prove          try every single failure and every repair: is there one master each time, and in time?
      --depth NUMBER   how many things may have failed at once, 1 to 3 (the default: 1)

Options:
      --name NAME      what a node is called; one for each FILE, in their order
      --join PLACES    INTERFACE@NODE,INTERFACE@NODE: these are on one segment, beside those of the same name
      --address PLACE  INTERFACE@NODE=ADDRESS: an address of the interface, where the configurations do not tell it
      --format FORMAT  how it is shown:
                         text  for a terminal (the default)
                         json  for programs; times are microseconds
                         svg   a picture
                         html  a page for a browser, to scrub through; for a file: --format html >story.html
      --settings FILE  in place of kaconf.yaml in this directory
${SURROUNDINGS_HELP}
  -h, --help           print this help

With one --config-id for each FILE, the same FILE may be given for several nodes.

For example:
  kaconf simulate a.conf b.conf --kill a@10s --revive a@40s
  kaconf simulate a.conf b.conf --prove

Exit status:
  0  the protocol's limits were kept; with --prove: it is proven
  1  they were not; with --prove: there is a story that breaks it; or a configuration has errors
  2  it could not be done: a file cannot be read, the arguments are wrong
`;

/** What happens, and how long. */
const STORY = ['kill', 'stop', 'revive', 'fail', 'recover', 'down', 'up', 'cut', 'heal', 'story', 'for'];

/** What the nodes are and how they are connected, whatever happens. */
const NETWORK = ['name', 'join', 'address', 'config-id', 'define'];

const ON_NODE: Form = { form: 'NODE@TIME', accepts: /@/ };
const PART: Form = { form: 'WHAT@NODE@TIME', accepts: /@.*@/ };
const LINK: Form = { form: 'NODE|NODE@TIME', accepts: /\|.*@/ };

export const simulate: Command = {
  name: 'simulate',
  summary: 'show what a cluster does when something fails',
  help: HELP,
  options: {
    kill: ON_NODE,
    stop: ON_NODE,
    revive: ON_NODE,
    fail: PART,
    recover: PART,
    down: { ...PART, form: 'INTERFACE@NODE@TIME' },
    up: { ...PART, form: 'INTERFACE@NODE@TIME' },
    cut: LINK,
    heal: { form: 'NODE|NODE@TIME or @TIME', accepts: /^@|\|.*@/ },
    story: FILE,
    for: { form: 'TIME', accepts: /./ },
    prove: undefined,
    depth: ['1', '2', '3'],
    name: { form: 'NAME', accepts: /^[^@|,\s]+$/ },
    join: { form: 'INTERFACE@NODE,INTERFACE@NODE', accepts: /@.*,.*@/ },
    address: { form: 'INTERFACE@NODE=ADDRESS', accepts: /@.*=/ },
    format: ['text', 'json', 'svg', 'html'],
    settings: FILE,
    ...SURROUNDINGS,
  },
  run,
};

async function run(typed: Arguments, terminal: Terminal): Promise<number> {
  const complaint = (text: string) => {
    terminal.err(`kaconf simulate: ${text}\n`);
    return EXIT.failed;
  };
  const given = await withSettings(typed, terminal);
  if (typeof given === 'string') return complaint(given);
  if (given.values.get('format') === 'html' && terminal.isRead) {
    return complaint('a page is for a browser: send it to a file, --format html >story.html');
  }
  const isText = (given.values.get('format') ?? 'text') === 'text';
  const { readNodes } = await import('../nodes.ts');
  const read = await readNodes(simulate.name, given, terminal);
  if (read.type === 'unread') return EXIT.failed;
  if (read.type === 'complaint') return complaint(read.complaint);
  if (read.type === 'mistakes') {
    const findings = render('pretty', read.report, terminal);
    if (isText) terminal.out(findings);
    // Who wants a picture wants no findings in it.
    else terminal.err(findings);
    return EXIT.findings;
  }
  const { buildWorld } = await import('@kaconf/simulate');
  const { digests } = await import('../simulate/digests.ts');
  const { wiringOf } = await import('../simulate/wiring.ts');
  const routers = read.nodes.map(({ name, parsed }) => ({ name, config: parsed.config }));
  const wiring = wiringOf(given, routers);
  if (typeof wiring === 'string') return complaint(wiring);
  const world = buildWorld(routers, wiring, digests);
  const isProof = given.switches.has('prove');
  if (isProof && STORY.some((option) => given.lists.has(option))) {
    return complaint('--prove tells its own stories; give it none');
  }
  if (isProof) return proveIt(given, world, read.files, terminal);
  const { storyOf } = await import('../simulate/given-story.ts');
  const story = await storyOf(simulate.name, given, world, terminal);
  if (story === undefined) return EXIT.failed;
  return typeof story === 'string' ? complaint(story) : tellIt(given, world, story, terminal);
}

/** What is wrong, in words, or the nodes that are meant. */
async function withSettings(typed: Arguments, terminal: Terminal): Promise<Arguments | string> {
  if (typed.operands.length > 0) return typed;
  const { settingsOf } = await import('../settings-file.ts');
  const settings = await settingsOf(typed.values.get('settings'), terminal);
  if (typeof settings === 'string') return settings;
  const { noNodes, withNodes } = await import('../cluster-nodes.ts');
  const given = withNodes(typed, settings);
  return given.operands.length === 0 ? noNodes(simulate.name) : given;
}

async function tellIt(
  { values }: Arguments,
  world: World,
  { steps, until }: Story,
  terminal: Terminal,
): Promise<number> {
  const { tell } = await import('@kaconf/simulate');
  const timeline = tell(world, steps, until);
  await print(values.get('format'), timeline, terminal, {
    text: async () => (await import('../simulate/timeline-text.ts')).timelineText(timeline, terminal.width),
    subject: async () => (await import('../simulate/subjects.ts')).storySubject(timeline),
  });
  return timeline.spells.some(({ isWorse }) => isWorse) ? EXIT.findings : EXIT.clean;
}

async function proveIt(
  { values, lists }: Arguments,
  world: World,
  files: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { prove } = await import('@kaconf/simulate');
  const { proving } = await import('../simulate/proving.ts');
  const say = terminal.progress;
  const onProgress = say && proving(say, () => performance.now());
  const proof = prove(world, Number(values.get('depth') ?? 1), onProgress);
  say?.('');
  const network = NETWORK.flatMap((option) =>
    (lists.get(option) ?? []).map((value) => `--${option} ${value}`),
  );
  const command = ['kaconf simulate', ...files, ...network].join(' ');
  await print(values.get('format'), proof, terminal, {
    text: async () => (await import('../simulate/proof-text.ts')).proofText(proof, command),
    subject: async () => (await import('../simulate/subjects.ts')).proofSubject(proof, command),
  });
  return proof.breaks.length > 0 ? EXIT.findings : EXIT.clean;
}
