// Prices by interval: the band in force, from the lowest to the highest trade, and the mean.
import { draw } from '../frame/dom.js';
import { empty, panel } from '../frame/table.js';
import { bar, legend, timeline } from '../frame/timeline.js';
import { meanPrice, money, price, timeOf } from '../frame/words.js';

const HEIGHT = 110;

const labelOf = (calendar, { row, money: traded, tariff }) => `Interval ${row.t}, ${timeOf(calendar, row.t)}: `
  + `${traded ? `mean ${price(meanPrice(traded.valueMicro, row.tradedWh))}, lowest ${price(traded.lowestPrice)}, highest ${price(traded.highestPrice)} `
    + `per kWh; value ${money(traded.valueMicro)}, fees ${money(traded.feesMicro)}` : 'nothing traded'}`
  + `${tariff ? `; band ${price(tariff.bandLow)} to ${price(tariff.bandHigh)}, fee ${price(tariff.fee)} from each side` : ''}`;

export function pricePanel({ day, calendar, size, place, present, times }) {
  const priced = day.columns.filter(({ tariff, money: traded }) => tariff !== null || traded !== null);
  const traded = priced.filter((column) => column.money !== null);
  const high = Math.max(...priced.map(({ tariff, money: paid }) => Math.max(tariff?.deficit ?? 0, paid?.highestPrice ?? 0)));
  const low = Math.min(...priced.map(({ tariff, money: paid }) => Math.min(tariff?.surplus ?? Infinity, paid?.lowestPrice ?? Infinity)));
  const scale = (value) => (high === low ? HEIGHT / 2 : HEIGHT * (1 - (value - low) / (high - low)));
  const marks = [
    ...priced.filter(({ tariff }) => tariff !== null).map(({ row, tariff }) => bar(place(row.t), 'band', scale, tariff.bandLow, tariff.bandHigh, 0)),
    ...traded.map(({ row, money: paid }) => bar(place(row.t), 'range', scale, paid.lowestPrice, paid.highestPrice)),
    ...traded.map(({ row, money: paid }) => {
      const y = scale(meanPrice(paid.valueMicro, row.tradedWh));
      return draw('rect', { class: 'mean', x: place(row.t), y: y - 1.5, width: 1, height: 3 });
    })];
  return panel('prices', 'Prices by interval', priced.length === 0 ? empty('No tariff holds on this day.') : [
    legend([['band', 'band of allowed prices'], ['range', 'lowest to highest trade'], ['mean', 'mean of the trades']]),
    timeline({ name: 'prices', label: 'Prices by interval', count: size, present, times,
      rows: [{ name: 'per kWh', height: HEIGHT, high: price(high), low: price(low), marks }],
      columns: priced.map((column) => ({ place: place(column.row.t), href: `#/interval/${column.row.t}`, label: labelOf(calendar, column) })),
      hint: 'The band lies between what the DSO pays for a surplus and what it charges for a deficit, each less the grid fee.' })]);
}
