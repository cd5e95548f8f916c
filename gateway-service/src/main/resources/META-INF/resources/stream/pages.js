// The pages of stream computation: how lanes and epochs stand, who was found at fault, and one allocation.
import { make } from '../frame/dom.js';
import { counts, empty, facts, key, link, panel, table } from '../frame/table.js';
import { exactMoney, moment, words } from '../frame/words.js';

const account = (one) => link(`#/purse/${one}`, key(one));
const state = (one) => one.closed ? 'closed' : one.gone ? `customer ${words(one.gone)}` : 'open';

const faultTable = (faults) => table({
  columns: [['Fault'], ['Epoch', 'number'], ['Who'], ['Allocation'], ['Block', 'number'], ['Evidence: transaction']],
  rows: faults.map((one) => [`${one.allocation}${one.epoch}${one.party}${one.what}`, [words(one.what), one.epoch.toLocaleString(),
    account(one.party), link(`#/stream/${one.allocation}`, key(one.allocation)), one.block.toLocaleString(), key(one.transaction)]]),
  none: 'Nobody was found at fault.' });

function showOverview({ lanes, epochs, faults, newestFaults, allocations }) {
  return [
    panel('lanes', 'Lanes', counts(lanes, 'No lane was made.')),
    panel('epochs', 'Epochs of lanes', counts(epochs, 'No epoch has a root.')),
    panel('faults', 'Faults', counts(faults, 'Nobody was found at fault.')),
    panel('newest-faults', 'Newest faults', faultTable(newestFaults)),
    panel('allocations', 'Newest allocations', table({
      columns: [['Allocation'], ['State'], ['Customer'], ['Start', 'wide'], ['Epochs', 'number wide'], ['Inputs each', 'number wide'], ['Price of an epoch', 'number']],
      rows: allocations.map((one) => [one.id, [link(`#/stream/${one.id}`, key(one.id)), state(one), account(one.customer),
        moment(one.startMs), one.epochs.toLocaleString(), one.inputs.toLocaleString(), exactMoney(one.epochPrice)]]),
      none: 'Nothing was allocated.' }))];
}

function epochRows({ allocation, lanes, reveals, epochs }) {
  const revealed = new Map(reveals.map((one) => [one.epoch, one]));
  return epochs.map((one) => {
    const reveal = revealed.get(one.epoch);
    const lane = lanes.findIndex(({ supplier }) => supplier === one.supplier);
    const share = allocation.inputs === 0 ? 0 : 100 * one.missing / allocation.inputs;
    return [`${one.epoch}/${one.supplier}`, [one.epoch.toLocaleString(), `${lane + 1}`, words(one.status), `${share.toFixed(1)} %`,
      reveal ? `${reveal.tests} tests${reveal.concluded ? ', concluded' : ''}` : 'not yet']];
  });
}

function showAllocation({ found }) {
  if (found === null || found === undefined) {
    return [panel('allocation', 'Allocation', empty('This gateway knows no such allocation.'))];
  }
  const one = found.allocation;
  return [
    panel('allocation', 'Allocation', facts([
      ['allocation', make('code', {}, one.id)], ['state', state(one)], ['customer', account(one.customer)],
      ...one.mediators.map((mediator, place) => [`mediator ${place + 1}`, account(mediator)]), ['allocator', account(one.allocator)],
      ['start', moment(one.startMs)], ['epochs', `${one.epochs} of ${one.epochMs / 1000} s, ${one.inputs} inputs each`],
      ['price of 10^12 fuel', exactMoney(one.price)], ['price of an epoch', exactMoney(one.epochPrice)], ['block', one.block.toLocaleString()]])),
    panel('lanes', 'Lanes', table({
      columns: [['Lane', 'number wide'], ['Supplier'], ['State'], ['Rooted', 'number wide'], ['Settled', 'number'], ['Prepaid', 'number wide'],
        ['Deposit', 'number wide'], ['Earned', 'number'], ['Treasury', 'number'], ['Back', 'number wide']],
      rows: found.lanes.map((lane, place) => [lane.supplier, [`${place + 1}`, account(lane.supplier), words(lane.status), lane.rooted.toLocaleString(),
        lane.opened.toLocaleString(), exactMoney(lane.escrow), exactMoney(lane.deposit), exactMoney(lane.earned), exactMoney(lane.forfeited), exactMoney(lane.back)]]),
      none: 'There is no lane.' })),
    panel('epochs', 'Epochs', table({
      columns: [['Epoch', 'number'], ['Lane', 'number'], ['State'], ['Missing', 'number'], ['Revealed']], rows: epochRows(found), none: 'No epoch has a root.' })),
    panel('faults', 'Faults', faultTable(found.faults))];
}

export const streamPages = {
  nav: [['#/streams', 'Streams']],
  pages: [
    { address: /^#\/streams$/, nav: '#/streams', ask: () => 'stream', title: () => 'Streams', show: showOverview },
    { address: /^#\/stream\/([0-9a-f]{64})$/, nav: '#/streams', ask: ([, id]) => `stream/${id}`, title: ([, id]) => `Allocation ${id.slice(0, 8)}`, show: showAllocation },
  ],
};
