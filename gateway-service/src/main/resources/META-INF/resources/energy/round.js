// One round: who proposed what for its interval and those ahead, and what became of it.
import { make } from '../frame/dom.js';
import { facts, key, link, panel, table } from '../frame/table.js';
import { kWh, moment, money, timeOf, words } from '../frame/words.js';

export function showRound(round, { market }) {
  const { calendar } = market;
  return [
    make('div', { class: 'days', 'data-key': 'around' }, link(`#/round/${round.round - 1}`, '← before'),
      make('strong', {}, `Round ${round.round}, for the interval from ${timeOf(calendar, round.round)}`),
      link(`#/round/${round.round + 1}`, 'after →'), link(`#/interval/${round.round}`, 'its interval'), link(`#/day/${round.day}`, 'its day')),
    panel('state', 'How it stands', facts([
      ['Gate', moment(round.gate)],
      ['Sealed', round.closedAt === null ? 'not yet'
        : make('span', {}, moment(round.closedAt), ' in ', link(`#/block/${round.closedBlock}`, `block ${round.closedBlock}`))],
      ['May trade ahead until', `${timeOf(calendar, round.lookAheadEnd)} (${round.lookAheadEnd})`],
      ['Its interval\'s trades come from', round.source === null ? 'not final yet' : words(round.source)]])),
    panel('solutions', 'Accepted solutions, the best first', table({
      columns: [['Solver'], ['Energy', 'number'], ['Welfare', 'number'], ['Trades', 'number'], ['Proved best'], ['Block', 'wide']],
      rows: round.candidates.map((one) => [`${one.block} ${one.solver}`, [key(one.solver), kWh(one.energyWh), money(one.welfareMicro),
        String(one.trades), one.certified ? 'yes' : 'no', link(`#/block/${one.block}`, String(one.block))]]),
      none: 'None. Without one, the carried solution serves.' }),
    make('p', { class: 'hint' }, 'Welfare: what buyers would pay more and sellers take less than they do, after fees; in units of the market\'s currency. '
      + 'Each one is better than the one below it, or it would not have been accepted.'))];
}
