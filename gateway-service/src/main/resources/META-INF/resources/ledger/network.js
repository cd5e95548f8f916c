// The consortium as this gateway sees it. What it does not know is said to be unknown.
import { make } from '../frame/dom.js';
import { facts, key, link, panel, table } from '../frame/table.js';
import { moment, sinceRound, words } from '../frame/words.js';

const AWAY = 20; // blocks without its signature: a quorum signs each, so one that is well is missing now and then
const SOON_DAYS = 30;
const MIXES = { MixOpened: 'opened', MixCommitted: 'done', MixAborted: 'runs aborted', MixNotOpened: 'not opened, too few' };
const unknown = 'unknown';

function ordererState(one) {
  if (one.number === 0) return one.leads ? 'leads' : 'has signed before';
  if (one.lastSigned === null) return make('span', { class: 'warn' }, 'not seen yet');
  if (one.behind > AWAY) return make('span', { class: 'bad' }, 'away');
  return one.leads ? 'leads' : 'takes part';
}

function orderers({ orderers: all, notOrderedSince }) {
  const numbered = all.filter(({ number }) => number > 0);
  const away = numbered.filter(({ lastSigned, behind }) => lastSigned === null || behind > AWAY).length;
  const faulty = Math.floor((numbered.length - 1) / 3);
  return panel('orderers', 'Orderers',
    notOrderedSince === null ? null : make('p', { class: 'bad' }, `Since ${moment(notOrderedSince)} no quorum takes transactions.`),
    numbered.length === 0 ? null : make('p', { class: away === 0 ? 'good' : away > faulty ? 'bad' : 'warn' },
      `${numbered.length - away} of ${numbered.length} take part; ${faulty} may be away.`),
    table({ columns: [['Orderer'], ['Address', 'wide'], ['State'], ['Last block signed', 'number']],
      rows: all.map((one) => [`${one.organisation} ${one.number}`, [one.organisation, one.address === '' ? unknown : one.address, ordererState(one),
        one.lastSigned === null ? 'none' : link(`#/block/${one.lastSigned}`, String(one.lastSigned))]]),
      none: 'No block has come since this gateway started.' }),
    make('p', { class: 'hint' }, 'By the signatures in the blocks: a gateway has no connection to orderers. A quorum signs each block; '
      + `one that has signed none of the last ${AWAY} is taken as away. Where one orderer signs alone (Raft), it leads.`));
}

function peers({ peers: all, suspects }) {
  return panel('peers', 'Peers', table({
    columns: [['Peer of'], ['State'], ['Newest block', 'number'], ['Behind', 'number'], ['Last heard', 'wide']],
    rows: all.map((one) => [one.organisation, [one.organisation, one.up ? 'up' : make('span', { class: 'bad' }, 'away'),
      one.newestBlock === null ? unknown : String(one.newestBlock), one.behind === null ? unknown : String(one.behind), moment(one.heard)]]),
    none: 'No peer is asked.' }),
  suspects.length === 0 ? null : make('p', { class: 'bad' }, `Endorsements differed: ${suspects.map(({ organisation, count }) =>
    `${organisation} ${count} times`).join(', ')}. See "Endorsers differ" in docs/operations.md.`));
}

const gateway = ({ gateway: own, arrivals, chaincodeVersion }) => panel('gateway', 'This gateway', facts([
  ['Of', words(own.organisation)], ['Block read', own.block < 0 ? 'none' : link(`#/block/${own.block}`, String(own.block))],
  ['Closes rounds', own.closes ? `yes, looked ${moment(own.closerLooked)}` : 'no'],
  ['Closed or swept last', moment(own.closerDone)], ['Chaincode version', chaincodeVersion ?? unknown]]),
make('h3', {}, 'Operations that came in since it started'), table({
  columns: [['Way'], ['Account'], ['Operations', 'number']],
  rows: arrivals.map((one) => [`${one.way} ${one.account}`, [one.way === 'sealed' ? 'sealed, through forwarders' : words(one.way), one.account,
    one.count.toLocaleString()]]),
  none: 'None.' }));

const solvers = ({ solvers: all }) => panel('solvers', 'Solvers', table({
  columns: [['Solver'], ['Organisation', 'wide'], ['Licence', 'wide'], ['Accepted', 'number'], ['Last round', 'number']],
  rows: all.map((one) => [one.account, [key(one.account), words(one.organisation), one.until === null ? `from ${sinceRound(one.from)}`
    : `${sinceRound(one.from)} to ${one.until - 1}`, one.accepted.toLocaleString(),
  one.lastRound === null ? 'none' : link(`#/round/${one.lastRound}`, String(one.lastRound))]]),
  none: 'No solver is licensed.' }));

const mixes = ({ mixes: all }) => panel('mixes', 'Mixes', facts(all.map((one) =>
  [MIXES[one.outcome] ?? one.outcome, one.count.toLocaleString()])));

const certificates = ({ certificates: all }) => panel('certificates', 'Certificates', table({
  columns: [['Certificate'], ['Days left', 'number'], ['Ends', 'wide']],
  rows: all.map((one) => [one.name, [one.name, make('span', { class: one.days < SOON_DAYS ? 'bad' : 'good' }, String(one.days)),
    new Date(one.ends).toLocaleDateString()]]),
  none: 'This gateway was given none.' }));

const functions = ({ transactions }) => panel('functions', 'Transactions by function', make('details', { 'data-key': 'all' },
  make('summary', {}, `${transactions.valid.toLocaleString()} of ${transactions.transactions.toLocaleString()} took effect`), table({
    columns: [['Function'], ['Valid', 'number'], ['Without effect', 'number']],
    rows: transactions.functions.map((one) => [one.function, [one.function, one.valid.toLocaleString(), one.invalid.toLocaleString()]]),
    none: 'None.' })));

export const showNetwork = (network) => [orderers(network), make('div', { class: 'two', 'data-key': 'two' },
  peers(network), gateway(network), solvers(network), mixes(network), certificates(network), functions(network))];
