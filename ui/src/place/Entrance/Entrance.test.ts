import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { Request, Response } from '../../app/bindings';
import { session } from '../../app/session.svelte';
import { fakeHost, press, settled, type } from '../../test/fake';
import { resume, sessionView } from '../../test/views';
import Entrance from './Entrance.svelte';
import { completion, wordsOf } from './passphrase';

afterEach(cleanup);

const opened: Response = { kind: 'session', view: sessionView() };

describe('first run', () => {
  function start(create: () => Response) {
    session.view = sessionView({ state: 'firstRun', open: null, profiles: [] });
    session.here = { at: 'home' };
    const host = fakeHost((request: Request) => {
      if (request.kind === 'offerWords') return { kind: 'words', view: { words: ['kabut', 'rotan', 'lima', 'perahu'], ask: [2, 4] } };
      return request.kind === 'createProfile' ? create() : undefined;
    });
    render(Entrance);
    return host;
  }

  it('goes by keyboard from role and code over the words, two of them asked back, to an open profile', async () => {
    const host = start(() => opened);
    await settled();
    document.querySelector<HTMLElement>("input[type='radio'][tabindex='0']")?.focus();
    press('2');
    await settled();
    press('Enter');
    type('P02');
    press('Enter');
    await settled();
    expect(host.of('offerWords')).toEqual([{ kind: 'offerWords', role: 'supervisor', person: 'P02' }]);
    expect(document.body.textContent).toContain('kabut');
    press('Enter');
    await settled();
    expect(document.body.textContent).not.toContain('kabut');
    expect(document.activeElement?.id).toBe('word-2');
    type('Rotan ');
    press('Enter');
    type('perahu');
    press('Enter');
    await settled();
    expect(host.of('createProfile')).toEqual([{ kind: 'createProfile', answers: ['rotan', 'perahu'] }]);
    expect(session.open).toBe(true);
    expect(session.here).toEqual({ at: 'home' });
  });

  it('asks for what is missing instead of going on', async () => {
    const host = start(() => opened);
    await settled();
    screen.getByRole('button', { name: /Buat empat kata/ }).click();
    await settled();
    expect(document.body.textContent).toContain('Pilih dahulu');
    press('1');
    await settled();
    screen.getByRole('button', { name: /Buat empat kata/ }).click();
    await settled();
    expect(document.body.textContent).toContain('Kode petugas belum diisi');
    expect(host.asked).toEqual([]);
  });

  it('stays at the two words when they do not fit', async () => {
    start(() => {
      throw { code: 'wrong-words', params: [] };
    });
    await settled();
    document.querySelector<HTMLElement>("input[type='radio'][tabindex='0']")?.focus();
    press('1');
    await settled();
    press('Enter');
    type('E07');
    press('Enter');
    await settled();
    press('Enter');
    await settled();
    type('salah');
    press('Enter');
    type('salah');
    press('Enter');
    await settled();
    expect(document.body.textContent).toContain('Salah:');
    expect(document.getElementById('word-2')).not.toBeNull();
  });
});

describe('locked', () => {
  function start(unlock: (words: string) => Response) {
    session.view = sessionView({ state: 'locked', open: null });
    session.here = { at: 'home' };
    const host = fakeHost((request: Request) => {
      if (request.kind === 'checkWord') return { kind: 'word', view: { known: request.typed !== 'prahu' && request.typed !== 'kab', suggestions: request.typed === 'prahu' ? ['perahu'] : ['kabut'] } };
      return request.kind === 'unlock' ? unlock(request.words) : undefined;
    });
    render(Entrance);
    return host;
  }

  it('shows codes, never names, and hides the words', async () => {
    start(() => opened);
    await settled();
    expect(document.body.textContent).toContain('Pencacah E07');
    expect(document.querySelector<HTMLInputElement>('#words')?.type).toBe('password');
    screen.getByRole('button', { name: 'Tampilkan kata' }).click();
    await settled();
    expect(document.querySelector<HTMLInputElement>('#words')?.type).toBe('text');
  });

  it('opens the chosen profile and goes on where work stopped', async () => {
    const host = start(() => ({ kind: 'session', view: sessionView({ resume }) }));
    await settled();
    press('1');
    await settled();
    press('Enter');
    expect(document.activeElement?.id).toBe('words');
    type('Kabut rotan, lima PERAHU');
    press('Enter');
    await settled();
    expect(host.of('unlock')).toEqual([{ kind: 'unlock', profile: 'p1', words: 'kabut rotan lima perahu' }]);
    expect(session.here).toEqual({ at: 'interview', document: 'd2' });
  });

  it('marks a word that is not on the list at once, and completes one of which only one can be meant', async () => {
    start(() => opened);
    await settled();
    document.querySelector<HTMLElement>('#words')?.focus();
    type('prahu');
    press(' ');
    await settled();
    expect(document.body.textContent).toContain('“prahu” tidak ada di daftar');
    screen.getByRole('button', { name: 'perahu' }).click();
    await settled();
    expect(document.querySelector<HTMLInputElement>('#words')?.value).toBe('perahu');
    type('kab');
    press(' ');
    await settled();
    expect(document.querySelector<HTMLInputElement>('#words')?.value).toBe('kabut');
  });

  it('says what to do when the words do not open it', async () => {
    start(() => {
      throw { code: 'wrong-words', params: [] };
    });
    await settled();
    press('1');
    await settled();
    press('Enter');
    type('kabut rotan lima perahu');
    press('Enter');
    await settled();
    expect(document.querySelector('#words')?.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement?.id).toBe('words');
  });
});

it('reads four words in any spacing and case', () => {
  expect(wordsOf(' Kabut · rotan,lima\nPERAHU ')).toEqual(['kabut', 'rotan', 'lima', 'perahu']);
  expect(completion('per', { known: false, suggestions: ['perahu', 'perak'] })).toBeNull();
  expect(completion('pera', { known: false, suggestions: ['perahu', 'kera'] })).toBe('perahu');
});
