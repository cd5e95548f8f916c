// The frame of all pages: address, one question for each refresh, verdict, clock. A market adds its pages to PAGES.
import { allocationPages } from '../allocation/pages.js';
import { clockPages } from '../clock/pages.js';
import { computePages } from '../compute/pages.js';
import { energyPages } from '../energy/pages.js';
import { ledgerPages } from '../ledger/pages.js';
import { pursePages } from '../purse/pages.js';
import { streamPages } from '../stream/pages.js';
import { setClock, startClock } from './clock.js';
import { make, show } from './dom.js';
import { startRoving } from './roving.js';
import { empty, panel } from './table.js';
import { moment, sentence } from './words.js';

const PAGES = [energyPages, allocationPages, computePages, streamPages, pursePages, clockPages, ledgerPages];
const API = 'api/v1/pages/';
const STREAM = 'api/v1/stream';
const REFRESH_AT_MOST_MS = 700;
const JUST_NOW_MS = 2_000;
const WITHOUT_STREAM_MS = 10_000; // as often as the stream would tell an unchanged block
const state = { pending: false, again: false, answeredAt: null, block: null, lastNews: 0 };

const element = (id) => document.getElementById(id);

/** The page of an address; the first one for an address that is none. */
function pageAt(address) {
  for (const page of PAGES.flatMap((market) => market.pages)) {
    const parts = page.address.exec(address);
    if (parts) return { page, parts };
  }
  return { page: PAGES[0].pages[0], parts: [''] };
}

function showVerdict(kind, state_, text, next) {
  element('verdict').className = `verdict ${kind}`;
  show(element('verdict'), make('strong', {}, text), next ? ` ${next}` : null);
  if (element('verdict-state').textContent !== state_) element('verdict-state').textContent = state_;
}

const KINDS = { IN_TIME: 'good', NOT_FOUNDED: 'quiet', CATCHING_UP: 'warn' };

function showFrame({ market, waiting, refused, peersUp, peers }) {
  const { state: verdict, text, next } = market.condition;
  showVerdict(KINDS[verdict] ?? 'bad', verdict, sentence(verdict === 'IN_TIME' ? 'market in time' : text), next);
  show(element('whose'), `${market.organisation}'s gateway, channel ${market.channel}, block ${market.block < 0 ? 'none' : market.block}`,
    market.blocksBehind > 0 ? `, ${market.blocksBehind} behind` : null);
  setClock(market);
  const badges = { '#/network': peersUp < peers ? `${peersUp} of ${peers} peers` : null,
    '#/inbox': waiting > 0 ? String(waiting) : null, '#/refusals': refused > 0 ? String(refused) : null };
  const here = pageAt(location.hash).page.nav;
  show(element('nav'), PAGES.flatMap((market_) => market_.nav).map(([href, label]) => make('li', { 'data-key': href },
    make('a', { href, 'aria-current': here === href ? 'page' : null }, label,
      badges[href] ? make('span', { class: 'count' }, ` ${badges[href]}`) : null))));
}

function showPage(page, parts, answer) {
  const view = element('view');
  if (view.dataset.address !== location.hash) { // another page: nothing of the one before is kept
    view.replaceChildren();
    view.dataset.address = location.hash;
  }
  document.title = `${page.title(parts, answer)} · Gridmarket`;
  show(view, answer.page === null || answer.page === undefined
    ? panel('problem', page.title(parts, answer), empty(sentence(answer.problem ?? 'There is nothing to show')))
    : page.show(answer.page, answer.frame, parts));
}

async function ask(path) {
  const response = await fetch(API + path, { cache: 'no-store' });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    const problem = new Error(body.error ?? `HTTP ${response.status}`);
    problem.told = body.error !== undefined;
    throw problem;
  }
  return body;
}

async function refreshOnce() {
  const address = location.hash;
  const { page, parts } = pageAt(address);
  try {
    const answer = await ask(page.ask(parts));
    if (address !== location.hash) return; // the reader has gone elsewhere meanwhile
    state.answeredAt = Date.now();
    state.block = answer.frame.market.block;
    showFrame(answer.frame);
    showPage(page, parts, answer);
    document.body.dataset.state = 'shown';
  } catch (problem) {
    if (problem.told) {
      show(element('view'), panel('problem', 'This address leads nowhere', empty(sentence(problem.message))));
      document.body.dataset.state = 'shown';
      return;
    }
    showVerdict('bad', 'NO_ANSWER', 'This gateway does not answer.',
      `${state.answeredAt ? `What is shown is of ${moment(state.answeredAt)}. ` : ''}The page tries again by itself; ask another gateway meanwhile.`);
    document.body.dataset.state = 'unanswered';
  }
}

/** One refresh at a time; news that come meanwhile lead to one more. */
async function refresh() {
  if (state.pending) {
    state.again = true;
    return;
  }
  state.pending = true;
  await refreshOnce();
  setTimeout(() => {
    state.pending = false;
    if (state.again) {
      state.again = false;
      refresh();
    }
  }, REFRESH_AT_MOST_MS);
}

function goTo() {
  refresh();
  window.scrollTo(0, 0);
}

function tellStream(text, kind) {
  const badge = element('stream');
  badge.className = `badge ${kind}`;
  if (badge.textContent !== text) badge.textContent = text;
  document.body.dataset.stream = kind;
}

function listen() {
  const news = new EventSource(STREAM);
  news.onopen = () => tellStream('live', 'good');
  news.onmessage = ({ data }) => {
    state.lastNews = Date.now();
    const known = JSON.parse(data).block === state.block && state.lastNews - state.answeredAt < JUST_NOW_MS;
    if (!known) refresh(); // what the stream says first, the page has just read
  };
  news.onerror = () => {
    tellStream('stream lost, asking every 10 s', 'bad');
    if (news.readyState === EventSource.CLOSED) { // refused: the browser does not try again
      setTimeout(listen, WITHOUT_STREAM_MS);
    }
  };
}

function find(event) {
  event.preventDefault();
  const text = element('find').value.trim().toLowerCase();
  const found = /^(interval|round|block)?\s*(-?\d+)$/.exec(text);
  if (found) {
    location.hash = `#/${found[1] ?? 'interval'}/${found[2]}`;
  } else if (/^[0-9a-z-]{8,64}$/.test(text)) {
    location.hash = `#/tx/${text}`;
  } else {
    element('find').setCustomValidity('An interval, "round 41", "block 12", or a transaction id');
    element('find').reportValidity();
  }
}

startRoving();
startClock();
element('search').addEventListener('submit', find);
element('find').addEventListener('input', () => element('find').setCustomValidity(''));
document.addEventListener('change', (event) => {
  const address = PAGES.map((market) => market.chosen?.(event.target)).find(Boolean);
  if (address) location.hash = address;
});
addEventListener('hashchange', goTo);
setInterval(() => { if (Date.now() - state.lastNews > WITHOUT_STREAM_MS) refresh(); }, WITHOUT_STREAM_MS);
refresh();
listen();
