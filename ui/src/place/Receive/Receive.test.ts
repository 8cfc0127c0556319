import { cleanup, render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Request, Response } from '../../app/bindings';
import { session } from '../../app/session.svelte';
import { fakeHost, press, settled, type, type Fake } from '../../test/fake';
import { receiveView, sessionView } from '../../test/views';
import Receive from './Receive.svelte';

let host: Fake;
let receive: (request: Request) => Response;

const file = (outcome: 'new' | 'known' | 'refused', code: string) => ({ file: `${outcome}.paduk`, outcome, code, params: [], words: [] });

beforeEach(async () => {
  session.view = sessionView();
  receive = () => ({ kind: 'receive', view: receiveView({ files: [file('new', 'a'), file('known', 'b'), file('refused', 'not-a-bundle')] }) });
  host = fakeHost((request) => {
    if (request.kind === 'receivePlan') return { kind: 'receive', view: receiveView() };
    if (request.kind === 'writeCard') return { kind: 'cardWritten', view: { path: `${request.folder}/E07.kartu`, words: [] } };
    return request.kind === 'receive' ? receive(request) : undefined;
  });
  render(Receive);
  await settled();
});

afterEach(cleanup);

it('takes typed paths, one to a line, and gives each file its line', async () => {
  document.querySelector('textarea')?.focus();
  type('/a/x.paduk\n "C:\\stik\\y.paduk" \n\n');
  press('Enter');
  await settled();
  expect(host.of('receive')).toEqual([{ kind: 'receive', paths: ['/a/x.paduk', 'C:\\stik\\y.paduk'] }]);
  const rows = [...document.querySelectorAll('[data-outcome]')].map((row) => row.getAttribute('data-outcome'));
  expect(rows).toEqual(['new', 'known', 'refused']);
  expect(document.body.textContent).toContain('Berkas ini bukan paket kirim Paduk.');
  expect(document.activeElement?.textContent).toBe('Hasil: 3 berkas');
  expect(document.querySelector('textarea')?.value).toBe('');
});

it('keeps the typed paths when nothing could be received', async () => {
  receive = () => {
    throw { code: 'no-such-folder', params: [{ name: 'folder', value: '/a' }] };
  };
  document.querySelector('textarea')?.focus();
  type('/a');
  press('Enter');
  await settled();
  expect(document.querySelector('textarea')?.value).toBe('/a');
  expect(document.body.textContent).toContain('Folder /a tidak ada.');
});

it('asks for a path instead of receiving nothing', async () => {
  document.querySelector('textarea')?.focus();
  press('Enter');
  await settled();
  expect(host.of('receive')).toHaveLength(0);
  expect(document.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
});

it('writes this laptop’s own card', async () => {
  document.querySelector<HTMLElement>('#card-folder')?.focus();
  type('/media/STIK');
  press('Enter');
  await settled();
  expect(host.of('writeCard')).toEqual([{ kind: 'writeCard', folder: '/media/STIK' }]);
  expect(document.body.textContent).toContain('/media/STIK/E07.kartu');
});
