// Where a person can be. It is kept in the address, so that a reload returns there.

/** A place, with what it is about. */
export type Place =
  | { at: 'home' }
  | { at: 'household'; case: string }
  | { at: 'interview'; document: string; from?: 'review' }
  | { at: 'review'; document: string }
  | { at: 'send' }
  | { at: 'receive' }
  | { at: 'matrix' }
  | { at: 'compare'; document?: string }
  | { at: 'devices' }
  | { at: 'pack' }
  | { at: 'settings' }
  | { at: 'help' };

/** The address of a place. */
export function addressOf(place: Place): string {
  switch (place.at) {
    case 'household':
      return `#/household/${encodeURIComponent(place.case)}`;
    case 'interview':
      return `#/interview/${encodeURIComponent(place.document)}${place.from ? `/${place.from}` : ''}`;
    case 'review':
      return `#/review/${encodeURIComponent(place.document)}`;
    case 'compare':
      return `#/compare${place.document ? `/${encodeURIComponent(place.document)}` : ''}`;
    case 'home':
    case 'send':
    case 'receive':
    case 'matrix':
    case 'devices':
    case 'pack':
    case 'settings':
    case 'help':
      return `#/${place.at}`;
  }
}

/** The place at an address; nothing if the address names none. */
export function placeAt(address: string): Place | null {
  const [at = '', first = '', second = ''] = address.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  switch (at) {
    case 'household':
      return first ? { at, case: first } : null;
    case 'interview':
      if (!first) return null;
      return second === 'review' ? { at, document: first, from: 'review' } : { at, document: first };
    case 'review':
      return first ? { at, document: first } : null;
    case 'compare':
      return first ? { at, document: first } : { at };
    case 'home':
    case 'send':
    case 'receive':
    case 'matrix':
    case 'devices':
    case 'pack':
    case 'settings':
    case 'help':
      return { at };
    default:
      return null;
  }
}
