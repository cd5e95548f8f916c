// The dashboard: asks the query interface, is told by /api/stream when to ask again. No library, no build step.
import { plot } from './plot.js';

const REFRESH_AT_MOST_MS = 700;
const AROUND = 48;
const state = { chosen: null, market: null, pending: false, again: false };

const element = (id) => document.getElementById(id);

/** Builds an element; texts are set as texts, so nothing that comes from the ledger is ever read as HTML. */
function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

async function ask(path) {
  const response = await fetch(`api/${path}`);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(body.error ?? `${path}: HTTP ${response.status}`);
  }
  return body;
}

const kWh = (wh) => `${(wh / 1000).toLocaleString(undefined, { maximumFractionDigits: 2 })} kWh`;
const clock = (ms) => new Date(ms).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const short = (key) => `${key.slice(0, 8)}…`;

/** A span of time for a person. */
function span(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

/** Micro-units as text with a decimal point, exact however large. */
function money(micro) {
  const negative = micro.startsWith('-');
  const digits = micro.replace('-', '').padStart(7, '0');
  return `${negative ? '−' : ''}${digits.slice(0, -6)}.${digits.slice(-6, -4)}`;
}

function table(headings, rows, empty) {
  if (rows.length === 0) {
    return make('p', { class: 'empty' }, empty);
  }
  const head = make('tr', {}, ...headings.map(([text, kind]) => make('th', { scope: 'col', class: kind ?? '' }, text)));
  const body = rows.map((cells) =>
    make('tr', {}, ...cells.map((cell, i) => make('td', { class: headings[i][1] ?? '' }, cell))));
  return make('table', {}, make('thead', {}, head), make('tbody', {}, ...body));
}

/** One line first: how the market is, and what to do. */
function showVerdict({ state, text, next }) {
  const kind = { IN_TIME: 'good', NOT_FOUNDED: 'quiet', CATCHING_UP: 'quiet' }[state] ?? 'bad';
  element('verdict').className = `verdict ${kind}`;
  element('verdict').replaceChildren(make('strong', {}, `${text[0].toUpperCase()}${text.slice(1)}.`), next ? ` ${next}` : '');
  element('verdict').hidden = false;
}

function showNow(market) {
  showVerdict(market.condition);
  element('whose').textContent = `${market.organisation}'s gateway · channel ${market.channel}`;
  element('unfounded').hidden = market.standing !== null;
  const cards = [['Block', market.block < 0 ? '–' : market.block], ['Blocks behind', market.blocksBehind ?? 'unknown']];
  if (market.standing) {
    const left = Math.max(0, Math.round((market.standing.gate - market.now) / 1000));
    cards.unshift(
      ['Round', market.standing.round],
      ['Gate closes', `${clock(market.standing.gate)} (${left} s)`],
      ['Overdue', span(market.condition.overdueMillis)],
      ['Last closed', market.standing.lastClosed],
      ['Last final', market.standing.lastFinal],
      ['Objective', market.calendar.objective.toLowerCase().replaceAll('_', ' ')]);
  }
  element('now').replaceChildren(...cards.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, String(value))])
    .reduce((groups, item, i) => {
      if (i % 2 === 0) groups.push(make('div', {}, item)); else groups.at(-1).append(item);
      return groups;
    }, []));
}

function showIntervals(rows) {
  element('plot').replaceChildren(plot(rows, {
    chosen: state.chosen,
    present: state.market.standing?.round,
    choose: (t) => { state.chosen = t; refresh(); },
  }));
  element('intervals').tBodies[0].replaceChildren(...rows.toReversed().map((row) => make('tr', {},
    make('th', { scope: 'row' }, String(row.t)), make('td', {}, clock(row.start)),
    make('td', {}, row.status.toLowerCase()),
    make('td', {}, (row.source ?? '–').toLowerCase().replaceAll('_', ' ')),
    make('td', { class: 'number' }, kWh(row.offeredWh)), make('td', { class: 'number' }, kWh(row.requestedWh)),
    make('td', { class: 'number' }, kWh(row.tradedWh)), make('td', { class: 'number' }, String(row.trades)))));
}

function load(name, value, limit) {
  const share = limit === 0 ? 0 : Math.round((100 * value) / limit);
  return make('div', { class: 'load' },
    make('p', {}, make('span', {}, name), make('span', {}, `${kWh(value)} of ${kWh(limit)} (${share} %)`)),
    make('meter', { min: 0, max: Math.max(limit, 1), high: limit * 0.9, value, 'aria-label': name }));
}

function showInterval(page) {
  const busy = page.groups.filter((group) => group.soldWh + group.boughtWh > 0);
  const parts = busy.flatMap((group) => [
    load(`${group.group}: larger side, inside (Cⁱ)`, Math.max(group.soldWh, group.boughtWh), group.internalLimitWh),
    load(`${group.group}: net, across (Cᵉ)`, Math.abs(group.soldWh - group.boughtWh), group.externalLimitWh)]);
  element('interval').replaceChildren(
    make('p', { class: 'hint' },
      `Interval ${page.interval.t}, ${page.interval.status.toLowerCase()}: ${page.interval.trades} trades, `
      + kWh(page.interval.tradedWh)),
    ...(parts.length > 0 ? parts : [make('p', { class: 'empty' }, 'No group trades in this interval.')]));
}

function showSolutions(pages) {
  const rows = pages.flatMap((page) => page.candidates.map((candidate, i) => [
    String(page.round), i === 0 ? 'leads' : '', make('code', { title: candidate.solver }, short(candidate.solver)),
    kWh(candidate.energyWh), money(candidate.welfareMicro), String(candidate.trades), candidate.certified ? 'yes' : 'no']));
  element('solutions').replaceChildren(table(
    [['Round'], [''], ['Solver'], ['Energy', 'number'], ['Welfare', 'number'], ['Trades', 'number'], ['Certified']],
    rows, 'No solution for the current round or the last ones. Without one, the carried solution serves.'));
}

function showTransactions(summary) {
  element('transactions').replaceChildren(
    make('p', {}, `${summary.valid} of ${summary.transactions} transactions valid`),
    table([['Function'], ['Valid', 'number'], ['Without effect', 'number']],
      summary.functions.map((row) => [row.function, String(row.valid), String(row.invalid)]), 'No transaction yet.'));
}

async function showHealth() {
  const health = await (await fetch('q/health')).json(); // 503 has a body too
  element('health').replaceChildren(table([['Part'], ['State'], ['']], health.checks.map((check) => [
    check.name, check.status.toLowerCase(),
    Object.entries(check.data ?? {}).map(([key, value]) => `${key} ${value}`).join(', ')]), 'No part reports.'));
}

async function refreshMarket() {
  const { lastFinal, lastNamed, round } = state.market.standing;
  const middle = Math.min(lastFinal, lastNamed ?? lastFinal); // after the last offer there is nothing more to see
  const rows = await ask(`intervals?from=${middle - AROUND}&to=${middle + AROUND}`);
  state.chosen ??= rows.findLast((row) => row.tradedWh > 0)?.t ?? null;
  showIntervals(rows);
  showSolutions(await Promise.all([round, round - 1, round - 2].map((t) => ask(`rounds/${t}`))));
  if (rows.some((row) => row.t === state.chosen)) {
    showInterval(await ask(`intervals/${state.chosen}`));
  }
}

async function refreshAll() {
  state.market = await ask('market');
  showNow(state.market);
  if (state.market.standing) {
    await refreshMarket();
  }
  showTransactions(await ask('transactions/summary'));
  element('prosumers').replaceChildren(table(
    [['Meter'], ['Feeder'], ['L+', 'number'], ['L−', 'number'], ['Account']],
    (await ask('prosumers')).map((row) => [row.meter, row.feeder, kWh(row.productionLimitWh), kWh(row.consumptionLimitWh),
      row.account ? make('code', { title: row.account }, short(row.account)) : '–']), 'No meter is registered.'));
  await showHealth();
}

/** One refresh at a time; news that come meanwhile lead to one more. */
async function refresh() {
  if (state.pending) {
    state.again = true;
    return;
  }
  state.pending = true;
  try {
    await refreshAll();
    element('problem').hidden = true;
  } catch (problem) {
    element('verdict').hidden = true; // what it said before may no longer be true
    element('problem').textContent = `The gateway does not answer as it should: ${problem.message}`;
    element('problem').hidden = false;
  }
  setTimeout(() => {
    state.pending = false;
    if (state.again) {
      state.again = false;
      refresh();
    }
  }, REFRESH_AT_MOST_MS);
}

function listen() {
  const link = element('link');
  const tell = (text, kind) => { link.textContent = text; link.className = `badge ${kind}`; };
  const news = new EventSource('api/stream');
  news.onopen = () => tell('live', 'good');
  news.onmessage = () => refresh();
  news.onerror = () => tell('connection lost, trying again', 'bad');
}

refresh();
listen();
