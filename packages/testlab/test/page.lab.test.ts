import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser, type Visit, visit } from '../src/pages/browser.ts';

const kaconf = join(import.meta.dirname, '../../../dist/kaconf');

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaconf-page-'));
  const nodes = { a: 150, b: 100, c: 50 };
  for (const [name, priority] of Object.entries(nodes))
    writeFileSync(join(folder, `${name}.conf`), text(priority, 1));
  for (const [name, priority] of Object.entries(nodes))
    writeFileSync(join(folder, `${name}4.conf`), text(priority, 4));
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** A node with so many instances, the script of which weighs too little. */
function text(priority: number, instances: number): string {
  const script = 'vrrp_script chk_nginx {\n  script /bin/true\n  interval 2\n  fall 3\n  weight -40\n}\n';
  const blocks = Array.from({ length: instances }, (_, index) => {
    const head = `vrrp_instance VI_${index + 1} {\n  interface eth${index % 2}\n  virtual_router_id ${51 + index}\n`;
    return `${head}  priority ${priority}\n  track_script {\n    chk_nginx\n  }\n  virtual_ipaddress {\n    10.0.${index}.10\n  }\n}\n`;
  });
  return script + blocks.join('');
}

async function pageOf(...words: readonly string[]): Promise<string> {
  const { stdout } = await execa(kaconf, ['simulate', ...words, '--format', 'html'], {
    cwd: folder,
    reject: false,
  });
  return stdout;
}

const FAILOVER = ['a.conf', 'b.conf', '--kill', 'a@10s', '--revive', 'a@40s', '--for', '1m'];

/** Three nodes with four instances each, and an hour in which all happens within two seconds. */
const STORM = [
  ...[
    'a4.conf',
    'b4.conf',
    'c4.conf',
    '--for',
    '1h',
    '--fail',
    'chk_nginx@a4@30m',
    '--down',
    'eth1@a4@30m200ms',
  ],
  ...['--cut', 'a4|c4@30m500ms', '--kill', 'b4@30m1s', '--up', 'eth1@a4@30m1200ms', '--heal', '@30m1500ms'],
  ...['--recover', 'chk_nginx@a4@30m1800ms', '--revive', 'b4@30m2s'],
];

/** Far more than there is room for: a node is switched off every ten minutes. */
const HUNDRED_HOURS = [
  ...['a.conf', 'b.conf', '--for', '100h'],
  ...Array.from({ length: 599 }, (_, index) => [
    ...['--kill', `a@${(index + 1) * 10}m`, '--revive', `a@${(index + 1) * 10}m20s`],
  ]).flat(),
];

/** What the page says of now: the time, each node's state and priority, who has each address, what is broken. */
async function told(page: Page): Promise<unknown> {
  return page.evaluate(`({
    time: document.querySelector('#time').textContent,
    nodes: [...document.querySelectorAll('#now tbody tr')].map((row) =>
      [...row.children].slice(0, 3).map((cell) => cell.textContent).join(' ')),
    addresses: [...document.querySelectorAll('#now dl > *')].map((one) => one.textContent).join(' '),
    last: document.querySelector('#last').textContent,
    broken: [...document.querySelectorAll('#now li')].map((one) => one.textContent),
  })`);
}

function expectSilence({ requests, complaints }: Visit): void {
  expect(complaints).toEqual([]);
  expect(requests).toEqual(['/']);
}

/** Pairs of texts in the drawing that are over each other, by more than a pixel. */
const OVERLAPS = `(() => {
  const texts = [...document.querySelectorAll('.timeline text')].map((one) => [one.textContent, one.getBoundingClientRect()]);
  return texts.flatMap(([words, box], index) => texts.slice(index + 1).flatMap(([other, its]) => {
    const isApart = box.right - 1 <= its.left || its.right - 1 <= box.left || box.bottom - 4 <= its.top || its.bottom - 4 <= box.top;
    return isApart ? [] : [words + ' / ' + other];
  }));
})()`;

/** Texts that are not within the drawing. */
const OUTSIDE = `(() => {
  const edge = document.querySelector('.timeline').getBoundingClientRect();
  return [...document.querySelectorAll('.timeline text')].flatMap((one) => {
    const box = one.getBoundingClientRect();
    return box.left >= edge.left - 1 && box.right <= edge.right + 1 && box.width > 0 ? [] : [one.textContent];
  });
})()`;

const CASES = [
  ...([1280, 800, 420] as const).flatMap((width) => [
    ['a failover', FAILOVER, 8, width, 'light'] as const,
    // On eth0 a, b and c are 2, 3 and 1 things one after the other, on eth1 5, 3 and 3.
    ['a storm', STORM, 34, width, 'light'] as const,
  ]),
  ['a storm', STORM, 34, 1280, 'dark'],
  // Each time a is off, backup and master again, and b master and backup.
  ['a hundred hours', HUNDRED_HOURS, 2 + 1 + 5 * 599, 1280, 'light'],
] as const;

test.each(CASES)('%s is drawn, and no text is over another: %#', async (_, words, states, width, scheme) => {
  await using visited = await visit(browser, await pageOf(...words), { width, scheme });
  const { page } = visited;
  const boxes = (await page.evaluate(
    `[...document.querySelectorAll('.timeline g .state')].map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width > 1.9 && height === 22).length`,
  )) as number;
  expect(boxes).toBe(states);
  expect(await page.evaluate(OVERLAPS)).toEqual([]);
  expect(await page.evaluate(OUTSIDE)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
  expect(paper).toBe(scheme === 'dark' ? 'rgb(15, 20, 25)' : 'rgb(255, 255, 255)');
  expectSilence(visited);
});

describe('a person', () => {
  test('goes from event to event with the keyboard', async () => {
    await using visited = await visit(browser, await pageOf(...FAILOVER));
    const { page } = visited;
    await page.focus('#slider');
    expect(await told(page)).toEqual({
      time: '0s',
      nodes: ['a BACKUP 150', 'b BACKUP 100'],
      addresses: '10.0.0.10 nobody',
      last: '0s: a: BACKUP 150, it has started; b: BACKUP 100, it has started',
      broken: [],
    });
    await page.keyboard.press('PageDown');
    expect(await told(page)).toEqual({
      time: '3.414s',
      nodes: ['a MASTER 150', 'b BACKUP 100'],
      addresses: '10.0.0.10 a',
      last: '3.414s: a: MASTER 150, no master was heard',
      broken: [],
    });
    await page.keyboard.press('PageDown');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
    expect(await told(page)).toEqual({
      time: '10.300s',
      nodes: ['a OFF –', 'b BACKUP 100'],
      addresses: '10.0.0.10 nobody',
      last: '10s: a is switched off',
      broken: ['a is switched off'],
    });
    await page.keyboard.press('End');
    expect(await told(page)).toMatchObject({
      time: '1m',
      nodes: ['a MASTER 150', 'b BACKUP 100'],
      broken: [],
    });
    expectSilence(visited);
  });

  test('drags the slider, and points at the drawing', async () => {
    await using visited = await visit(browser, await pageOf(...FAILOVER));
    const { page } = visited;
    const { left, width, top, height } = (await page.evaluate(
      `document.querySelector('#slider').getBoundingClientRect().toJSON()`,
    )) as { left: number; width: number; top: number; height: number };
    await page.mouse.move(left + 8, top + height / 2);
    await page.mouse.down();
    await page.mouse.move(left + width / 2, top + height / 2, { steps: 5 });
    await page.mouse.up();
    const half = { nodes: ['a OFF –', 'b MASTER 100'], addresses: '10.0.0.10 b' };
    expect(await told(page)).toMatchObject({ ...half, time: expect.stringMatching(/^(?:29\.9|30)/) });
    // The bar of a after its return.
    const bars = await page.$$('.timeline .state.master');
    await bars[1]?.click();
    expect(await told(page)).toMatchObject({ nodes: ['a MASTER 150', 'b BACKUP 100'] });
    const times = await page.$$('#happenings a');
    await times[4]?.click();
    await page.waitForFunction(`document.querySelector('#time').textContent === '13.024s'`);
    expect(await told(page)).toMatchObject({
      time: '13.024s',
      last: '13.024s: b: MASTER 100, a is not heard any more',
    });
    expectSilence(visited);
  });

  test('opens a moment by its link, and gets one', async () => {
    await using visited = await visit(browser, await pageOf(...FAILOVER));
    const { page } = visited;
    await visited.open('#t=12.4s');
    expect(await told(page)).toMatchObject({ time: '12.400s', nodes: ['a OFF –', 'b BACKUP 100'] });
    await page.click('#next');
    await page.waitForFunction(`location.hash === '#t=13.024s'`);
    await page.click('#previous');
    await page.waitForFunction(`location.hash === '#t=10s'`);
    expectSilence(visited);
  });

  test('plays it', async () => {
    await using visited = await visit(browser, await pageOf(...FAILOVER));
    const { page } = visited;
    await page.select('#speed', '60');
    await page.click('#play');
    expect(await page.evaluate(`document.querySelector('#play').textContent`)).toBe('Pause');
    await page.waitForFunction(`document.querySelector('#time').textContent === '1m'`);
    expect(await page.evaluate(`document.querySelector('#play').textContent`)).toBe('Play');
    await page.keyboard.press('Space');
    await page.waitForFunction(`document.querySelector('#play').textContent === 'Pause'`);
    await page.keyboard.press('Space');
    expect(await page.evaluate(`document.querySelector('#play').textContent`)).toBe('Play');
    expectSilence(visited);
  });

  test('zooms, and is taken along to what is beyond', async () => {
    await using visited = await visit(browser, await pageOf(...FAILOVER));
    const { page } = visited;
    const ticks = () =>
      page.evaluate(
        `[...document.querySelectorAll('.timeline text.faint.middle')].map((one) => one.textContent).join(' ')`,
      );
    await visited.open('#t=13.024s');
    expect(await ticks()).toBe('0s 5s 10s 15s 20s 25s 30s 35s 40s 45s 50s 55s 1m');
    for (let press = 0; press < 4; press += 1) await page.click('#larger');
    expect(await ticks()).toBe('11.500s 12s 12.500s 13s 13.500s 14s 14.500s');
    await page.keyboard.press('PageDown');
    expect(await told(page)).toMatchObject({ time: '40s', nodes: ['a BACKUP 150', 'b MASTER 100'] });
    expect(await ticks()).toBe('38.500s 39s 39.500s 40s 40.500s 41s 41.500s');
    await page.keyboard.press('0');
    expect(await ticks()).toBe('0s 5s 10s 15s 20s 25s 30s 35s 40s 45s 50s 55s 1m');
    expectSilence(visited);
  });
});

test('where nothing runs it is the drawing, and what happens', async () => {
  await using visited = await visit(browser, await pageOf(...FAILOVER), { runsScripts: false });
  const { page } = visited;
  const html = await page.content();
  expect(html).toContain('<title>a VI_1: MASTER 150 3.414s–10s, no master was heard</title>');
  expect(html).toContain('<span>b: MASTER 100, a is not heard any more</span>');
  expect(await page.$eval('#controls', (one) => one.checkVisibility())).toBe(false);
  expectSilence(visited);
});

test('names are no markup', async () => {
  const name = `</script><script>alert("b")</script><img/src=/x/onerror='y'>&lt;`;
  await using visited = await visit(browser, await pageOf(...FAILOVER, '--name', 'a', '--name', name));
  const { page } = visited;
  await page.keyboard.press('End');
  expect(await told(page)).toMatchObject({ nodes: ['a MASTER 150', `${name} BACKUP 100`] });
  expect(await page.$$('img')).toEqual([]);
  expectSilence(visited);
});

test('what breaks a cluster is a page', async () => {
  await using visited = await visit(browser, await pageOf('a.conf', 'b.conf', '--prove'));
  const { page } = visited;
  const heading = await page.$eval('h1', (one) => one.textContent);
  expect(heading).toBe('not proven: VI_1: script chk_nginx fails on a, and it stays master though b is well');
  await page.keyboard.press('End');
  expect(await told(page)).toMatchObject({
    nodes: ['a MASTER 110', 'b BACKUP 100'],
    broken: ['script chk_nginx fails on a'],
  });
  expectSilence(visited);
});

test('what is proven is a page, too', async () => {
  const well = text(150, 1).replace('-40', '-60');
  writeFileSync(join(folder, 'well.conf'), well);
  await using visited = await visit(browser, await pageOf('well.conf', 'b.conf', '--prove'));
  const words = await visited.page.$eval('header', (one) => one.textContent);
  expect(words).toMatch(
    /^proven: whichever thing fails, there is one master, and in time\d+ failures and repairs, /,
  );
  expectSilence(visited);
});
