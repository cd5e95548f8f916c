// The pages of purses: all money, and one account.
import { make } from '../frame/dom.js';
import { command, empty, facts, key, link, panel, table } from '../frame/table.js';
import { exactMoney } from '../frame/words.js';

const PLACES = { purses: 'in purses', payouts: 'waiting to be collected', redemptions: 'to be paid outside', deals: 'in deals' };

const redemptions = (list, columns, row, none) => table({
  columns, rows: list.map((one) => [`${one.account} ${one.redemption}`, row(one)]), none });

function showOverview({ sums, deals, waiting, redemptions: list }) {
  return [
    panel('money', 'Money', sums.length === 0 ? empty('No money has been booked.')
      : facts(sums.map(({ of, amount }) => [PLACES[of] ?? of, exactMoney(amount)])),
    deals.length === 0 ? null : table({ columns: [['Market'], ['In its deals', 'number']],
      rows: deals.map(({ of, amount }) => [of, [of, exactMoney(amount)]]), none: '' })),
    panel('waiting', `Redemptions that wait (${waiting.toLocaleString()})`, redemptions(list,
      [['Account'], ['Amount', 'number'], ['When it is paid outside', 'wide']],
      (one) => [link(`#/purse/${one.account}`, key(one.account)), exactMoney(one.amount),
        command(`./gridmarket purse confirm ${one.account} ${one.redemption} --reference R --gateway HOST:PORT --token-file FILE`)],
      'No redemption waits for the operator.'))];
}

function showPurse({ account, held, payouts, redemptions: list }) {
  return [
    panel('purse', 'Purse', facts([['account', make('code', {}, account)], ['held', exactMoney(held)]])),
    panel('payouts', 'Waiting to be collected', table({ columns: [['From'], ['Deal', 'wide'], ['Amount', 'number']],
      rows: payouts.map((one) => [`${one.market} ${one.deal}`, [one.market, one.deal, exactMoney(one.amount)]]),
      none: 'Nothing waits.' })),
    panel('redemptions', 'Redemptions', redemptions(list,
      [['Status'], ['Amount', 'number'], ['Paid under', 'wide']],
      (one) => [one.status.toLowerCase(), exactMoney(one.amount), one.reference ?? ''], 'None was asked for.'))];
}

export const pursePages = {
  nav: [['#/purses', 'Purses']],
  pages: [
    { address: /^#\/purses$/, nav: '#/purses', ask: () => 'purse', title: () => 'Purses', show: showOverview },
    { address: /^#\/purse\/([0-9a-f]{64})$/, nav: '#/purses', ask: ([, account]) => `purse/${account}`, title: ([, account]) => `Purse ${account.slice(0, 8)}`, show: showPurse },
  ],
};
