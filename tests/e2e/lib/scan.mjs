// What a page may not say or do: unfinished words, English in the Indonesian window, text that runs out of the window.

import { readFileSync } from 'node:fs';

import { at } from '../../../scripts/lib/place.mjs';

const words = (text) => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
const sentences = (language) => Object.values(JSON.parse(readFileSync(at('locales', `${language}.json`), 'utf8')));

/** English words that Indonesian uses as its own ("Stop BABS" is the programme's name), and names. */
const allowed = new Set(['english', 'paduk', 'gps', 'printer', 'folder', 'digit', 'kit', 'posyandu', 'laboratorium', 'data', 'tablet', 'program', 'survey', 'name', 'number', 'stop']);

const indonesian = new Set(sentences('id').flatMap(words));
/** Words that the program's English has and its Indonesian has not. */
export const english = new Set(sentences('en').flatMap(words).filter((word) => !indonesian.has(word) && !allowed.has(word)));

/** The English words of a text. */
export const englishIn = (text) => [...new Set(words(text).filter((word) => english.has(word)))];

/** The first part of every key of a sentence: `ui`, `error`, `received`, … */
const beginnings = [...new Set(Object.keys(JSON.parse(readFileSync(at('locales', 'id.json'), 'utf8'))).map((key) => key.split('.')[0]))];
/** What an unfinished sentence looks like: a sentinel, a parameter, or the key itself in place of its words. */
export const unfinished = new RegExp(String.raw`undefined|\bNaN\b|\bnull\b|\btrue\b|\bfalse\b|\[object|-99\b|\b(?:${beginnings.join('|')})\.[a-z]|\{\w+\}`);

/**
 * All that a person sees or hears of a page: its text and the names of its elements; with `own` only what is said in the
 * page's language, because other languages are named and worded in themselves.
 */
export function said(page, own = false) {
  return page.evaluate((without) => {
    const names = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-valuetext]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''),
    );
    if (!without) return [document.body.innerText, ...names].join('\n');
    const copy = document.body.cloneNode(true);
    copy.querySelectorAll('[lang]:not([lang=id])').forEach((element) => element.remove());
    // A second radio of the same name would take the choice away from the first.
    copy.querySelectorAll('[name]').forEach((element) => element.removeAttribute('name'));
    document.body.append(copy);
    const text = copy.innerText;
    copy.remove();
    return [text, ...names].join('\n');
  }, own);
}

/** What of the page runs out of the window sideways, or hides the field that has the focus. */
export function overflow(page) {
  return page.evaluate(() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide in ${innerWidth}`);
    const main = document.querySelector('main');
    if (main && main.scrollWidth > main.clientWidth + 1) found.push(`main is ${main.scrollWidth} wide in ${main.clientWidth}`);
    return found;
  });
}
