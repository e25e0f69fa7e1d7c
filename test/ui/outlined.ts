/** How many pieces of text are outlined in the editor: lines of the passage that a row or a command has led to. */
export const OUTLINED = `[...document.querySelectorAll('.view-overlays .cdr[class*="ced-"]')].filter(
  element => getComputedStyle(element).borderLeftStyle === 'solid' && element.getBoundingClientRect().width > 0).length`;
