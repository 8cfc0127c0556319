// `paduk serve` answers only the page that it opened itself.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';

import { serve } from '../lib/browser.mjs';
import { newFolder } from '../lib/process.mjs';

let folder;
let server;
before(async () => {
  folder = newFolder('serve');
  server = await serve({ data: folder.path });
});
after(async () => {
  await server?.end();
  folder?.remove();
});

/** Asks with headers that `fetch` would not let through, such as a foreign Host. */
function ask(method, path, headers = {}, body = '') {
  const { hostname, port } = new URL(server.origin);
  return new Promise((done, failed) => {
    const call = request({ hostname, port, method, path, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers }));
    });
    call.on('error', failed);
    call.end(body);
  });
}

test('the page is there, under a strict policy and without leave for others', async () => {
  const { status, headers } = await ask('GET', '/');
  assert.equal(status, 200);
  assert.match(headers['content-security-policy'], /default-src 'self'/);
  assert.doesNotMatch(headers['content-security-policy'], /unsafe/);
  assert.equal(headers['access-control-allow-origin'], undefined);
});

test('without the token of this start nothing is dispatched', async () => {
  assert.equal((await ask('POST', '/dispatch', {}, '{}')).status, 401);
  assert.equal((await ask('POST', '/dispatch', { 'x-paduk-token': 'x' }, '{}')).status, 401);
});

test('a foreign host or origin is refused, token or not', async () => {
  const token = { 'x-paduk-token': server.token };
  assert.equal((await ask('POST', '/dispatch', { ...token, host: 'example.org' }, '{}')).status, 403);
  assert.equal((await ask('POST', '/dispatch', { ...token, origin: 'http://example.org' }, '{}')).status, 403);
});

test('with the token a request that nobody knows is refused as such', async () => {
  assert.equal((await ask('POST', '/dispatch', { 'x-paduk-token': server.token }, '{"nobody":1}')).status, 400);
});

test('no path leads out of the built pages', async () => {
  assert.equal((await ask('GET', '/../../Cargo.toml')).status, 404);
  assert.equal((await ask('GET', '/..%2f..%2fCargo.toml')).status, 404);
});
