// A block, and a transaction with what it told.
import { make } from '../frame/dom.js';
import { facts, link, panel, table } from '../frame/table.js';
import { words } from '../frame/words.js';

export function showBlock(block) {
  return [
    make('div', { class: 'days', 'data-key': 'around' }, block.number > 0 ? link(`#/block/${block.number - 1}`, '← before') : null,
      make('strong', {}, `Block ${block.number}`), link(`#/block/${block.number + 1}`, 'after →')),
    panel('transactions', 'Transactions of this market', table({
      columns: [['Transaction'], ['Function'], ['Validity'], ['Events', 'number']],
      rows: block.transactions.map((one) => [one.id, [link(`#/tx/${one.id}`, one.id.slice(0, 16), { title: one.id }), one.function,
        words(one.validity), String(one.events)]]),
      none: 'None: the block configures the channel, or holds transactions of others.' }),
    block.more === 0 ? null : make('p', { class: 'hint' }, `${block.more} more are not shown.`))];
}

export function showTransaction(one) {
  return [
    panel('transaction', 'Transaction', make('p', {}, make('code', {}, one.id)), facts([
      ['Function', one.function], ['Block', make('span', {}, link(`#/block/${one.block}`, String(one.block)), `, place ${one.place}`)],
      ['Validity', words(one.validity)]]), make('p', { class: 'hint' }, one.meaning)),
    panel('events', 'What it told', one.events.length === 0 ? make('p', { class: 'empty' }, 'Nothing.')
      : one.events.map((event, i) => make('article', { 'data-key': `e${i}`, 'aria-label': event.type }, make('h3', {}, event.type),
        make('pre', { class: 'json' }, event.json), event.cut ? make('p', { class: 'hint' }, 'Cut off; the stream of events has all of it.') : null)),
    one.more === 0 ? null : make('p', { class: 'hint' }, `${one.more} more are not shown.`))];
}
