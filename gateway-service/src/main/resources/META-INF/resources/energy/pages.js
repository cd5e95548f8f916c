// The energy market's pages: addresses, what each asks, and what shows it.
import { dayAt, showDay } from './day.js';
import { showInbox } from './inbox.js';
import { showInterval } from './interval.js';
import { showRound } from './round.js';

export const energyPages = {
  nav: [['#/', 'Day'], ['#/inbox', 'Inbox']],
  pages: [
    { address: /^(?:#\/?)?$/, nav: '#/', ask: () => 'energy/day', title: () => 'Day', show: showDay },
    { address: /^#\/day\/(-?\d+)$/, nav: '#/', ask: ([, day]) => `energy/day?day=${day}`, title: ([, day]) => `Day ${day}`, show: showDay },
    { address: /^#\/interval\/(-?\d+)$/, nav: '#/', ask: ([, t]) => `energy/intervals/${t}`, title: ([, t]) => `Interval ${t}`, show: showInterval },
    { address: /^#\/round\/(-?\d+)$/, nav: '#/', ask: ([, t]) => `energy/rounds/${t}`, title: ([, t]) => `Round ${t}`, show: showRound },
    { address: /^#\/inbox$/, nav: '#/inbox', ask: () => 'energy/inbox', title: () => 'Inbox', show: showInbox },
  ],
  /** The address of a day that has been chosen in its picker. */
  chosen: (input) => (input.matches('[data-day]') ? dayAt(input) : null),
};
