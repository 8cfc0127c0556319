// What every test of the window begins with.

import { beforeEach } from 'vitest';

import { forgetEnter } from '../app/keys';

beforeEach(() => {
  forgetEnter();
});
