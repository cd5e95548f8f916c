// One interval: how it came to be final, its groups against both limits, its trades.
import { make } from '../frame/dom.js';
import { facts, key, link, long, panel, table } from '../frame/table.js';
import { kWh, meanPrice, moment, money, percent, price, timeOf, words } from '../frame/words.js';

const at = (time, block) => (time === null ? 'not yet'
  : make('span', {}, moment(time), ' in ', link(`#/block/${block}`, `block ${block}`)));

export function showInterval(detail, { market }) {
  const { row, money: traded, tariff, solved } = detail.column;
  const { calendar } = market;
  const mean = traded && meanPrice(traded.valueMicro, row.tradedWh);
  const around = make('div', { class: 'days', 'data-key': 'around' }, link(`#/interval/${row.t - 1}`, '← before'),
    make('strong', {}, `Interval ${row.t}, ${timeOf(calendar, row.t)}`), link(`#/interval/${row.t + 1}`, 'after →'),
    link(`#/day/${detail.day}`, 'its day'), link(`#/round/${row.t}`, 'its round'));
  return [around,
    panel('state', 'How it stands', facts([
      ['State', words(row.status)], ['Trades come from', row.source === null ? 'not final yet' : words(row.source)],
      ['Gate', moment(detail.gate)], ['Sealed', at(detail.closedAt, detail.closedBlock)], ['Final', at(detail.finalAt, detail.finalBlock)],
      ['Best solution of its round', solved ? make('span', {}, key(solved.solver), solved.certified ? ', proved best' : '') : 'none'],
      ['Offered', kWh(row.offeredWh)], ['Requested', kWh(row.requestedWh)], ['Traded', kWh(row.tradedWh)],
      ['Mean price per kWh', mean === null ? 'none' : price(mean)], ['Value', traded ? money(traded.valueMicro) : money('0')],
      ['Fees', traded ? money(traded.feesMicro) : money('0')],
      ['Band per kWh', tariff ? `${price(tariff.bandLow)} to ${price(tariff.bandHigh)}` : 'no tariff']])),
    panel('groups', 'Groups against their limits',
      detail.violations.length === 0 ? null : make('p', { class: 'bad' }, `Limits exceeded: ${detail.violations.length}.`),
      table({ columns: [['Group'], ['Sold', 'number'], ['Bought', 'number'], ['Of Cⁱ', 'number'], ['Of Cᵉ', 'number']],
        rows: detail.groups.map((group) => [group.group, [group.group, kWh(group.soldWh), kWh(group.boughtWh),
          percent(Math.max(group.soldWh, group.boughtWh), group.internalLimitWh),
          percent(Math.abs(group.soldWh - group.boughtWh), group.externalLimitWh)]]), none: 'No grid is in force.' })),
    panel('trades', 'Trades, the largest first', long('Trades', table({
      columns: [['Seller\'s offer'], ['Buyer\'s offer'], ['Energy', 'number'], ['Price per kWh', 'number'], ['Fee', 'number wide']],
      rows: detail.trades.map((trade) => [`${trade.sell} ${trade.buy}`, [offer(trade.sell), offer(trade.buy), kWh(trade.energyWh),
        price(trade.price), price(trade.fee)]]), none: 'Nothing is traded in it.' })))];
}

/** An offer by its page and place in it. */
function offer(id) {
  const [page, place] = id.split('#');
  return make('code', { title: id }, `${page.slice(0, 8)} ${place}`);
}
