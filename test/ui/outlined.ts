/** Number of outlined pieces of text in the editor: lines of the passage that a row or a command shows. */
export const OUTLINED = `[...document.querySelectorAll('.view-overlays .cdr[class*="ced-"]')].filter(
  element => getComputedStyle(element).borderLeftStyle === 'solid' && element.getBoundingClientRect().width > 0).length`;
