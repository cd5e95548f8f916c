// What waits for an operator, with the command that answers. This page does nothing itself.
import { make } from '../frame/dom.js';
import { command, key, panel, table } from '../frame/table.js';
import { dayAndTime, kWh, sinceRound, words } from '../frame/words.js';

const since = (market, t) => (t === null ? 'at once' : market.calendar ? `interval ${t} (${dayAndTime(market.calendar, t)})` : `interval ${t}`);

function proposal(market, one) {
  return make('article', { 'data-key': one.digest, 'aria-label': `Proposal ${one.id}` },
    make('h3', {}, one.id, one.late ? make('span', { class: 'bad' }, ' can no longer be approved') : null),
    make('p', {}, `From ${since(market, one.from)}; ${words(one.approver)} approves.`),
    make('ul', {}, one.changes.map((change) => make('li', {}, change))),
    make('p', {}, 'Digest ', make('code', {}, one.digest)),
    one.late ? make('p', { class: 'hint' }, 'Offers can name its first interval already. Propose it anew for a later one.')
      : make('p', {}, command(one.command)));
}

export function showInbox(inbox, { market }) {
  return [
    panel('proposals', 'Rules that wait for approval', inbox.proposals.length === 0
      ? make('p', { class: 'empty' }, 'No proposal is open.') : inbox.proposals.map((one) => proposal(market, one))),
    panel('enrolments', 'Meters that ask to be registered', table({
      columns: [['Meter'], ['Feeder'], ['Limits', 'wide'], ['Key', 'wide'], ['Answer']],
      rows: inbox.enrolments.map((one) => [`${one.meter} ${one.key}`, [one.meter, one.feeder,
        `sells ${kWh(one.productionWh)}, buys ${kWh(one.consumptionWh)}`, key(one.key), command(one.command)]]),
      none: 'No meter waits.' }),
    inbox.moreEnrolments === 0 ? null : make('p', { class: 'hint' }, `${inbox.moreEnrolments} more; gridmarket operator enrolments lists them.`)),
    panel('coming', 'Rules that come into force', inbox.coming.length === 0 ? make('p', { class: 'empty' }, 'None.')
      : make('ul', {}, inbox.coming.map((one) => make('li', { 'data-key': one.id }, `${one.id} from ${since(market, one.from)}: ${one.changes.join(' ')}`)))),
    panel('licences', 'Licences of solvers', table({
      columns: [['Solver'], ['Organisation'], ['From', 'wide'], ['Until', 'number wide'], ['To withdraw it']],
      rows: inbox.licences.map((one) => [one.solver, [key(one.solver), words(one.organisation), sinceRound(one.from),
        one.until === null ? 'in force' : String(one.until), one.until === null ? command(one.command) : '']]),
      none: 'No solver is licensed; without one nothing is traded. gridmarket operator licence grant KEY gives one.' }))];
}
