/** Moves the focus to the page's heading, so that keyboards and screen readers go on from there. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('#main h1')?.focus();
}

/** How long a dialog takes to go, and to give the focus back to what opened it. */
const dialogMs = 250;

/**
 * After an action: a button that was busy gives up the focus, and what had it may be gone from the page.
 * Then it goes back to where it was, or to the heading.
 */
export function focusAgain(before: Element | null | undefined): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    if (document.activeElement === document.body) focusHeading();
  }, dialogMs);
}
