// Arrows up and down between the rows of a list, when a row's main button has the focus.

/** Lets ↑ and ↓ move between the elements marked `data-row` inside `container`; ↓ from elsewhere in it goes to the first. */
export function rows(container: HTMLElement): () => void {
  function onkeydown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.ctrlKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    const from = event.target as HTMLElement;
    if (from.matches('input, textarea, select')) return;
    const all = [...container.querySelectorAll<HTMLElement>('[data-row]')];
    const at = all.findIndex((row) => row === from || row.closest('tr, li')?.contains(from));
    const next = all[event.key === 'ArrowDown' ? at + 1 : at - 1];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }
  container.addEventListener('keydown', onkeydown);
  return () => container.removeEventListener('keydown', onkeydown);
}
