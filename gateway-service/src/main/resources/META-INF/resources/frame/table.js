// Tables: a caption or a heading names them, the first cell of a row names the row. On a narrow screen columns marked "wide"
// are left out; the page that the row leads to has them.
import { make } from './dom.js';
import { words } from './words.js';

/** The beginning of a key, all of it in the title. */
export const key = (hex) => make('code', { title: hex }, hex.slice(0, 8));

export const link = (href, text, attributes = {}) => make('a', { href, ...attributes }, text);

/** A line that a person copies into a terminal. */
export const command = (text) => make('code', { class: 'command' }, text);

export const empty = (text) => make('p', { class: 'empty' }, text);

/**
 * @param columns [label, kinds]: kinds may contain "number", "wide"
 * @param rows [key, cells]
 * @param none what to say when there are no rows
 */
export function table({ columns, rows, none, label }) {
  if (rows.length === 0) {
    return empty(none);
  }
  const kind = (i) => columns[i][1] ?? null;
  const head = make('tr', {}, columns.map(([text], i) => make('th', { scope: 'col', class: kind(i) }, text)));
  const body = rows.map(([rowKey, cells]) => make('tr', { 'data-key': rowKey },
    cells.map((cell, i) => make(i === 0 ? 'th' : 'td', { scope: i === 0 ? 'row' : null, class: kind(i) }, cell))));
  return make('table', { 'aria-label': label ?? null }, make('thead', {}, head), make('tbody', {}, body));
}

/** A table that may be long: it scrolls, and the keyboard reaches it. */
export const long = (label, content) =>
  make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${label} (scrolls)` }, content);

/** Facts with their names. */
export const facts = (pairs) => make('dl', { class: 'facts' }, pairs.filter(Boolean).map(([name, value]) =>
  make('div', { 'data-key': name }, make('dt', {}, name), make('dd', {}, value))));

/** How many there are of each kind. */
export const counts = (list, none) => (list.length === 0 ? empty(none)
  : facts(list.map(({ of, number }) => [words(of), number.toLocaleString()])));

/** A part of the page with its heading; the name makes its id. */
export const panel = (name, title, ...content) => make('section', { 'aria-labelledby': `${name}-title`, 'data-key': name },
  make('h2', { id: `${name}-title` }, title), content);
