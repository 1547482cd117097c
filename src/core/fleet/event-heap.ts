/** The days on which bays fall free, earliest first: a binary heap on one Float64Array. */
export type EventHeap = { readonly days: Float64Array; size: number };

export const makeHeap = (capacity: number): EventHeap => ({ days: new Float64Array(Math.max(1, capacity)), size: 0 });

/** Adds a day. The caller keeps within the capacity. */
export function push(heap: EventHeap, day: number): void {
  const { days } = heap;
  let at = heap.size++;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = days[parent] as number;
    if (above <= day) break;
    days[at] = above;
    at = parent;
  }
  days[at] = day;
}

/** Takes the earliest day out. */
export function pop(heap: EventHeap): void {
  heap.size--;
  if (heap.size > 0) sink(heap, heap.days[heap.size] as number);
}

/** Takes the earliest day out and adds another: one way down the heap, not two. */
export const replaceTop = (heap: EventHeap, day: number): void => sink(heap, day);

function sink(heap: EventHeap, day: number): void {
  const { days, size } = heap;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    const right = child + 1;
    if (right < size && (days[right] as number) < (days[child] as number)) child = right;
    const below = days[child] as number;
    if (below >= day) break;
    days[at] = below;
    at = child;
  }
  days[at] = day;
}
