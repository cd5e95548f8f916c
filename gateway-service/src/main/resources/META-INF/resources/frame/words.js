// How numbers, times and keys are written.
const MINUTES_PER_DAY = 24 * 60;
const BEFORE_ALL = -1_000_000;
const two = (number) => String(number).padStart(2, '0');

/** Wh as kWh. */
export const kWh = (wh) => `${(wh / 1000).toLocaleString(undefined, { maximumFractionDigits: 2 })} kWh`;

/** Micro-units as text with two decimals, below one unit with three, cut off and not rounded, exact however large. */
export function money(micro) {
  const value = BigInt(micro);
  const size = value < 0n ? -value : value;
  if (size > 0n && size < 1_000_000n) {
    return `${value < 0n ? '−' : ''}0.${String(size / 1000n).padStart(3, '0')}`;
  }
  const cents = size / 10_000n;
  return `${value < 0n ? '−' : ''}${(cents / 100n).toLocaleString()}.${two(cents % 100n)}`;
}

/** Micro-units as units with six digits behind the point; text, since a number may be too small for them. */
export const exactMoney = (micro) => {
  const digits = micro.replace('-', '').padStart(7, '0');
  return `${micro.startsWith('-') ? '-' : ''}${Number(digits.slice(0, -6)).toLocaleString()}.${digits.slice(-6)}`;
};

/** Micro-units per Wh are thousandths of the currency per kWh. */
export const price = (micro) => (micro / 1000).toLocaleString(undefined, { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** The mean price of what was traded, in micro-units per Wh. */
export const meanPrice = (valueMicro, wh) => (wh === 0 ? null : Number(BigInt(valueMicro) / BigInt(wh)));

export const clockOf = (date) => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** A moment of real time, to the second, in the reader's zone. */
export const moment = (ms) => (ms === null ? 'never' : `${clockOf(new Date(ms))}:${two(new Date(ms).getSeconds())}`);

/** Whether an interval lasts as long as it says; else the market's time is not the reader's. */
const isRealTime = (calendar) => calendar.realIntervalMillis === calendar.intervalMinutes * 60_000;

const floorMod = (a, b) => ((a % b) + b) % b;

/** When an interval begins, as a time of day: the reader's own, or a simulation's. */
export function timeOf(calendar, t) {
  if (isRealTime(calendar)) {
    return clockOf(new Date(calendar.epoch + t * calendar.realIntervalMillis));
  }
  const minute = floorMod(t * calendar.intervalMinutes, MINUTES_PER_DAY);
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The same with its day. */
export function dayAndTime(calendar, t) {
  const day = isRealTime(calendar)
    ? new Date(calendar.epoch + t * calendar.realIntervalMillis).toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
    : `day ${Math.floor((t * calendar.intervalMinutes) / MINUTES_PER_DAY)}`;
  return `${day}, ${timeOf(calendar, t)}`;
}

/** A round from which on something holds; before the market is founded it holds from a round that never was. */
export const sinceRound = (round) => (round < BEFORE_ALL ? 'the first round' : `round ${round}`);

/** What a day of the market is called: a date, or its number where time is simulated. */
export function dayName(calendar, day, first) {
  return isRealTime(calendar)
    ? new Date(calendar.epoch + first * calendar.realIntervalMillis).toLocaleDateString(undefined,
      { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
    : `Day ${day}`;
}

/** A span of time for a person. */
export function span(ms) {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} days`;
}

export const percent = (part, whole) => (whole === 0 ? (part === 0 ? '0 %' : 'over 100 %') : `${Math.round((100 * part) / whole)} %`);

/** A constant of the kernel, as words. */
export const words = (constant) => constant.toLowerCase().replaceAll('_', ' ');

export const sentence = (text) => (text === '' ? '' : `${text[0].toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`);

export const count = (number, one, many) => `${number.toLocaleString()} ${number === 1 ? one : many}`;
