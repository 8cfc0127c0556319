import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Request, Response, SendView } from '../../app/bindings';
import { session } from '../../app/session.svelte';
import { fakeHost, settled, type Fake } from '../../test/fake';
import { sendView, sentView, sessionView } from '../../test/views';
import Send from './Send.svelte';

let host: Fake;
let send: (request: Request) => Response | Promise<Response>;

beforeEach(() => {
  session.view = sessionView();
  send = () => ({ kind: 'sent', view: sentView });
});

afterEach(cleanup);

async function open(over: Partial<SendView> = {}) {
  host = fakeHost((request) => (request.kind === 'sendPlan' ? { kind: 'send', view: sendView(over) } : request.kind === 'send' ? send(request) : undefined));
  render(Send);
  await settled();
}

it('sends to the stick that was found and says safe only afterwards', async () => {
  let done: (response: Response) => void = () => undefined;
  send = () => new Promise((resolve) => (done = resolve));
  await open();
  screen.getByRole('button', { name: 'Kirim 3 rumah tangga' }).click();
  await settled();
  expect(host.of('send')).toEqual([{ kind: 'send', folder: '/media/STIK' }]);
  expect(document.body.textContent).not.toMatch(/[Aa]man/);
  done({ kind: 'sent', view: sentView });
  await settled();
  expect(document.activeElement?.textContent).toBe('Aman dicabut.');
  expect(document.body.textContent).toContain('batu');
});

it('sends once, however often it is pressed', async () => {
  send = () => new Promise(() => undefined);
  await open();
  const button = screen.getByRole('button', { name: 'Kirim 3 rumah tangga' });
  button.click();
  button.click();
  await settled();
  expect(host.of('send')).toHaveLength(1);
});

it('says what went wrong and can be tried again', async () => {
  send = () => {
    throw { code: 'bundle-unwritable', params: [{ name: 'kind', value: 'x' }] };
  };
  await open();
  screen.getByRole('button', { name: 'Kirim 3 rumah tangga' }).click();
  await settled();
  expect(document.body.textContent).toContain('tidak dapat ditulis');
  screen.getByRole('button', { name: 'Kirim 3 rumah tangga' }).click();
  expect(host.of('send')).toHaveLength(2);
});

it('says first that a card is needed', async () => {
  await open({ recipients: [] });
  expect(screen.queryByRole('button', { name: /^Kirim/ })).toBeNull();
  screen.getByRole('button', { name: 'Ke Terima' }).click();
  expect(session.here).toEqual({ at: 'receive' });
});
