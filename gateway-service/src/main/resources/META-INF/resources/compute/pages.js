// The pages of batch computation: what is in the book, how matches end, and one match.
import { make } from '../frame/dom.js';
import { counts, empty, facts, key, link, panel, table } from '../frame/table.js';
import { exactMoney, moment, words } from '../frame/words.js';

const state = (one) => one.outcome === null || one.outcome === undefined ? words(one.status) : `closed: ${words(one.outcome)}`;

function showOverview({ offers, open, closed, matches }) {
  return [
    panel('book', 'In the book', counts(offers, 'Nobody offers anything.')),
    panel('open', 'Open matches', counts(open, 'No match is open.')),
    panel('closed', 'How matches closed', counts(closed, 'None has closed yet.')),
    panel('matches', 'Newest matches', table({
      columns: [['Match'], ['State'], ['Due'], ['Provider'], ['At most', 'number'], ['Moved', 'number']],
      rows: matches.map((one) => [one.id, [link(`#/compute/${one.id}`, key(one.id)), state(one),
        one.outcome ? '' : moment(one.dueMs), key(one.provider), exactMoney(one.estimate), exactMoney(one.paid)]]),
      none: 'Nothing was matched.' }))];
}

function showMatch({ match: one }) {
  return [panel('match', 'Match', one === null || one === undefined ? empty('This gateway knows no such match.') : facts([
    ['match', make('code', {}, one.id)], ['state', state(one)],
    ['due', one.outcome ? 'closed' : moment(one.dueMs)],
    ['at most', exactMoney(one.estimate)], ['moved at its closing', exactMoney(one.paid)],
    ['job creator', link(`#/purse/${one.creator}`, key(one.creator))],
    ['provider', link(`#/purse/${one.provider}`, key(one.provider))],
    ['mediator', link(`#/purse/${one.mediator}`, key(one.mediator))],
    ['directory', link(`#/purse/${one.directory}`, key(one.directory))],
    ['solver', link(`#/purse/${one.solver}`, key(one.solver))], ['block', one.block.toLocaleString()]]))];
}

export const computePages = {
  nav: [['#/computations', 'Computation']],
  pages: [
    { address: /^#\/computations$/, nav: '#/computations', ask: () => 'compute', title: () => 'Computation', show: showOverview },
    { address: /^#\/compute\/([0-9a-f]{64})$/, nav: '#/computations', ask: ([, match]) => `compute/${match}`, title: ([, match]) => `Match ${match.slice(0, 8)}`, show: showMatch },
  ],
};
