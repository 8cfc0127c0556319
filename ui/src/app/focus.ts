// Where the focus goes when what had it is gone, and from one region of the window to the next.

/** The element that takes the focus when nothing else has it: the heading of the place. */
export function refuge(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-refuge]') ?? document.querySelector<HTMLElement>('main');
}

/** F6: from header to rail to place to side panel, and around again. */
export function nextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + 1) % regions.length];
  const first = next?.querySelector<HTMLElement>('a[href], button:not([tabindex="-1"]), input[tabindex="0"], input:not([tabindex]), h1');
  (first ?? next)?.focus();
}
