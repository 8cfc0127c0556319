import assert from 'node:assert/strict';
import { test } from 'node:test';

import { byAudit, byCargoTest, byNextest, byNodeTest, byVitest, counted, report, runGroups } from './group.mjs';

test('nextest is counted by its summary', () => {
  const output = '     Summary [   5.213s] 12 tests run: 10 passed (1 slow), 2 failed, 3 skipped\n';
  assert.deepEqual(byNextest({ code: 100, output }), counted(10, 2, 3));
});

test('cargo test is counted over all its programs', () => {
  const output = [
    'test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s',
    'test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s',
  ].join('\n');
  assert.deepEqual(byCargoTest({ code: 101, output }), counted(4, 2, 1));
});

test('vitest and node are counted, colours or not', () => {
  assert.deepEqual(byVitest({ code: 1, output: ' Test Files  1 failed (2)\n      Tests  1 failed | \x1b[32m7 passed\x1b[39m (8)\n' }), counted(7, 1));
  assert.deepEqual(byNodeTest({ code: 0, output: 'ℹ tests 4\nℹ pass 3\nℹ fail 0\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n' }), counted(3, 0, 1));
  assert.deepEqual(byAudit({ code: 0, output: 'audit: 1 passed, 0 failed, 1 skipped\n' }), counted(1, 0, 1));
});

test('a program that fails without saying so is a failure', () => {
  assert.deepEqual(byNextest({ code: 101, output: 'error: could not compile' }), counted(0, 1));
});

test('a test program without tests is a failure, but doc tests may be none', () => {
  assert.deepEqual(byNodeTest({ code: 0, output: 'ℹ tests 0\nℹ pass 0\nℹ fail 0\n' }), counted(0, 1));
  assert.deepEqual(byCargoTest({ code: 0, output: '' }, { mayBeEmpty: true }), counted(0));
});

test('every group runs, a thrown error is a failure, and the last line sums up', async () => {
  const groups = [
    { name: 'one', work: async () => counted(2) },
    { name: 'breaks', work: async () => { throw new Error('broken on purpose'); } },
    { name: 'three', work: async () => counted(1, 0, 1) },
  ];
  const results = await runGroups(groups);
  assert.equal(report(results).at(-1), '3 passed, 1 failed, 1 skipped');
  assert.equal(report(results).length, 4);
});
