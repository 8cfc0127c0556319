import { expect, it } from 'vitest';

import { addressOf, placeAt, type Place } from './place';

const places: Place[] = [
  { at: 'home' }, { at: 'household', case: 'a/b c' }, { at: 'interview', document: 'd1' }, { at: 'interview', document: 'd1', from: 'review' },
  { at: 'review', document: 'd1' }, { at: 'send' }, { at: 'receive' }, { at: 'matrix' }, { at: 'settings' }, { at: 'help' },
];

it('comes back from its address', () => {
  for (const place of places) expect(placeAt(addressOf(place))).toEqual(place);
});

it('knows no place at other addresses', () => {
  for (const address of ['', '#', '#/', '#/nowhere', '#/household/', '#/interview', '#token=abc']) expect(placeAt(address)).toBeNull();
});
