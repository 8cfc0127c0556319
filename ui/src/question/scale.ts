// Numbers of a scale between the field, where a comma stands, and the slider, which counts with a point.

/** The number that stands in the field; nothing where it is none yet. */
export function numberOf(typed: string): number | null {
  const text = typed.trim().replace('\u2212', '-').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** A number as it is typed here: with a decimal comma, and without the crumbs of binary fractions. */
export function asTyped(number: number): string {
  return String(Number(number.toFixed(6))).replace('.', ',');
}
