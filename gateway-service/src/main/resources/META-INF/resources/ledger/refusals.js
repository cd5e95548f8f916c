// Refusals of the last hour by code, with a sentence each.
import { make } from '../frame/dom.js';
import { panel, table } from '../frame/table.js';

const BY = { relay: 'this gateway', ledger: 'the ledger', block: 'the peers' };

const listed = (refusals, none) => table({
  columns: [['Code'], ['Times', 'number'], ['By', 'wide'], ['What it means']],
  rows: refusals.map((one) => [`${one.by} ${one.code}`, [make('code', {}, one.code), one.count.toLocaleString(), BY[one.by] ?? one.by, one.meaning]]),
  none });

export function showRefusals({ here, ledger }) {
  return [
    panel('here', 'Refused here in the last hour', listed(here, 'Nothing was refused.'),
      make('p', { class: 'hint' }, 'Operations that came to this gateway, since it started. Those of other gateways are theirs to tell.')),
    panel('ledger', 'Ordered and without effect', listed(ledger, 'Every transaction of the last hour took effect.'))];
}
