// Energy by interval: what is offered upwards, what is requested downwards, what is traded in both; and who solved.
import { draw } from '../frame/dom.js';
import { empty, panel } from '../frame/table.js';
import { bar, cell, legend, roundUp, timeline } from '../frame/timeline.js';
import { kWh } from '../frame/words.js';

const HALF = 80;
const ROW = 16;

/** Of what both sides offered, how much is traded. */
const STEPS = [[0, 'nothing'], [0.33, 'share-0'], [0.66, 'share-2'], [Infinity, 'share-4']];

const SOURCES = {
  CANDIDATE: ({ solved }) => (solved?.certified ? 'share-4' : 'share-2'),
  CARRIED: () => 'carried',
  NOTHING: () => 'nothing',
  TOO_LATE: () => 'beyond',
  TOO_LARGE: () => 'beyond',
};

function solvedMark(column, place) {
  const { row } = column;
  if (row.source === null) return null;
  const kind = SOURCES[row.source](column);
  return kind === 'nothing' ? null : cell(place(row.t), kind, ROW, kind === 'carried' || kind === 'beyond');
}

function shareMark({ row }, place) {
  const tradable = Math.min(row.offeredWh, row.requestedWh);
  if (row.source === null || tradable === 0) return null;
  return cell(place(row.t), STEPS.find(([most]) => row.tradedWh / tradable <= most)[1], ROW, false);
}

export function energyPanel({ day, size, place, present, label, times }) {
  const named = day.columns.filter(({ row }) => row.offeredWh + row.requestedWh + row.tradedWh > 0 || row.source !== null);
  const most = roundUp(Math.max(0, ...day.columns.map(({ row }) => Math.max(row.offeredWh, row.requestedWh))));
  const scale = (wh) => HALF * (1 - wh / most);
  const marks = named.flatMap(({ row }) => [
    bar(place(row.t), 'offered', scale, 0, row.offeredWh), bar(place(row.t), 'requested', scale, 0, -row.requestedWh),
    row.tradedWh > 0 ? bar(place(row.t), 'traded', scale, -row.tradedWh, row.tradedWh, 0.25) : null]);
  const zero = draw('line', { class: 'zero', x1: 0, x2: size, y1: HALF, y2: HALF });
  return panel('energy', 'Energy by interval', named.length === 0 ? empty('Nothing has been offered for this day.') : [
    legend([['offered', 'offered (up)'], ['requested', 'requested (down)'], ['traded', 'traded'], ['share-4', 'solved, proved best'],
      ['share-2', 'solved'], ['carried', 'carried, or too late']]),
    timeline({ name: 'energy', label: 'Offered, requested and traded energy, by interval', count: size, present, times,
      rows: [
        { name: 'offered, requested', height: 2 * HALF, high: kWh(most), low: kWh(most), marks: [...marks, zero] },
        { name: 'of tradable', height: ROW, marks: named.map((column) => shareMark(column, place)) },
        { name: 'solved by', height: ROW, marks: named.map((column) => solvedMark(column, place)) }],
      columns: named.map((column) => ({ place: place(column.row.t), href: `#/interval/${column.row.t}`, label: label(column) })),
      hint: 'Of tradable: what is traded of the smaller side, darker is more.' })]);
}
