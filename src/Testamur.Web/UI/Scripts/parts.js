/** Elements in a part of the page that match, the part itself included. */
export const within = (part, selector) => [...(part.matches?.(selector) ? [part] : []), ...part.querySelectorAll(selector)];
