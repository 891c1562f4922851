import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, launch, type Page } from 'puppeteer-core';

const CHROMIUM = '/usr/bin/chromium';

/** Debian's. As root it runs without a sandbox only. @throws Error when it is not there */
export function startBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) throw new Error('Chromium is not installed: run `apt-get install -y chromium`');
  return launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
}

/** A page that somebody looks at. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** The path of everything that was asked for, by it or for it. */
  readonly requests: readonly string[];
  /** What it said on its console, and what it threw. */
  readonly complaints: readonly string[];
  /** Opens it again, at another fragment. */
  open(fragment: string): Promise<void>;
}

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  readonly runsScripts: boolean;
}

const USUAL: Look = { width: 1280, height: 900, scheme: 'light', runsScripts: true };

/** Serves a text as the only page there is. */
export async function visit(browser: Browser, html: string, wish: Partial<Look> = {}): Promise<Visit> {
  const { width, height, scheme, runsScripts } = { ...USUAL, ...wish };
  const requests: string[] = [];
  const complaints: string[] = [];
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(html);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setJavaScriptEnabled(runsScripts);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    requests.push(request.url().replace(`http://127.0.0.1:${port}`, '').replace(/#.*/, ''));
    void request.continue();
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const open = async (fragment: string) => {
    await page.goto('about:blank');
    requests.splice(0);
    await page.goto(`http://127.0.0.1:${port}/${fragment}`);
  };
  await open('');
  return {
    page,
    requests,
    complaints,
    open,
    async [Symbol.asyncDispose]() {
      await page.close();
      server.close();
    },
  };
}
