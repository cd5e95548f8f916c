// Rows over the intervals of a day: strips and plots share one axis of time, so that they can be read below each other. The
// drawing is stretched to the width there is; words stay outside of it, so that they are never stretched or too small.
import { draw, make } from './dom.js';

const GAP = 0.12; // between columns, of a column's width
const LABELS = 8;

/**
 * @param count intervals in the day
 * @param rows {name, height in px, high and low (labels of an axis), marks: drawings in a box of count x height}
 * @param columns {place, href, label}: one link for each interval that has something to show
 * @param times labels of the axis by place
 * @param present place of the present; null when it is not in this day
 */
export function timeline({ name, label, count, rows, columns, times, present, hint }) {
  const height = rows.reduce((sum, row) => sum + row.height, 0);
  let top = 0;
  const parts = rows.map((row) => {
    const part = draw('g', { transform: `translate(0 ${top})`, class: row.kind ?? null },
      draw('rect', { class: 'ground', x: 0, y: 0, width: count, height: row.height }), row.marks);
    top += row.height;
    return part;
  });
  const links = columns.map((column, i) => draw('a', {
    'data-key': `c${column.place}`, 'data-item': '', href: column.href, 'aria-label': column.label, tabindex: i === 0 ? 0 : -1,
  }, draw('rect', { class: 'hit', x: column.place, y: 0, width: 1, height })));
  const drawing = draw('svg', {
    viewBox: `0 0 ${count} ${height}`, height, preserveAspectRatio: 'none', role: 'group', 'aria-label': label, 'data-roving': '',
  }, parts, present === null ? null : draw('line', { class: 'present', x1: present, x2: present, y1: 0, y2: height }), links);
  return make('div', { class: 'timeline', 'data-key': name },
    make('div', { class: 'names', 'aria-hidden': 'true' }, rows.map(rowName)),
    drawing,
    axis(count, times),
    make('p', { class: 'readout', 'data-own': '' }, hint));
}

function rowName(row) {
  const made = make('div', { class: row.high === undefined ? 'name' : 'name plot' },
    row.high === undefined ? null : make('span', { class: 'end' }, row.high), make('span', {}, row.name),
    row.low === undefined ? null : make('span', { class: 'end' }, row.low));
  made.style.height = `${row.height}px`;
  return made;
}

function axis(count, times) {
  const step = Math.max(1, Math.ceil(count / LABELS));
  const labels = [];
  for (let place = 0; place < count; place += step) {
    const label = make('span', { 'data-key': `t${place}` }, times(place));
    label.style.left = `${(100 * place) / count}%`;
    labels.push(label);
  }
  return make('div', { class: 'axis', 'aria-hidden': 'true' }, labels);
}

/** A cell of a strip, over the height of its row. */
export const cell = (place, kind, height, stripes) => draw('rect', {
  class: kind, x: place + GAP / 2, y: 1, width: 1 - GAP, height: height - 2, fill: stripes ? 'url(#stripes)' : null });

/** A bar from one value to another, on a scale of values to heights. */
export function bar(place, kind, scale, from, to, inset = GAP / 2) {
  const [a, b] = [scale(from), scale(to)].sort((one, other) => one - other);
  return draw('rect', { class: kind, x: place + inset, y: a, width: 1 - 2 * inset, height: Math.max(b - a, from === to ? 0 : 0.75) });
}

/** The smallest of 1, 2, 5 times a power of ten that is not below the value. */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= value);
}

/** What the colours mean; patterns as in the drawing. */
export const legend = (entries) => make('ul', { class: 'legend' },
  entries.map(([kind, text]) => make('li', {}, make('span', { class: `key ${kind}`, 'data-colour': kind }), text)));
