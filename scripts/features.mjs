// `npm run features`: writes the feature table in README.md from docs/features.json. With --check it only compares.

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { at } from './lib/place.mjs';

const begin = '<!-- features: begin, made by `npm run features` from docs/features.json -->';
const end = '<!-- features: end -->';
const signs = { done: 'yes', thin: 'thin', planned: 'planned' };

/** The tables as Markdown: the program's features, what a workbook may use beside what other programs do with it, and what came of others' tests. */
export const tableOf = (features, scores = [], growth = []) =>
  [
    programTable(features.filter(({ what }) => what)),
    workbookTable(features.filter(({ workbook }) => workbook)),
    scoreTable(scores),
    growthTable(growth),
  ].join('\n');

/** What came of WHO's and others' vectors of growth; empty where nothing was counted. */
function growthTable(files) {
  if (files.length === 0) return '';
  const lines = [
    '',
    "Growth beside WHO's own packages (anthro, anthroplus), WHO's sample surveys, nipnTK, mwana and anthrocheckr (`cargo run -p paduk-tests --bin conformance -- anthro FOLDER`; docs/anthro/scoreboard.json):",
    '',
    '| Vectors | Rows | Values | As expected | Knowingly different | Failed |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  for (const { file, rows, values, passed, failed, differences } of files) {
    const why = Object.entries(differences).map(([reason, count]) => `${count}: ${reason}`);
    lines.push(`| ${file} | ${rows} | ${values} | ${passed} | ${why.join('; ')} | ${failed} |`);
  }
  return lines.join('\n');
}

/** Empty where nothing was counted. */
function scoreTable(scores) {
  if (scores.length === 0) return '';
  const lines = [
    '',
    "Tests of other engines put to this one (`cargo run -p paduk-tests --bin conformance -- scoreboard FOLDER`; every difference and its reason: docs/form/scoreboard.json):",
    '',
    '| Tests | Whose | Passed | Different | Not asked | Of | Share of those asked |',
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const { kind, source, total, passed, failed, skipped, further, skips } of scores) {
    const share = ((100 * passed) / (total - skipped)).toFixed(1);
    const why = Object.entries(skips).map(([reason, count]) => `${count}: ${reason}`);
    const more = Object.entries(further).map(([what, figure]) => `${what}: ${figure}`);
    const notAsked = skipped === 0 ? '0' : `${skipped} (${why.join('; ')})`;
    lines.push(`| ${kind} | ${source} | ${passed} | ${failed} | ${notAsked} | ${total} | ${[`${share} %`, ...more].join('; ')} |`);
  }
  return lines.join('\n');
}

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
  const read = (...file) => JSON.parse(readFileSync(at('docs', ...file), 'utf8'));
  const text = readFileSync(at('README.md'), 'utf8');
  const wanted = withTable(text, tableOf(read('features.json'), read('form', 'scoreboard.json'), read('anthro', 'scoreboard.json')));
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
