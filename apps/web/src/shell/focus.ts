/** Moves the focus to the page's heading, so that keyboards and screen readers go on from there. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('#main h1')?.focus();
}

/** How long a dialog takes to give the focus back to what opened it. */
const dialogMs = 100;

/** After an action: what had the focus may be gone from the page; then the heading has it. */
export function keepFocus(): void {
  setTimeout(() => {
    if (document.activeElement === document.body) focusHeading();
  }, dialogMs);
}
