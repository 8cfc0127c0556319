// How the window looks: text size, theme, and how much room there is for it. A preference of this laptop, not of a survey.

/** Text sizes offered, in percent. */
export const textSizes = [100, 125, 150, 175] as const;

/** Themes offered; `system` follows the machine. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;

export type TextSize = (typeof textSizes)[number];
export type Theme = (typeof themes)[number];

/** How much room there is, counted in text of normal size. */
export type Room = 'wide' | 'narrow' | 'small';

/** The present look; `mark` lets `?` open the help, `hide` covers a first reading while the second one is typed. */
export const look = $state({ text: 100 as TextSize, theme: 'system' as Theme, room: 'wide' as Room, mark: true, hide: true });

const kept = 'paduk-look';

/** The room that a width in CSS pixels leaves at a text size. */
export function roomFor(width: number, text: TextSize): Room {
  const normal = (width * 100) / text;
  if (normal >= 1200) return 'wide';
  return normal >= 760 ? 'narrow' : 'small';
}

function apply(): void {
  look.room = roomFor(window.innerWidth, look.text);
  const root = document.documentElement;
  root.style.setProperty('--text', String(look.text / 100));
  root.dataset.room = look.room;
  root.dataset.theme = look.theme;
}

function keep(): void {
  localStorage.setItem(kept, JSON.stringify({ text: look.text, theme: look.theme, mark: look.mark, hide: look.hide }));
  apply();
}

/** Sets the text size. */
export function setText(text: TextSize): void {
  look.text = text;
  keep();
}

/** One step larger or smaller. */
export function stepText(by: 1 | -1): void {
  const next = textSizes[textSizes.indexOf(look.text) + by];
  if (next !== undefined) setText(next);
}

/** Sets the theme. */
export function setTheme(theme: Theme): void {
  look.theme = theme;
  keep();
}

/** Whether `?` opens the help. */
export function setMark(on: boolean): void {
  look.mark = on;
  keep();
}

/** Whether a first reading is covered while the second one is typed. */
export function setHide(on: boolean): void {
  look.hide = on;
  keep();
}

/** Takes up what was set before, and follows the window's size from now on. */
export function startLook(): void {
  try {
    const before = JSON.parse(localStorage.getItem(kept) ?? '{}') as { text?: TextSize; theme?: Theme; mark?: boolean; hide?: boolean };
    look.text = textSizes.find((size) => size === before.text) ?? 100;
    look.mark = before.mark !== false;
    look.hide = before.hide !== false;
    look.theme = themes.find((theme) => theme === before.theme) ?? 'system';
  } catch {
    // What cannot be read was not ours; the normal look stands.
  }
  apply();
  window.addEventListener('resize', apply);
}
