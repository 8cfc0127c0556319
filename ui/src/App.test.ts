import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import App from './App.svelte';
import { dropAllDrafts } from './app/drafts';
import { placeAt } from './app/place';
import { go, session } from './app/session.svelte';
import { voice } from './app/voice.svelte';
import { fakeHost, press, settled, type Fake } from './test/fake';
import { homeView, householdView, interviewView, receiveView, resume, sendView, sessionView } from './test/views';

let host: Fake;

beforeEach(async () => {
  session.here = { at: 'home' };
  location.hash = '';
  host = fakeHost((request) => {
    switch (request.kind) {
      case 'session':
        return { kind: 'session', view: sessionView({ resume }) };
      case 'lock':
        return { kind: 'session', view: sessionView({ state: 'locked', open: null }) };
      case 'home':
        return { kind: 'home', view: homeView() };
      case 'household':
        return { kind: 'household', view: householdView() };
      case 'sendPlan':
        return { kind: 'send', view: sendView() };
      case 'receivePlan':
        return { kind: 'receive', view: receiveView() };
      default:
        return { kind: 'interview', view: interviewView() };
    }
  });
  render(App);
  await settled();
});

afterEach(() => {
  cleanup();
  dropAllDrafts();
});

async function visit(address: string) {
  const place = placeAt(address);
  if (place) go(place);
  await settled();
  expect(document.querySelector('main'), address).not.toBeNull();
}

describe('the window', () => {
  it('has two live regions from the first moment, and the training band', () => {
    expect(document.querySelector("[aria-live='polite'][data-voice]")).not.toBeNull();
    expect(document.querySelector("[aria-live='assertive'][data-voice]")).not.toBeNull();
    expect(document.body.textContent).toContain('MODE LATIHAN, bukan data asli');
    expect(document.title).toContain('LATIHAN');
  });

  it('opens Beranda with the focus on the one primary button', () => {
    expect(document.activeElement?.textContent).toContain('Lanjutkan Contoh Euis, BH705');
    expect(document.querySelectorAll('main button.primary')).toHaveLength(1);
  });

  it('goes through the list with arrows and opens a household', async () => {
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('Contoh Ujang');
    (document.activeElement as HTMLButtonElement).click();
    await settled();
    expect(session.here).toEqual({ at: 'household', case: 'c2' });
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('begins a household', async () => {
    screen.getByRole('button', { name: 'Rumah tangga baru' }).click();
    await settled();
    expect(host.of('newHousehold')).toHaveLength(1);
    expect(session.here).toEqual({ at: 'interview', document: 'd2' });
    expect(host.of('interview'), 'the view was handed over').toHaveLength(0);
    expect((document.activeElement as HTMLElement).closest('[data-question]')).not.toBeNull();
  });

  it('swallows what the web view would do, and says that everything is saved', () => {
    for (const key of ['F3', 'F5', 'F7', 'F12']) expect(press(key).defaultPrevented, key).toBe(true);
    expect(press('r', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(press('s', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(voice.polite).toContain('Sudah tersimpan 14.05.');
    expect(press('p', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(voice.polite).toContain('Tidak ada yang dicetak di sini.');
  });

  it('takes a held or bouncing Enter away before any button sees it', () => {
    expect(press('Enter', { at: 900_000 }).defaultPrevented).toBe(false);
    expect(press('Enter', { at: 900_100 }).defaultPrevented).toBe(true);
    expect(press('Enter', { at: 950_000, repeat: true }).defaultPrevented).toBe(true);
  });

  it('shows the key map, and comes to the lock from there without a name on the page', async () => {
    press('/', { ctrlKey: true });
    await settled();
    expect(session.here).toEqual({ at: 'help' });
    expect(document.querySelectorAll('kbd').length).toBeGreaterThan(30);
    press('l', { ctrlKey: true });
    await settled();
    expect(document.body.textContent).toContain('Paduk terkunci.');
    expect(document.body.textContent).not.toMatch(/Contoh|RT 02|Kertaharja/);
  });

  it('opens the search of the place with Ctrl+K and Ctrl+F, also from inside a field', async () => {
    for (const [at, field] of [['home', 'find-household'], ['interview/d2', 'find-question']] as const) {
      for (const key of ['k', 'f']) {
        await visit(`#/${at}`);
        expect(press(key, { ctrlKey: true }).defaultPrevented).toBe(true);
        await settled();
        expect([at, key, document.activeElement?.id]).toEqual([at, key, field]);
        press('Escape');
        await settled();
      }
    }
  });

  it('never leaves the focus on the body', async () => {
    for (const at of ['send', 'receive', 'settings', 'help', 'home'] as const) {
      await visit(`#/${at}`);
      expect([at, document.activeElement === document.body]).toEqual([at, false]);
    }
    (document.activeElement as HTMLElement).remove();
    await settled();
    expect(document.activeElement).not.toBe(document.body);
  });

  it('shows every place without an unfinished word', async () => {
    for (const at of ['home', 'send', 'receive', 'settings', 'help', 'household/c1', 'interview/d2'] as const) {
      await visit(`#/${at}`);
      expect(document.querySelector('h1')?.textContent, at).toBeTruthy();
      expect(document.body.textContent, at).not.toMatch(/undefined|NaN|\bnull\b|\[object|ui\.[a-z]|\{\w+\}/);
    }
  });
});
