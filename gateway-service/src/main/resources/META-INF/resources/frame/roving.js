// One tab stop for a group of links, arrows within; and a line that says what the pointer or the focus is on.
const MOVES = { ArrowRight: (i) => i + 1, ArrowLeft: (i) => i - 1, Home: () => 0, End: (_, last) => last,
  PageDown: (i) => i + 8, PageUp: (i) => i - 8 };

function move(event) {
  const item = event.target.closest?.('[data-item]');
  const next = MOVES[event.key];
  if (!item || !next) return;
  event.preventDefault();
  const items = [...item.closest('[data-roving]').querySelectorAll('[data-item]')];
  const place = Math.max(0, Math.min(items.length - 1, next(items.indexOf(item), items.length - 1)));
  items[place].focus();
}

function tell(event) {
  const item = event.target.closest?.('[data-item]');
  if (!item) return;
  if (event.type === 'focusin') {
    item.closest('[data-roving]').querySelectorAll('[data-item][tabindex="0"]').forEach((other) => other.setAttribute('tabindex', -1));
    item.setAttribute('tabindex', 0);
  }
  const readout = item.closest('.timeline').querySelector('.readout');
  readout.textContent = item.getAttribute('aria-label');
}

export function startRoving() {
  document.addEventListener('keydown', move);
  document.addEventListener('focusin', tell);
  document.addEventListener('pointerover', tell);
}
