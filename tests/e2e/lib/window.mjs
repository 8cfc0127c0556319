// The real window: the built program, driven through WebKit's own driver.

import { existsSync, readFileSync, readdirSync } from 'node:fs';

import { built } from '../../../scripts/lib/place.mjs';
import { freePort, start, until } from './process.mjs';
import { Session } from './webdriver.mjs';

/** The program's process: the child of the driver that runs the binary. */
function programOf(driver) {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const status = `/proc/${name}/stat`;
    if (!existsSync(status)) continue;
    try {
      // The name in brackets may hold spaces; the parent is the second field after it.
      const fields = readFileSync(status, 'utf8').split(') ').at(-1).split(' ');
      if (Number(fields[1]) === driver.pid) return Number(name);
    } catch {
      // It ended while it was being looked at.
    }
  }
  return null;
}

/**
 * Opens the window on a data folder. `kill()` ends the program as a power cut would, without a word;
 * `close()` ends everything. Needs a display: run under xvfb-run.
 */
export async function openWindow({ data, profile = 'debug' }) {
  const port = await freePort();
  const driver = start('window', 'WebKitWebDriver', [`--port=${port}`], {
    PADUK_DATA: data,
    // Whatever the web view keeps, and the folders offered for sending, stay inside the test's own folder.
    HOME: data,
    TAURI_WEBVIEW_AUTOMATION: 'true',
    // Pictures come from plain shared memory: with the renderer off they hang, through the graphics driver they go stale.
    WEBKIT_DMABUF_RENDERER_FORCE_SHM: '1',
  });
  const session = new Session(port);
  await until('WebKitWebDriver', () => session.isReady());
  try {
    await session.open({ 'webkitgtk:browserOptions': { binary: built(profile, 'paduk-app'), args: [] } });
  } catch (error) {
    const said = driver.output();
    await driver.end();
    throw new Error(`The window did not open: ${error.message}\n${said}`);
  }
  return {
    session,
    output: driver.output,
    async kill() {
      const program = programOf(driver);
      if (program === null) throw new Error('the program is not running');
      process.kill(program, 'SIGKILL');
      await driver.end();
    },
    async close() {
      if (!driver.hasEnded()) await session.close().catch(() => undefined);
      await driver.end();
    },
  };
}
