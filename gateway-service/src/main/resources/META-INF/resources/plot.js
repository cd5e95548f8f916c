// A column plot in SVG: offered, requested and traded energy of each interval, side by side.
const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 960;
const HEIGHT = 256;
const LEFT = 64;
const BOTTOM = 22;
const TOP = 8;
const KINDS = [['offered', 'offeredWh'], ['requested', 'requestedWh'], ['traded', 'tradedWh']];

function make(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

/** The smallest of 1, 2, 5 times a power of ten that is not below the value. */
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= value);
}

const kWh = (wh) => `${(wh / 1000).toLocaleString(undefined, { maximumFractionDigits: 3 })} kWh`;

/**
 * @param rows of /api/intervals, ascending
 * @param options chosen: the marked interval; present: the current round; choose: called with an interval
 */
export function plot(rows, { chosen, present, choose }) {
  if (!rows.some((row) => KINDS.some(([, key]) => row[key] > 0))) {
    const empty = document.createElement('p');
    empty.className = 'empty';
    empty.textContent = 'Nothing has been offered for these intervals.';
    return empty;
  }
  const first = rows[0].t;
  const step = (WIDTH - LEFT) / (rows.at(-1).t - first + 1);
  const most = roundUp(Math.max(...rows.flatMap((row) => KINDS.map(([, key]) => row[key]))));
  const x = (t) => LEFT + (t - first) * step;
  const y = (wh) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - wh / most);
  const svg = make('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group',
    'aria-label': 'Offered, requested and traded energy by interval; the table below has the numbers' });
  svg.append(...[0, most / 2, most].flatMap((wh) => [
    make('line', { class: 'axis', x1: LEFT, x2: WIDTH, y1: y(wh), y2: y(wh) }),
    make('text', { x: LEFT - 6, y: y(wh) + 4, 'text-anchor': 'end' }, kWh(wh))]));
  rows.forEach((row) => svg.append(column(row, { x: x(row.t), y, step, chosen, choose })));
  const labelEvery = Math.ceil(48 / step);
  rows.filter((row) => row.t % labelEvery === 0).forEach((row) => svg.append(
    make('text', { x: x(row.t) + step / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, String(row.t))));
  if (present >= first && present <= rows.at(-1).t) {
    svg.append(make('line', { class: 'present', x1: x(present), x2: x(present), y1: TOP, y2: HEIGHT - BOTTOM }));
  }
  return svg;
}

function column(row, { x, y, step, chosen, choose }) {
  const text = `Interval ${row.t}, ${row.status.toLowerCase()}: offered ${kWh(row.offeredWh)}, `
    + `requested ${kWh(row.requestedWh)}, traded ${kWh(row.tradedWh)}`;
  const group = make('g', { class: 'column', tabindex: 0, role: 'button', 'aria-label': text });
  if (row.t === chosen) {
    group.setAttribute('aria-current', 'true');
  }
  group.append(make('title', {}, text), make('rect', { class: 'hit', x, y: TOP, width: step, height: HEIGHT - TOP - BOTTOM }));
  const width = (step * 0.8) / KINDS.length;
  KINDS.forEach(([kind, key], i) => group.append(make('rect', {
    class: kind, x: x + step * 0.1 + i * width, width, y: y(row[key]), height: y(0) - y(row[key]) })));
  group.addEventListener('click', () => choose(row.t));
  group.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(row.t);
    }
  });
  return group;
}
