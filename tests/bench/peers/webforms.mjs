// ODK Web Forms' engine on one XForm: webforms.mjs FORM.xml QUESTIONS; says the milliseconds of processor time of each
// step as one line of JSON. It is made for browsers, so a page without a window stands around it.

import { readFileSync } from 'node:fs';

import { JSDOM } from 'jsdom';

const [file, questions] = process.argv.slice(2);
const { window } = new JSDOM('<!doctype html><html></html>', { contentType: 'text/html' });
for (const name of Object.getOwnPropertyNames(window)) {
  // Its Blob and File are the page's own; everything else that Node has already stays Node's.
  if (/^[A-Z]/.test(name) && (!(name in globalThis) || ['Blob', 'File', 'FormData'].includes(name))) {
    globalThis[name] = window[name];
  }
}
Object.assign(globalThis, { window, document: window.document });
globalThis.self ??= globalThis;
// A part of it is compiled for Node and for browsers and asks which of them it is in.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: undefined } });
const { loadForm } = await import('@getodk/xforms-engine');

/** Milliseconds of processor time that `work` takes, and what it gives. */
async function timed(work) {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

const xform = readFileSync(file, 'utf8');
const [parse, form] = await timed(() => loadForm(xform));
if (form.status === 'failure') throw form.error;
const [open, instance] = await timed(() => form.createInstance());

const nodes = new Map();
const visit = (node) => {
  nodes.set(node.currentState.reference.split('/').at(-1), node);
  for (const child of node.currentState.children ?? []) visit(child);
};
visit(instance.root);

const sections = Math.ceil(Number(questions) / 10);
const last = Math.max(sections - 1, 1);
for (const section of [1, last]) nodes.get(`s${section}_gate`).selectValue('1');

/** Sixty answers to two questions of a section by turns; the sum at the end is asked for after each. */
async function answers(section) {
  let sum;
  const [time] = await timed(() => {
    for (let turn = 0; turn < 60; turn += 1) {
      nodes.get(`s${section}_i${1 + (turn % 2)}`).setValue(BigInt((turn % 90) + 1));
      sum = nodes.get(`c${last}`).currentState.value;
    }
  });
  return [time / 60, Number(sum)];
}

const [short] = await answers(last);
const [full, check] = await answers(1);
console.log(JSON.stringify({ parse, open, short, full, check }));
process.exit(0);
