// A place between its one stored text and its fields: `latitude longitude height accuracy`.

export interface Parts {
  latitude: string;
  longitude: string;
  accuracy: string;
}

/** Stands for a number that is still missing, so that the other one does not slip into its place. */
const missing = '_';

/** Takes a text apart; heights are not asked here and not shown. */
export function split(typed: string): Parts {
  const parts = typed.trim().replace(/,\s+/g, ' ').split(/[\s;]+/);
  const [latitude = '', longitude = '', , accuracy = ''] = parts.map((part) => (part === missing ? '' : part));
  return { latitude, longitude, accuracy: accuracy === '0' ? '' : accuracy };
}

/** Puts the fields together; empty where all of them are. */
export function join(latitude: string, longitude: string, accuracy: string): string {
  const [first = '', second = '', exact = ''] = [latitude, longitude, accuracy].map((part) => part.replace(/\s+/g, ''));
  return first + second + exact === '' ? '' : `${first || missing} ${second || missing} 0 ${exact || '0'}`;
}
