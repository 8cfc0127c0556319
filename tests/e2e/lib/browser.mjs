// The same pages in Chromium, against the real core behind `paduk serve`.

import { chromium as playwright } from 'playwright-core';

import { at, built } from '../../../scripts/lib/place.mjs';
import { chromium } from '../../../scripts/lib/system.mjs';
import { newFolder, resultFile, start, until } from './process.mjs';

/** The laptop that the window is made for: 1366×768 at 125 %. */
export const laptop = { width: 1093, height: 543 };

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts `paduk serve` on a data folder, with the built-in survey pack or that of a folder; `url` holds the token of this start. */
export async function serve({ data, pack }) {
  const other = pack === undefined ? [] : ['--pack', pack];
  const server = start('serve', built('debug', 'paduk'), ['serve', '--data', data, '--ui', at('ui', 'dist'), ...other], { HOME: data });
  const url = await until('paduk serve', () => {
    if (server.hasEnded()) throw new Error(`paduk serve ended: ${server.output()}`);
    return /\{.*"url".*\}/.exec(server.output()) && JSON.parse(/\{.*"url".*\}/.exec(server.output())[0]).url;
  });
  return { url, origin: new URL(url).origin, token: /token=([^&]+)/.exec(url)?.[1], end: server.end };
}

/** Starts Chromium once for a file of tests. */
export function startChromium() {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return playwright.launch({ executablePath: chromium(), args: [...flags, ...asRoot] });
}

/**
 * A page of its own on a core of its own with an empty data folder (or the given one). `problems` gathers what the
 * page complained of: errors, refused requests, breaches of the content security policy.
 */
export async function openPage(browser, { data, pack, viewport = laptop, colorScheme = 'light' } = {}) {
  const folder = data === undefined ? newFolder('data') : { path: data, remove: () => undefined };
  const server = await serve({ data: folder.path, pack });
  const context = await browser.newContext({ viewport, colorScheme, locale: 'id-ID', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.origin) && !request.url().startsWith('data:')) problems.push(`asks ${request.url()}`);
  });
  await page.goto(server.url);
  return {
    page,
    problems,
    server,
    data: folder.path,
    picture: (name) => page.screenshot({ path: resultFile(`${name}.png`) }),
    async close() {
      await context.close();
      await server.end();
      folder.remove();
    },
  };
}
