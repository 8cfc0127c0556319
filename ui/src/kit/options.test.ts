import { expect, it } from 'vitest';

import { pressDigit, type Option } from './options';

const list = (length: number): Option[] => Array.from({ length }, (_, index) => ({ value: `v${index + 1}`, label: '', key: index + 1 }));

function typed(options: Option[], digits: string) {
  let pending = '';
  const seen: (string | null)[] = [];
  let unknown = '';
  for (const digit of digits) {
    const picked = pressDigit(options, pending, digit);
    pending = picked.pending;
    unknown = picked.unknown;
    seen.push(picked.option?.value ?? null);
  }
  return { seen, pending, unknown };
}

it('takes one digit in lists up to nine', () => {
  expect(typed(list(9), '5')).toEqual({ seen: ['v5'], pending: '', unknown: '' });
  expect(typed(list(3), '7')).toEqual({ seen: [null], pending: '', unknown: '7' });
});

it('takes two digits in longer lists, without a timer', () => {
  expect(typed(list(12), '1')).toEqual({ seen: ['v1'], pending: '1', unknown: '' });
  expect(typed(list(12), '12')).toEqual({ seen: ['v1', 'v12'], pending: '', unknown: '' });
  expect(typed(list(12), '5')).toEqual({ seen: ['v5'], pending: '', unknown: '' });
  expect(typed(list(12), '05')).toEqual({ seen: [null, 'v5'], pending: '', unknown: '' });
});

it('says which digits name nothing, and picks nothing then', () => {
  expect(typed(list(12), '19')).toEqual({ seen: ['v1', null], pending: '', unknown: '19' });
});
