// The page of the ledger's clock: how it was founded, where it stands, who seals its periods.
import { make } from '../frame/dom.js';
import { command, empty, facts, link, long, panel, table } from '../frame/table.js';
import { moment, sentence, span, words } from '../frame/words.js';

const UNKNOWN = 'unknown';

const terms = ({ epoch, periodMillis, simulation, digest }) => [
  ['Period 0 began', new Date(epoch).toLocaleString()],
  ['A period lasts', `${span(periodMillis)}${simulation ? ', of a simulation' : ''}`],
  ['Digest', make('code', {}, digest)]];

const told = ({ block, transaction }) => [link(`#/tx/${transaction}`, `block ${block.toLocaleString()}`)];

function proposed({ proposals, founded }) {
  if (proposals.length === 0) return empty('Nobody has proposed a clock. "gridmarket operator found" proposes one with the calendar.');
  return table({
    columns: [['Proposed by'], ['In'], ['A period', 'wide'], ['What became of it', 'wide']],
    rows: proposals.map((one) => [one.by, [words(one.by), told(one), span(one.terms.periodMillis),
      founded === null ? command(`./gridmarket operator approve ${one.terms.digest} --gateway HOST:PORT --token-file FILE`)
        : founded.terms.digest === one.terms.digest ? 'approved by another organisation' : 'void']]),
    none: '' });
}

const standing = ({ founded }, { now }) => panel('clock', 'The ledger\'s clock', founded === null
  ? empty('The ledger has no clock yet: its markets but energy take no operations.')
  : facts([['Period', founded.present.period.toLocaleString()],
    ['Ends', `in ${span(Math.max(0, founded.present.end - now))}, at ${moment(founded.present.end)}`],
    ['Last that may be named', founded.present.lastNameable.toLocaleString()],
    ['Founded in', told(founded)], ...terms(founded.terms)]));

function who({ keepers }) {
  if (!keepers.here) return 'Gateways of other organisations; this one does no chores.';
  return keepers.after === 0 ? 'Any gateway; this one at once, the others when it has not.'
    : `Any gateway; this one ${span(keepers.after)} after the first, when nobody has.`;
}

function state({ sealable, sealedAt }, now) {
  if (sealedAt !== null) return `sealed at ${moment(sealedAt)}, to be swept`;
  return now < sealable ? `lasts, or can be sealed from ${moment(sealable)}` : make('span', { class: 'bad' }, `overdue by ${span(now - sealable)}`);
}

const sealing = (page, { now }) => panel('keepers', 'Who seals', make('p', {}, who(page)),
  make('p', { class: 'hint' }, sentence('A period is sealed once it is over and an operation has named it as its last; '
    + 'then what is kept of its operations is swept')),
  !page.keepers.here ? null : make('p', {}, `Asked the ledger what waits: ${page.keepers.asked === null ? UNKNOWN : moment(page.keepers.asked)}.`),
  !page.keepers.here ? null : table({ columns: [['Period that waits'], ['State']],
    rows: page.keepers.waiting.map((one) => [String(one.period), [one.period.toLocaleString(), state(one, now)]]),
    none: page.keepers.asked === null ? 'Not known yet.' : 'Nothing waits.' }));

const seals = ({ sealed, seals: list }) => panel('seals', `Sealed periods (${sealed.toLocaleString()})`, long('Sealed periods', table({
  columns: [['Period'], ['Sealed', 'number'], ['After it could be', 'number'], ['Outcomes swept', 'number'], ['In', 'wide']],
  rows: list.map((one) => [String(one.period), [one.period.toLocaleString(), moment(one.sealedAt),
    span(Math.max(0, one.sealedAt - one.sealable)), one.swept.toLocaleString(), told(one)]]),
  none: 'None has been sealed.' })));

const showClock = (page, { market }) => [standing(page, market),
  panel('proposals', 'How it was founded', proposed(page)), sealing(page, market), seals(page)];

export const clockPages = {
  nav: [['#/clock', 'Clock']],
  pages: [
    { address: /^#\/clock$/, nav: '#/clock', ask: () => 'clock', title: () => 'Clock', show: showClock },
  ],
};
