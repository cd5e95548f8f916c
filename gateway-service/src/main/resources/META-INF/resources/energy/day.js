// A day of the market: feeders against their limits, energy, prices, who solved, and the table of its intervals.
import { make } from '../frame/dom.js';
import { facts, key, link, long, panel, table } from '../frame/table.js';
import { count, dayName, kWh, meanPrice, money, percent, price, timeOf, words } from '../frame/words.js';
import { energyPanel } from './energy-plot.js';
import { feederPanel } from './feeder-strip.js';
import { pricePanel } from './price-plot.js';

/** The day that an input of the picker names. */
export function dayAt({ value, dataset, type }) {
  if (value === '') return null;
  const day = type === 'date'
    ? Math.floor((Date.parse(`${value}T12:00`) - Number(dataset.epoch)) / 86_400_000)
    : Number.parseInt(value, 10);
  return Number.isInteger(day) ? `#/day/${day}` : null;
}

function picker(day, { calendar }) {
  const real = calendar.realIntervalMillis === calendar.intervalMinutes * 60_000;
  const noon = new Date(calendar.epoch + day.day * 86_400_000 + 43_200_000);
  const date = `${noon.getFullYear()}-${String(noon.getMonth() + 1).padStart(2, '0')}-${String(noon.getDate()).padStart(2, '0')}`;
  const to = (number, text) => (number === null
    ? make('span', { class: 'off' }, text) : link(`#/day/${number}`, text));
  return make('div', { class: 'days', role: 'group', 'aria-label': 'Which day', 'data-key': 'days' },
    to(day.earlier, '← earlier'), make('strong', {}, dayName(calendar, day.day, day.first)), to(day.later, 'later →'),
    make('label', {}, 'Day ', make('input', real ? { type: 'date', value: date, 'data-day': '', 'data-epoch': calendar.epoch }
      : { type: 'number', value: String(day.day), 'data-day': '' })),
    link('#/', 'last day with offers'));
}

const source = (column) => (column.row.source === null ? words(column.row.status) : words(column.row.source));

/** How an interval stands, in a line: what a figure says of the column that is pointed at. */
export function columnLabel(calendar, { row, money: traded, solved }) {
  const mean = traded && meanPrice(traded.valueMicro, row.tradedWh);
  return `Interval ${row.t}, ${timeOf(calendar, row.t)}, ${words(row.status)}: offered ${kWh(row.offeredWh)}, requested ${kWh(row.requestedWh)}, `
    + `traded ${kWh(row.tradedWh)}${mean === null ? '' : ` at ${price(mean)} per kWh`}${row.source ? `; ${words(row.source)}` : ''}`
    + `${solved ? `, solved by ${solved.solver.slice(0, 8)}${solved.certified ? ', proved best' : ''}` : ''}`;
}

function sums({ sum, violations, columns }) {
  const final = columns.filter(({ row }) => row.source !== null).length;
  const tradable = columns.reduce((all, { row }) => all + Math.min(row.offeredWh, row.requestedWh), 0);
  const mean = meanPrice(sum.valueMicro, sum.tradedWh);
  return panel('sums', 'The day in numbers', facts([
    ['Traded', kWh(sum.tradedWh)],
    ['Of what both sides offered', `${percent(sum.tradedWh, tradable)} of ${kWh(tradable)}`],
    ['Value traded', money(sum.valueMicro)],
    ['Mean price per kWh', mean === null ? 'none' : price(mean)],
    ['Grid fees', money(sum.feesMicro)],
    ['Trades', sum.trades.toLocaleString()],
    ['Final intervals', String(final)],
    ['Limits exceeded', make('span', { class: violations.length === 0 ? 'good' : 'bad' }, String(violations.length))],
  ]), make('p', { class: 'hint' }, 'Money in units of the market\'s currency. An offer counts with its whole energy in each interval '
    + 'it names, so that not all that both sides offer can be traded.'));
}

function solvers({ sum }) {
  const sources = sum.sources.map(({ source: from, intervals }) => `${count(intervals, 'interval', 'intervals')} ${words(from)}`).join(', ');
  return panel('solved', 'Who solved', table({
    columns: [['Solver'], ['Rounds led', 'number'], ['Proved best', 'number'], ['Energy of its solutions', 'number wide']],
    rows: sum.solvers.map((solver) => [solver.solver, [key(solver.solver), String(solver.rounds), String(solver.certified),
      kWh(solver.solutionsWh)]]),
    none: 'No solution was accepted on this day.',
  }), make('p', { class: 'hint' }, sources === '' ? 'No interval of this day is final yet.' : `Final: ${sources}. Carried: the round brought `
    + 'no solution and the last one served as far as it fits. Proved best: a certificate shows that nothing better exists.'));
}

function rowOf({ calendar }, column) {
  const { row, money: traded } = column;
  const mean = traded && meanPrice(traded.valueMicro, row.tradedWh);
  return [`t${row.t}`, [link(`#/interval/${row.t}`, `${timeOf(calendar, row.t)} (${row.t})`), source(column),
    kWh(row.offeredWh), kWh(row.requestedWh), kWh(row.tradedWh), mean === null ? '' : price(mean),
    traded ? money(traded.valueMicro) : '', String(row.trades)]];
}

const HEADINGS = [['Interval'], ['State', 'wide'], ['Offered', 'number wide'], ['Requested', 'number wide'], ['Traded', 'number'],
  ['Price per kWh', 'number'], ['Value', 'number'], ['Trades', 'number wide']];

function tables(day, market) {
  const present = market.standing.round;
  const backwards = day.columns.toReversed();
  const past = backwards.filter(({ row }) => row.t <= present);
  const ahead = day.columns.filter(({ row }) => row.t > present);
  return panel('table', 'Intervals, from the present backwards',
    long('Intervals, from the present backwards', table({ columns: HEADINGS, rows: past.map((column) => rowOf(market, column)),
      none: 'No interval of this day has passed its gate.' })),
    ahead.length === 0 ? null : make('details', { 'data-key': 'ahead' }, make('summary', {}, `${count(ahead.length, 'interval', 'intervals')} ahead`),
      table({ columns: HEADINGS, rows: ahead.map((column) => rowOf(market, column)), none: '' })));
}

export function showDay(day, { market }) {
  const context = {
    day,
    calendar: market.calendar,
    size: day.last - day.first + 1,
    place: (t) => t - day.first,
    present: market.standing.round >= day.first && market.standing.round <= day.last ? market.standing.round - day.first : null,
    label: (column) => columnLabel(market.calendar, column),
    times: (place) => timeOf(market.calendar, day.first + place),
  };
  return [picker(day, market), feederPanel(context), energyPanel(context), pricePanel(context),
    make('div', { class: 'two', 'data-key': 'two' }, sums(day), solvers(day)), tables(day, market)];
}
