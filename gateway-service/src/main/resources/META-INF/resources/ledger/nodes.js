// Who is there and who is gone, as this gateway's node tells. What is gone has a cause, never only "down".
import { make } from '../frame/dom.js';
import { facts, key, panel, table } from '../frame/table.js';
import { moment, words } from '../frame/words.js';

const LATE_MILLIS = 5000; // the node tells each second
const CAUSES = {
  RETRACTED: 'took all back', ENDED: 'its process ended', SILENT: 'silent: its lease ran out', LOST: 'lost, and did not answer',
  DENIED: 'its certificate is withdrawn', EXPIRED: 'not seen since this node began',
};

function state(one) {
  if (one.state === 'THIS') return 'this one';
  if (one.state === 'LIVE') return 'there';
  return make('span', { class: 'bad' }, CAUSES[one.state] ?? words(one.state));
}

const listed = (nodes) => table({
  columns: [['Node'], ['Organisation', 'wide'], ['Site', 'wide'], ['State'], ['Since', 'wide'], ['Last head, ms', 'number'], ['Services', 'number']],
  rows: nodes.map((one) => [one.node, [one.name === '' ? key(one.node) : one.name, one.organisation === '' ? 'not heard yet' : words(one.organisation),
    one.site, state(one), one.since === null ? 'gone' : moment(one.since), one.headMillis === null ? 'none' : one.headMillis.toLocaleString(),
    one.services.toLocaleString()]]),
  none: 'None.' });

const named = (one) => (one.wanted === null ? words(one.type)
  : `${words(one.type)} ${one.instance}: wanted ${words(one.wanted)}, is ${words(one.actual ?? 'unknown')}`);

const offered = (services) => table({
  columns: [['Service'], ['Organisation', 'wide'], ['Node', 'wide'], ['At'], ['Account', 'wide']],
  rows: services.map((one) => [`${one.type} ${one.node} ${one.instance}`, [named(one), words(one.organisation), one.node, one.addresses.join(', '),
    one.account === null ? 'none' : key(one.account)]]),
  none: 'Nothing is announced.' });

export function showNodes({ toldMillisAgo, nodes, services, refused, counts }) {
  return [
    panel('nodes', 'Nodes', toldMillisAgo < LATE_MILLIS ? null
      : make('p', { class: 'bad' }, `This gateway's node has not answered for ${Math.round(toldMillisAgo / 1000)} s; this is what it said last.`),
    listed(nodes), make('p', { class: 'hint' }, 'Signed by each node and checked by this gateway\'s. An age beyond 1,100 ms in one\'s own site, 3,300 ms'
      + ' elsewhere, means that heads are lost on the way.')),
    panel('services', 'What they offer', offered(services)),
    make('div', { class: 'two', 'data-key': 'two' },
      panel('refused', 'Announced and not told', table({
        columns: [['Node'], ['Code'], ['Why', 'wide']],
        rows: refused.map((one, i) => [`${i}`, [one.node, make('code', {}, one.code), one.detail]]), none: 'Nothing.' })),
      panel('counts', 'Not believed since it started', counts.length === 0 ? make('p', { class: 'empty' }, 'Nothing.')
        : facts(counts.map((one) => [words(one.what), one.times.toLocaleString()]))))];
}
