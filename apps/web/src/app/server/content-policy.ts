/**
 * Moves `style` attributes into one style block with the page's nonce: the policy allows no style attributes,
 * and bindings such as `[style.inline-size.%]` become attributes when rendered on the server.
 */
export function moveStyleAttributes(document: Document, nonce: string): void {
  const classes = new Map<string, string>();
  for (const element of Array.from(document.querySelectorAll('[style]'))) {
    const style = element.getAttribute('style')?.trim() ?? '';
    element.removeAttribute('style');
    if (style === '') continue;
    let name = classes.get(style);
    if (name === undefined) {
      name = `s${classes.size.toString(36)}`;
      classes.set(style, name);
    }
    element.setAttribute('data-style', name);
  }
  if (classes.size === 0) return;
  const block = document.createElement('style');
  block.setAttribute('nonce', nonce);
  block.textContent = [...classes]
    .map(([style, name]) => `[data-style="${name}"]{${style.replaceAll('<', '\\3c ')}}`)
    .join('');
  document.head.appendChild(block);
}

/** The one script that the build writes into the page, to keep clicks until the application runs, gets the nonce too. */
export function allowEventScript(document: Document, nonce: string): void {
  document.getElementById('ng-event-dispatch-contract')?.setAttribute('nonce', nonce);
}
