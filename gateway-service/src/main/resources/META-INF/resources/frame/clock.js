// The gate clock: which interval the round is for, and how long its gate is open. It ticks by itself; nothing is asked.
import { make, show } from './dom.js';
import { moment, span, timeOf } from './words.js';

let market = null;
let ahead = 0; // of the reader's clock against the gateway's

function tick() {
  const place = document.getElementById('clock');
  const standing = market?.standing;
  place.hidden = !standing;
  if (!standing) return;
  const { realIntervalMillis } = market.calendar;
  const left = Math.max(0, standing.gate - (Date.now() - ahead));
  const passed = Math.min(1, Math.max(0, 1 - left / realIntervalMillis));
  show(place,
    make('p', { class: 'time' }, timeOf(market.calendar, standing.round)),
    make('p', {}, make('a', { href: `#/round/${standing.round}` }, `Round ${standing.round}`),
      ` for the interval from ${timeOf(market.calendar, standing.round)}${market.calendar.simulation ? ', simulated time' : ''}`),
    make('p', { class: 'gate' }, `Gate in ${span(left)}, at ${moment(standing.gate)}`),
    make('progress', { max: 100, value: Math.round(100 * passed), 'aria-label': 'Share of the round that has passed' }));
}

/** The gateway has told where the market stands. */
export function setClock(told) {
  market = told;
  ahead = Date.now() - told.now;
  tick();
}

export function startClock() {
  setInterval(tick, 1000);
}
