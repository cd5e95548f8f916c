// Builds elements, and brings a part of the page up to date in place: what stays the same stays the same element, so that
// focus, scroll position and what a reader has opened survive a refresh. Small enough to read; a library would be larger than
// all that it serves here.
const SVG = 'http://www.w3.org/2000/svg';

function fill(made, attributes, children) {
  Object.entries(attributes).forEach(([key, value]) => {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  });
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

/** An HTML element; texts are set as texts, so nothing that comes from the ledger is ever read as HTML. */
export const make = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

/** An SVG element. */
export const draw = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** What identifies an element among its siblings: its data-key; without one, its kind and its place. */
const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE && node.dataset.key ? `${node.nodeName} ${node.dataset.key}` : null);

const fits = (old, fresh) => old.nodeName === fresh.nodeName && keyOf(old) === keyOf(fresh);

/** What belongs to the reader: whether details are open, and where the one tab stop of a group is. */
const isReaders = (node, name) => (name === 'open' && node.nodeName === 'DETAILS')
  || (name === 'tabindex' && 'item' in node.dataset);

function patchAttributes(old, fresh) {
  [...old.attributes].forEach(({ name }) => {
    if (!fresh.hasAttribute(name) && !isReaders(old, name)) old.removeAttribute(name);
  });
  [...fresh.attributes].forEach(({ name, value }) => {
    if (old.getAttribute(name) !== value && !(isReaders(old, name) && old.hasAttribute(name))) {
      if (name === 'style') old.style.cssText = fresh.style.cssText; // an attribute would offend the content policy
      else old.setAttribute(name, value);
    }
  });
}

function patch(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  patchAttributes(old, fresh);
  if (!('own' in old.dataset)) { // its content is written by somebody else
    patchChildren(old, [...fresh.childNodes]);
  }
}

function patchChildren(parent, fresh) {
  const wanted = new Set(fresh.map(keyOf).filter(Boolean));
  const keyed = new Map([...parent.childNodes].map((node) => [keyOf(node), node]).filter(([key]) => key));
  let place = parent.firstChild;
  const skipGone = () => {
    while (place && keyOf(place) && !wanted.has(keyOf(place))) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
  };
  fresh.forEach((child) => {
    skipGone();
    const known = keyOf(child) ? keyed.get(keyOf(child)) : place && fits(place, child) ? place : null;
    if (!known) {
      parent.insertBefore(child, place);
    } else {
      if (known === place) place = place.nextSibling;
      else parent.insertBefore(known, place);
      patch(known, child);
    }
  });
  while (place) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

/** Makes the content of an element equal to this. */
export function show(parent, ...fresh) {
  patchChildren(parent, fresh.flat(Infinity).filter((child) => child !== null && child !== undefined)
    .map((child) => (child instanceof Node ? child : document.createTextNode(child))));
}
