'use strict';
// The token stays in this tab: it comes behind # in the address, which no server sees.
const REFRESH_MILLIS = 5000;
const $ = id => document.getElementById(id);
let token = location.hash.slice(1) || sessionStorage.getItem('token') || '';
let touched = false;
let currency = 'units';

// Small sums keep a third digit: a trade of a quarter of an hour is worth some hundredths.
function money(micro) { return (micro / 1e6).toFixed(micro !== 0 && Math.abs(micro) < 1e6 ? 3 : 2) + ' ' + currency; }
function kwh(wh) { return (wh / 1000).toFixed(2) + ' kWh'; }
function perKwh(micro) { return (micro / 1000).toFixed(3) + ' ' + currency + '/kWh'; }

async function ask(path, options = {}) {
  const answer = await fetch(path, { ...options, headers: { Authorization: 'Bearer ' + token } });
  if (answer.status === 401) { $('login').hidden = false; $('content').hidden = true; }
  if (!answer.ok) { throw new Error(await answer.text()); }
  return answer;
}

function element(name, text, type) {
  const made = document.createElement(name);
  if (text !== undefined) { made.textContent = text; }
  if (type) { made.className = type; }
  return made;
}

function fact(name, value) {
  const box = element('div', undefined, 'fact');
  box.append(element('b', value), element('span', name));
  return box;
}

function shape(name, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
  return made;
}

function strip(hours) {
  const width = 960, height = 140, middle = height / 2;
  const drawing = shape('svg', { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none' });
  const most = Math.max(1, ...hours.map(h => Math.max(Math.abs(h.netWh || 0), Math.abs(h.tradedWh), Math.abs(h.offeredWh))));
  const step = width / Math.max(1, hours.length);
  const bar = (h, i, wh, kind, part) => {
    const size = Math.abs(wh) / most * (middle - 12);
    drawing.append(shape('rect', { class: kind, x: i * step + part * step / 2, width: step / 2.4,
      y: wh > 0 ? middle - size : middle, height: size }));
  };
  hours.forEach((h, i) => {
    if (h.netWh) { bar(h, i, h.netWh, h.netWh > 0 ? 'made' : 'used', 0); }
    if (h.tradedWh) { bar(h, i, -h.tradedWh, h.tradedWh < 0 ? 'sold' : 'bought', 1); }
    if (h.offeredWh) { bar(h, i, h.offeredWh, 'offered', 1); }
    if (i % Math.ceil(hours.length / 8) === 0) {
      const label = shape('text', { x: i * step, y: height - 1 });
      label.textContent = h.time.split(' ').pop();
      drawing.append(label);
    }
  });
  drawing.append(shape('line', { class: 'axis', x1: 0, x2: width, y1: middle, y2: middle }));
  $('strip').replaceChildren(drawing);
  $('noHour').hidden = hours.some(h => h.netWh || h.tradedWh || h.offeredWh);
  $('strip').setAttribute('aria-label', 'Production up, use down; sold and bought beside it; still offered in outline');
}

const COLUMNS = [['from', 'from'], ['to', 'to'], ['sold', 'sold'], ['bought', 'bought'], ['fees', 'fees'],
  ['surplus', 'surplus to the grid'], ['deficit', 'deficit from the grid'], ['sum', 'sum'], ['saved', 'saved'], ['bill', 'bill']];

function cycles(rows) {
  const head = element('tr');
  COLUMNS.forEach(column => head.append(element('th', column[1])));
  const lines = rows.map(row => {
    const line = element('tr');
    COLUMNS.forEach(([key]) => line.append(element('td', typeof row[key] === 'number' ? money(row[key]) : row[key] || '')));
    return line;
  });
  $('cycles').replaceChildren(head, ...lines);
  $('noCycle').hidden = rows.length > 0;
}

function slider(id, low, high, value, shown) {
  const input = $(id);
  if (low !== undefined) { input.min = low; input.max = high; }
  if (!touched) { input.value = value; }
  $(id + 'Shown').textContent = shown(Number(input.value));
}

function show(page) {
  currency = page.currency;
  $('home').textContent = page.home;
  $('now').textContent = page.now ? page.now : 'the market is not founded yet';
  $('troubles').replaceChildren(...page.troubles.map(t => element('li', `${t.what}. Next: ${t.next}. (since ${t.since})`)));
  const today = page.today;
  if (today) {
    const used = Math.max(1, page.strip.reduce((sum, h) => sum + Math.max(0, -(h.netWh || 0)), 0));
    $('facts').replaceChildren(fact('sold today', kwh(today.soldWh)), fact('bought today', kwh(today.boughtWh)),
      fact('saved today against the grid tariff', money(today.saved)),
      fact('of what was used came from neighbours', Math.round(100 * Math.min(1, today.boughtWh / used)) + ' %'));
  }
  strip(page.strip);
  $('open').textContent = page.firstOpen ? `Offers for ${page.firstOpen} and later can still be changed.` : '';
  if (page.tariff) {
    const t = page.tariff;
    $('prices').textContent = `Grid ${perKwh(t.grid)}, feed-in ${perKwh(t.feedIn)}, grid fee ${perKwh(t.fee)};`
      + ` trades between ${perKwh(t.low)} and ${perKwh(t.high)}.`;
    slider('sell', t.low, t.high, page.wishes.sellAtLeast ?? t.low, perKwh);
    slider('buy', t.low, t.high, page.wishes.buyAtMost ?? t.high, perKwh);
    slider('reserve', undefined, undefined, page.wishes.reserveWh, kwh);
  }
  cycles(page.cycles);
  $('money').textContent = `The account holds ${money(page.money.credit)}. ${money(page.money.paidIn)} were paid in and `
    + `${money(page.money.redeemed)} taken out: that is your own money, and no earning.`;
  $('proof').textContent = page.proof;
  $('privacy').textContent = page.privacy;
}

async function refresh() {
  try {
    show(await (await ask('home.json')).json());
    $('login').hidden = true;
    $('content').hidden = false;
    sessionStorage.setItem('token', token);
  } catch (silent) {
    $('now').textContent = 'The agent does not answer: ' + silent.message;
  }
}

async function wish() {
  try {
    await ask('wishes', { method: 'POST', body: JSON.stringify({ sellAtLeast: Number($('sell').value),
      buyAtMost: Number($('buy').value), reserveWh: Number($('reserve').value) }) });
    touched = false;
    $('wished').textContent = 'Taken over; open offers are replaced.';
  } catch (wrong) {
    $('wished').textContent = wrong.message;
  }
}

async function save() {
  const link = element('a');
  link.href = URL.createObjectURL(await (await ask('statement.csv')).blob());
  link.download = 'statement.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

history.replaceState(null, '', location.pathname);
for (const id of ['sell', 'buy', 'reserve']) {
  $(id).addEventListener('input', () => {
    touched = true;
    $(id + 'Shown').textContent = id === 'reserve' ? kwh(Number($(id).value)) : perKwh(Number($(id).value));
  });
}
$('wish').addEventListener('click', wish);
$('csv').addEventListener('click', save);
$('enter').addEventListener('click', () => { token = $('token').value.trim(); refresh(); });
refresh();
setInterval(refresh, REFRESH_MILLIS);
