/** Intervals drawn on one logarithmic scale in characters: `╶──●────╴`, an arrow where one runs off the page. */
export type Interval = { readonly low: number; readonly middle: number; readonly high: number };

export type Scale = { readonly from: number; readonly to: number; readonly columns: number };

/** From what is listed to the furthest end, unless one interval would squeeze all others: then it runs off. */
export function scaleFor(least: number, intervals: readonly Interval[], columns: number): Scale {
  const middles = intervals.map(({ middle }) => middle);
  const furthest = Math.max(...intervals.map(({ high }) => high));
  const from = Math.max(1, least);
  return { from, to: Math.max(from * 1.1, Math.min(furthest, FAR * Math.max(...middles))), columns };
}

/** A high end beyond so many times the highest middle is off the page. */
const FAR = 3;

export function intervalRow({ low, middle, high }: Interval, scale: Scale): string {
  const at = (x: number): number => {
    const share = Math.log(Math.max(x, scale.from) / scale.from) / Math.log(scale.to / scale.from);
    return Math.min(scale.columns - 1, Math.round(share * (scale.columns - 1)));
  };
  const [first, dot, last] = [at(low), at(middle), at(high)];
  let text = ' '.repeat(first);
  for (let column = first; column <= last; column++) {
    if (column === dot) text += '●';
    else if (column === last && high > scale.to * 1.0001) text += '▸';
    else if (column === first) text += '╶';
    else text += column === last ? '╴' : '─';
  }
  return text;
}
