// The program's own sentences. A key that does not exist does not compile; one that lacks a language fails a test.

import en from '../../../locales/en.json';
import id from '../../../locales/id.json';
import type { ApiError, Param, WorkProgress } from './bindings';

/** A language of the program. */
export type Language = 'id' | 'en';

/** A sentence of the window. */
export type SayKey = Extract<keyof typeof id, `ui.${string}`>;

/** The program's own name, the same in every language. */
export const programName = id['app.name'];

/** What stands for the names in braces. */
export type Params = Record<string, string | number>;

const sentences: Record<Language, Record<string, string>> = { id, en };

let readLanguage: () => Language = () => 'id';

/** Tells where the present language is read; a reactive source makes every sentence follow it. */
export function readLanguageFrom(source: () => Language): void {
  readLanguage = source;
}

/** The present language. */
export function language(): Language {
  return readLanguage();
}

/** A whole number in the language's form: `1.055` in Indonesian, `1,055` in English. */
export function count(value: number): string {
  return new Intl.NumberFormat(language() === 'id' ? 'id-ID' : 'en-GB').format(value);
}

/** Puts parameters into a sentence; a name without a parameter stays as it is. */
export function fill(sentence: string, params: Params): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? count(value) : value;
  });
}

/** A sentence of the window in the present language. */
export function say(key: SayKey, params: Params = {}): string {
  return fill(sentences[language()][key] ?? key, params);
}

function named(params: Param[]): Params {
  return Object.fromEntries(params.map(({ name, value }) => [name, value]));
}

/** A sentence whose code the core chose, if there is one. */
export function sayCode(family: 'error' | 'received', code: string, params: Param[]): string | null {
  const sentence = sentences[language()][`${family}.${code}`];
  return sentence === undefined ? null : fill(sentence, named(params));
}

/** What an error says; one without a sentence says its code and what to do. */
export function sayError(error: ApiError): string {
  return sayCode('error', error.code, error.params) ?? say('ui.unexpected', { code: error.code });
}

/** The sentence of a write that failed, with `Belum tersimpan` before it unless it says so itself. */
export function sayNotSaved(error: ApiError): string {
  const sentence = sayError(error);
  const word = say('ui.saved.failedWord');
  return sentence.startsWith(word) ? sentence : `${word}: ${sentence} ${say('ui.saved.stillHere')}`;
}

/** What a longer piece of work is doing, with its count; nothing is known of it before its first step. */
export function sayWork(step: WorkProgress | null): string {
  if (step === null) return say('ui.working');
  const sentence = sentences[language()][`ui.progress.${step.phase}`] ?? say('ui.progress.other');
  return fill(sentence, { done: step.done, total: step.total });
}

/** The words of a field that asks for a folder. */
export function folderWords(label: string): { label: string; stick: string; path: string; pick: string } {
  return { label, stick: say('ui.folder.stick'), path: say('ui.folder.path'), pick: say('ui.folder.pick') };
}
