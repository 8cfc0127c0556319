import { afterEach, expect, it } from 'vitest';

import { asApiError, takeToken } from './host';

afterEach(() => {
  sessionStorage.clear();
  location.hash = '';
});

it('takes the token out of the address and keeps it for a reload', () => {
  location.hash = '#token=abc123';
  expect(takeToken()).toBe('abc123');
  expect(location.hash).toBe('');
  expect(takeToken()).toBe('abc123');
});

it('makes an error of anything that is thrown', () => {
  expect(asApiError({ code: 'disk-full', params: [{ name: 'need', value: '12' }] })).toEqual({ code: 'disk-full', params: [{ name: 'need', value: '12' }] });
  expect(asApiError(new TypeError('fetch failed'))).toEqual({ code: 'unexpected', params: [] });
  expect(asApiError('text')).toEqual({ code: 'unexpected', params: [] });
});
