// `npm run features`: writes the feature table in README.md from docs/features.json. With --check it only compares.

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { at } from './lib/place.mjs';

const begin = '<!-- features: begin, made by `npm run features` from docs/features.json -->';
const end = '<!-- features: end -->';
const signs = { done: 'yes', thin: 'thin', planned: 'planned' };

/** Both tables as Markdown: the program's features, and what a workbook may use beside what other programs do with it. */
export const tableOf = (features) => `${programTable(features.filter(({ what }) => what))}\n${workbookTable(features.filter(({ workbook }) => workbook))}`;

/** Empty where nothing is said about workbooks. */
function workbookTable(rows) {
  if (rows.length === 0) return '';
  const lines = [
    '',
    'What a workbook may use, beside what other programs do with it (ODK Web Forms by its own feature matrix; ODK Collect, Enketo and KoboToolbox, which is KoboCollect and Enketo, as their documentation is known to us, not tried here):',
    '',
    '| Workbook | Paduk | ODK Collect | Enketo | ODK Web Forms | KoboToolbox | Note |',
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const { workbook, here, collect, enketo, webForms, kobo, note = '' } of rows) {
    lines.push(`| ${workbook} | ${here} | ${collect} | ${enketo} | ${webForms} | ${kobo} | ${note} |`);
  }
  return lines.join('\n');
}

/** Throws where a feature has an unknown state. */
function programTable(features) {
  const lines = ['| What | State | Where | Note |', '| --- | --- | --- | --- |'];
  for (const { what, state, where, note = '' } of features) {
    if (!(state in signs)) throw new Error(`docs/features.json: "${what}" has the state "${state}"; known are ${Object.keys(signs).join(', ')}`);
    lines.push(`| ${what} | ${signs[state]} | ${where} | ${note} |`);
  }
  return lines.join('\n');
}

/** The text with everything between the two markers replaced by the table. */
export function withTable(text, table) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('README.md lacks the markers of the feature table');
  return `${text.slice(0, from + begin.length)}\n${table}\n${text.slice(to)}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = readFileSync(at('README.md'), 'utf8');
  const wanted = withTable(text, tableOf(JSON.parse(readFileSync(at('docs', 'features.json'), 'utf8'))));
  if (process.argv.includes('--check')) {
    if (text !== wanted) {
      console.error('README.md: the feature table differs from docs/features.json; run `npm run features`.');
      process.exit(1);
    }
    console.log('The feature table is up to date.');
  } else if (text !== wanted) {
    writeFileSync(at('README.md'), wanted);
    console.log('README.md: feature table written.');
  }
}
