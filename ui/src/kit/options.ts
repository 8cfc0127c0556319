// Picking from a numbered list by its digits, without a timer: two digits where the list is longer than nine.

/** Something that can be picked. */
export interface Option {
  value: string;
  label: string;
  /** The number that picks it. */
  key: number;
  detail?: string;
  /** A picture's file, drawn by whoever knows where pictures are. */
  picture?: string;
}

/** What a digit did. */
export interface Picked {
  /** The option that the digits name now. */
  option: Option | null;
  /** Digits that may be followed by another one. */
  pending: string;
  /** Digits that name nothing, to be said; empty if they name something. */
  unknown: string;
}

/** The digits so far and one more. */
export function pressDigit(options: readonly Option[], pending: string, digit: string): Picked {
  const width = String(Math.max(...options.map((option) => option.key), 0)).length;
  const typed = pending + digit;
  const number = Number(typed);
  const option = options.find(({ key }) => key === number) ?? null;
  const canGrow =
    typed.length < width && (number === 0 || options.some(({ key }) => key !== number && String(key).startsWith(String(number))));
  if (option === null && !canGrow) return { option: null, pending: '', unknown: typed };
  return { option, pending: canGrow ? typed : '', unknown: '' };
}
