// The pages of allocation markets: all of them, one, a cycle, a member.
import { make } from '../frame/dom.js';
import { command, empty, facts, key, link, panel, table } from '../frame/table.js';
import { count, moment, money, span, words } from '../frame/words.js';

const number = (value) => value.toLocaleString();
const marketLink = (name) => link(`#/allocation/${name}`, name);
const cycleLink = (name, cycle) => link(`#/allocation/${name}/cycle/${cycle}`, String(cycle));
const memberLink = (name, account) => (account === '' ? 'swept' : link(`#/allocation/${name}/member/${account}`, key(account)));
const left = (until, now) => (until > now ? `${span(until - now)} left` : `due since ${span(now - until)}`);

/** What of the cycle of a market is going on. */
const standing = (market, now) => [
  market.offering === null ? null : `book ${market.offering} open, ${left(market.closesMs, now)}`,
  market.solving === null ? null : `cycle ${market.solving} solved, ${left(market.endsMs, now)}`,
  market.end === null ? null : `ends before cycle ${market.end}`].filter(Boolean).join('; ') || 'nothing';

const result = (cycle) => (cycle === null ? 'none' : `${cycle.cycle}: ${count(cycle.assignments, 'assignment', 'assignments')}`);

/** An offer's id is book, page, place: shown by its book, the beginning of its page, its place; all of it in the title. */
function offer(id) {
  const [, book, page, place] = /^(\d+)\.([0-9a-f]+)\/(\d+)$/.exec(id);
  return make('code', { title: id }, `${book}.${page.slice(0, 8)}/${place}`);
}

function showOverview({ markets, proposals, solvers }, { market: { now } }) {
  return [
    panel('markets', 'Allocation markets', table({
      columns: [['Market'], ['Now', 'wide'], ['Members', 'number'], ['Last cycle'], ['Volume', 'number']],
      rows: markets.map((one) => [one.name, [marketLink(one.name), standing(one, now), number(one.members), result(one.newest),
        one.newest === null ? '' : number(one.newest.volume)]]),
      none: 'No allocation market is founded.' })),
    panel('proposals', `Waiting for a supervisor (${number(proposals.length)})`, table({
      columns: [['Market'], ['What'], ['From cycle', 'number'], ['Digest', 'wide']],
      rows: proposals.map((one) => [`${one.market} ${one.digest}`, [one.market, words(one.kind), one.first < 0 ? '' : String(one.first),
        make('code', {}, one.digest)]]),
      none: 'Nothing waits.' })),
    panel('solvers', 'Solvers', table({
      columns: [['Account'], ['Organisation'], ['From period', 'number'], ['Until', 'number']],
      rows: solvers.map((one) => [one.account, [key(one.account), one.organisation, String(one.from), one.until === null ? '' : String(one.until)]]),
      none: 'No solver has a licence.' }))];
}

function showMarket({ market, schema, terms, later, cycles, refused }, { market: { now } }) {
  const is = JSON.parse(schema);
  const inForce = JSON.parse(terms.json);
  return [
    panel('market', `Market ${market.name}`, facts([
      ['now', standing(market, now)],
      ['type', is.type.map((field) => `${field.name} ${field.min} to ${field.max}`).join(', ')],
      ['quantity', is.quantity.map((dimension) => `${dimension.name} up to ${number(dimension.max)}`).join(', ')],
      ['best is', is.objective.map(words).join(', then ')],
      ['price', is.price === 'UNIFORM' ? 'one for each type and cycle' : 'one for each assignment'],
      ['money', is.money.settled ? `moves; hold ${span(is.money.holdMillis)}` : 'does not move'],
      ['members', `${number(market.members)} of ${number(is.limits.members)}`],
      ['operator, supervisor', `${market.operator}, ${market.supervisor}`],
      ['terms', `since cycle ${terms.from}: fee ${money(String(inForce.feeMicro))}, ${count(inForce.bands.length, 'band', 'bands')}, `
        + `${count(inForce.pairs.length, 'pair', 'pairs')}, ${count(inForce.capacities.length, 'capacity', 'capacities')}`
        + (later.length > 0 ? `; others from ${later.join(', ')}` : '')]])),
    panel('cycles', 'Cycles', table({
      columns: [['Cycle'], ['Offers', 'number'], ['Closed', 'wide'], ['Final', 'wide'], ['By'], ['Assignments', 'number'], ['Volume', 'number'], ['Paid', 'number']],
      rows: cycles.map((one) => [one.cycle, [cycleLink(market.name, one.cycle), number(one.offers),
        one.closedMs === null ? '' : moment(one.closedMs), one.finalMs === null ? '' : moment(one.finalMs),
        one.source === null ? '' : words(one.source), number(one.assignments), number(one.volume), money(one.paid)]]),
      none: 'Nothing was offered yet.' })),
    panel('refused', 'Offers of the open book that were left out', table({
      columns: [['Code'], ['Offers', 'number']], rows: refused.map((one) => [one.code, [make('code', {}, one.code), number(one.offers)]]),
      none: 'None.' }))];
}

function showCycle({ cycle, candidates, types, assignments, unassigned }, frame, [, name]) {
  return [
    panel('cycle', `Cycle ${cycle.cycle} of ${name}`, facts([
      ['market', marketLink(name)],
      ['closed', moment(cycle.closedMs)],
      ['final', cycle.finalMs === null ? 'not yet' : `${moment(cycle.finalMs)}, ${words(cycle.source)}`],
      ['volume', number(cycle.volume)], ['paid', money(cycle.paid)], ['fees', money(cycle.fees)],
      ['reversed', number(cycle.reversed)]])),
    panel('candidates', 'Who led', table({
      columns: [['Solver'], ['Value'], ['Bound', 'wide'], ['Terms proved', 'number'], ['Assignments', 'number']],
      rows: candidates.map((one, i) => [String(i), [key(one.solver), one.worth, one.bounds, number(one.proved), number(one.assignments)]]),
      none: 'No solution was accepted.' })),
    panel('types', 'By type', table({
      columns: [['Type'], ['Assignments', 'number'], ['Volume', 'number'], ['Price']],
      rows: types.map((one) => [one.type, [one.type, number(one.assignments), number(one.volume),
        one.lowest === one.highest ? money(one.lowest) : `${money(one.lowest)} to ${money(one.highest)}`]]),
      none: 'Nothing is assigned.' })),
    panel('assignments', 'Assignments', table({
      columns: [['Provider'], ['Consumer'], ['Type'], ['Amounts', 'wide'], ['Volume', 'number'], ['Price', 'number']],
      rows: assignments.map((one) => [String(one.place), [memberLink(name, one.providedBy), memberLink(name, one.consumedBy), one.type, one.amounts,
        one.reversed ? `${number(one.volume)}, reversed` : number(one.volume), money(one.price)]]),
      none: 'None, or swept.' }),
    cycle.assignments > assignments.length && assignments.length > 0 ? make('p', { class: 'hint' }, `The first ${number(assignments.length)} of ${number(cycle.assignments)}.`) : null),
    panel('unassigned', 'Offers of its book of which nothing is assigned', offers(name, unassigned, true,
      'None, or swept.'),
    unassigned.length === 0 ? null : make('p', { class: 'hint' }, 'Why one got nothing: ', command('./gridmarket allocation explain OFFER'))) ];
}

const offers = (name, list, whose, none) => table({
  columns: [['Offer'], whose ? ['Owner'] : ['Assigned', 'number'], ['Side'], ['Until cycle', 'number'], ['Alternatives', 'wide'], ['Cancelled', 'wide']],
  rows: list.map((one) => [one.id, [offer(one.id), whose ? memberLink(name, one.owner) : number(one.assigned), words(one.side), String(one.until),
    number(one.alternatives), one.voidFrom === null ? '' : `from book ${one.voidFrom}`]]),
  none });

function showMember({ account, member, groups, pages, offers: own }, frame, [, name]) {
  return [
    panel('member', `Member of ${name}`, facts([['market', marketLink(name)], ['account', make('code', {}, account)],
      ['groups', groups === '' ? 'none' : groups], ['may post', member ? 'yes' : 'no longer'],
      ['purse', link(`#/purse/${account}`, 'its money')]])),
    panel('offers', 'Offers', offers(name, own, false, 'None, or swept.')),
    panel('postings', 'Money of its postings', pages.length === 0 ? empty('None, or swept.') : table({
      columns: [['Posting'], ['Deposit', 'number'], ['Proceeds', 'number'], ['Spent', 'number'], ['Paid so far', 'number']],
      rows: pages.map((one) => [one.page, [make('code', { title: one.page }, one.page.slice(0, one.page.indexOf('.') + 9)), money(one.deposit), money(one.proceeds), money(one.spent), money(one.given)]]),
      none: '' }))];
}

const NAME = '([a-z][a-z0-9-]{0,31})';

export const allocationPages = {
  nav: [['#/allocations', 'Allocation']],
  pages: [
    { address: /^#\/allocations$/, nav: '#/allocations', ask: () => 'allocation', title: () => 'Allocation', show: showOverview },
    { address: new RegExp(`^#/allocation/${NAME}$`), nav: '#/allocations', ask: ([, name]) => `allocation/${name}`, title: ([, name]) => `Market ${name}`, show: showMarket },
    { address: new RegExp(`^#/allocation/${NAME}/cycle/(\\d+)$`), nav: '#/allocations', ask: ([, name, cycle]) => `allocation/${name}/cycle/${cycle}`, title: ([, name, cycle]) => `Cycle ${cycle} of ${name}`, show: showCycle },
    { address: new RegExp(`^#/allocation/${NAME}/member/([0-9a-f]{64})$`), nav: '#/allocations', ask: ([, name, account]) => `allocation/${name}/member/${account}`, title: ([, name, account]) => `Member ${account.slice(0, 8)} of ${name}`, show: showMember },
  ],
};
