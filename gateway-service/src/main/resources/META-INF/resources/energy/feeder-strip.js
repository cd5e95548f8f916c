// Limit groups against C^i (the larger side of what is sold and bought inside) and C^e (the net flow across), by interval.
import { make } from '../frame/dom.js';
import { empty, link, panel, table } from '../frame/table.js';
import { cell, legend, timeline } from '../frame/timeline.js';
import { kWh, percent, timeOf } from '../frame/words.js';

const ROW = 16;
const MOST_GROUPS = 12;
const STEPS = [[0.25, 'share-0', 'up to 25 %'], [0.5, 'share-1', 'to 50 %'], [0.75, 'share-2', 'to 75 %'], [0.9, 'share-3', 'to 90 %'],
  [1, 'share-4', 'to 100 %']];

const limitsAt = (group, t) => group.limits.findLast(({ from }) => from <= t);

/** What a group's cell is, against both limits. */
function shares(group, at) {
  const { internalWh, externalWh } = limitsAt(group, at.t);
  return [[Math.max(at.soldWh, at.boughtWh), internalWh], [Math.abs(at.soldWh - at.boughtWh), externalWh]];
}

const ratio = ([load, limit]) => (limit === 0 ? (load === 0 ? 0 : Infinity) : load / limit);

const peak = (group, which) => group.cells.reduce((most, at) => {
  const share = shares(group, at)[which];
  return most === null || ratio(share) > ratio(most.share) ? { share, t: at.t } : most;
}, null);

function row(group, which, { place }) {
  const marks = group.cells.map((at) => {
    const share = ratio(shares(group, at)[which]);
    if (share === 0) return null;
    const step = STEPS.find(([most]) => share <= most);
    return cell(place(at.t), step ? step[1] : 'beyond', ROW, !step);
  });
  return { name: `${group.group} ${which === 0 ? 'Cⁱ' : 'Cᵉ'}`, height: ROW, marks, kind: 'strip' };
}

function columns({ day, calendar, place }) {
  const loads = new Map();
  day.groups.forEach((group) => group.cells.forEach((at) => {
    const [inside, across] = shares(group, at);
    const text = `${group.group}: ${percent(...inside)} of Cⁱ, ${percent(...across)} of Cᵉ`;
    const before = loads.get(at.t) ?? [];
    loads.set(at.t, [...before, { text, most: Math.max(ratio(inside), ratio(across)) }]);
  }));
  return [...loads.entries()].sort(([a], [b]) => a - b).map(([t, groups]) => ({
    place: place(t), href: `#/interval/${t}`,
    label: `Interval ${t}, ${timeOf(calendar, t)}; ${groups.sort((a, b) => b.most - a.most).slice(0, 3).map(({ text }) => text).join('; ')}`,
  }));
}

function violations({ day, calendar }) {
  if (day.violations.length === 0) {
    return make('p', { class: 'good' }, 'No limit is exceeded on this day.');
  }
  return make('div', {}, make('p', { class: 'bad' }, make('strong', {}, `Limits exceeded: ${day.violations.length}.`),
    ' The ledger refuses this; have the audit read these intervals.'),
  table({ columns: [['Interval'], ['Group'], ['Limit'], ['Load', 'number'], ['Allowed', 'number']],
    rows: day.violations.map((found) => [`${found.t}/${found.group}/${found.limit}`, [
      link(`#/interval/${found.t}`, `${timeOf(calendar, found.t)} (${found.t})`), found.group, found.limit === 'internal' ? 'Cⁱ' : 'Cᵉ',
      kWh(found.loadWh), kWh(found.limitWh)]]), none: '' }));
}

function peaks({ day, calendar }) {
  const told = (group, which) => {
    const most = peak(group, which);
    return most === null ? 'nothing' : [`${percent(...most.share)} at `, link(`#/interval/${most.t}`, timeOf(calendar, most.t))];
  };
  return make('details', { 'data-key': 'peaks' }, make('summary', {}, 'Peaks of the day, as a table'), table({
    columns: [['Group'], ['Feeders', 'wide'], ['Peak of Cⁱ'], ['Peak of Cᵉ']],
    rows: day.groups.map((group) => [group.group, [group.group, group.feeders.join(', '),
      make('span', {}, told(group, 0)), make('span', {}, told(group, 1))]]), none: 'No group.' }));
}

export function feederPanel(context) {
  const { day } = context;
  const busy = day.groups.filter((group) => group.cells.length > 0);
  const highest = (group) => Math.max(ratio(peak(group, 0).share), ratio(peak(group, 1).share));
  const chosen = new Set(busy.toSorted((a, b) => highest(b) - highest(a)).slice(0, MOST_GROUPS));
  const rows = busy.filter((group) => chosen.has(group)).flatMap((group) => [row(group, 0, context), row(group, 1, context)]);
  return panel('feeders', 'Feeders and groups against their limits',
    violations(context),
    rows.length === 0 ? empty('Nothing has been traded on this day.') : [
      legend([...STEPS.map(([, kind, text]) => [kind, text]), ['beyond', 'beyond the limit']]),
      timeline({ name: 'feeders', label: 'Share of the limits, by group and interval', count: context.size, rows,
        columns: columns(context), times: context.times, present: context.present,
        hint: 'Point at a column, or reach it with the arrow keys; it leads to its interval.' })],
    make('p', { class: 'hint' }, 'Cⁱ: the larger side of what is sold and bought inside. Cᵉ: the net flow across. A trade tells its '
      + 'anonymity group and no feeder; a feeder stands alone where it is a group of its own. Share of the largest load only: '
      + `${busy.length > MOST_GROUPS ? `the ${MOST_GROUPS} most loaded of ${busy.length} groups are drawn.` : 'all groups that trade are drawn.'}`),
    peaks(context));
}
