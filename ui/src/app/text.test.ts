import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import en from '../../../locales/en.json';
import id from '../../../locales/id.json';
import { fill, readLanguageFrom, say, sayCode, sayError, sayWork } from './text';

const source = join(import.meta.dirname, '..');

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? files(join(folder, each.name)) : /\.(svelte|ts)$/.test(each.name) && !/\.test\.ts$/.test(each.name) ? [join(folder, each.name)] : [],
  );
}

const texts = files(source).map((file) => readFileSync(file, 'utf8')).join('\n');
const said = new Set([...texts.matchAll(/'(ui\.[\w.]+)'/g)].map(([, key]) => key));
/** Keys that are put together, as `ui.state.${state}`: what stands before the braces, and after them. */
const patterns = [...texts.matchAll(/`(ui\.[\w.]+\.)\$\{[^}]+\}(\w*)`/g)].map(([, before = '', after = '']) => new RegExp(`^${before.replaceAll('.', '\\.')}\\w+${after}$`));

afterEach(() => readLanguageFrom(() => 'id'));

describe('locales', () => {
  const ofTheWindow = (all: Record<string, string>) => Object.keys(all).filter((key) => key.startsWith('ui.'));

  it('hold every sentence of the window in both languages', () => {
    expect(ofTheWindow(en).sort()).toEqual(ofTheWindow(id).sort());
    for (const key of said) expect(id, key).toHaveProperty([key as string]);
  });

  it('hold no sentence that nobody says', () => {
    const idle = ofTheWindow(id).filter((key) => !said.has(key) && !patterns.some((pattern) => pattern.test(key)) && !key.startsWith('ui.progress.'));
    expect(idle).toEqual([]);
  });

  it('use the same parameters in both languages', () => {
    const names = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const key of ofTheWindow(id)) {
      const [indonesian, english] = [id, en].map((all) => (all as Record<string, string>)[key] ?? '');
      expect([key, names(english ?? '')]).toEqual([key, names(indonesian ?? '')]);
    }
  });
});

describe('say', () => {
  it('puts parameters in, with numbers in the language’s form', () => {
    expect(fill('{a} dari {b}', { a: 1055, b: 'dua' })).toBe('1.055 dari dua');
    expect(fill('{lost}', {})).toBe('{lost}');
  });

  it('follows the language', () => {
    expect(say('ui.rail.home')).toBe('Beranda');
    readLanguageFrom(() => 'en');
    expect(say('ui.rail.home')).toBe('Home');
    expect(fill('{a}', { a: 1055 })).toBe('1,055');
  });

  it('says the code and what to do where an error has no sentence', () => {
    expect(sayError({ code: 'never-heard-of', params: [] })).toContain('never-heard-of');
    expect(sayCode('received', 'never-heard-of', [])).toBeNull();
  });

  it('says a count for work whose phase it does not know', () => {
    expect(sayWork({ phase: 'never-heard-of', done: 3, total: 7 })).toContain('3 dari 7');
    expect(sayWork(null)).toBe(say('ui.working'));
  });
});
