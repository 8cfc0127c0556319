// The invented household of the end-to-end tests. Choices are given by their digits.

/** Its place, consent and salt. */
export const place = {
  RT102: 'Pasir Contoh',
  RT103: '2',
  RT104: '5',
  RT107: '14',
  RT120_ke: '1',
  RT120_tanggal: '24/11/2026',
  RT120_jam: '08.00',
  RT130: '1',
  RT131: 'Contoh Asep',
  roster_complete: '1',
  RT201: '0000000304199999',
  RT601: '1',
  RT602: '1',
};

/** Its two members. */
export const members = [
  { AR02: 'Contoh Asep', AR04: '1', AR05: '1', AR06: '3/2/1995', AR09: '' },
  { AR02: 'Contoh Euis', AR04: '2', AR05: '2', AR06: '17081999', AR09: '', AR16: '1', AR17: '2' },
];

/** The pregnant woman in week 30: thin arm, no supplementary food, too few tablets. */
export const woman = {
  BH102: '1', BH103: '1', BH104: '28/04/2026', BH107: '02/02/2027', BH108: '2', BH109: '1', BH110: '0', BH201: '9', BH202: '1',
  BH203: '2', BH204: '1', BH217: '1', BH219: '1 2', BH301: '1', BH303: '60', BH304: '40', BH309: '3', BH310: '1',
  BH401: '22,8', BH402: '3', BH701: '48,6', BH702: '48,6', BH703: '151,4', BH704: '151,4', BH705: '22,9', BH706: '22,8',
  BH707: '10,4', BH708: '2',
};

/** A birth date so many months before today, on the first of a month, as people type it. */
export function born(months) {
  const day = new Date();
  const then = new Date(day.getFullYear(), day.getMonth() - months, 1);
  return `${then.getDate()}/${then.getMonth() + 1}/${then.getFullYear()}`;
}
