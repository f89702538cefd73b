/** Puts children in order with as few moves as possible. Moving an element makes it lose focus, so the focused one stays. */

/** Indexes of one longest increasing run of `values` (all different). */
function longestRising(values: number[]): number[] {
  const ends: number[] = []; // ends[k]: index of the smallest value that ends a run of length k + 1
  const before: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low ? ends[low - 1]! : -1;
    ends[low] = i;
  });
  const run: number[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) run.unshift(i);
  return run;
}

/** Which of `places` (the present place of each wanted child, in wanted order) can stay; `fixed` always does. */
export function keepers(places: number[], fixed = -1): Set<number> {
  const held = places.indexOf(fixed);
  if (held < 0) return new Set(longestRising(places).map((i) => places[i]!));
  const part = (of: number[]) => longestRising(of).map((i) => of[i]!);
  return new Set([
    ...part(places.slice(0, held).filter((place) => place < fixed)),
    fixed,
    ...part(places.slice(held + 1).filter((place) => place > fixed)),
  ]);
}

/** Makes `wanted` the children of `parent`, in this order, after whatever else it holds. Returns the number of moves. */
export function reorder(parent: Element, wanted: Element[], focused: Element | null): number {
  const present = [...parent.children];
  const place = new Map(present.map((child, i) => [child, i]));
  const places = wanted.filter((child) => place.has(child)).map((child) => place.get(child)!);
  const stay = keepers(places, present.findIndex((child) => focused !== null && child.contains(focused)));
  let moves = 0;
  let next: Element | null = null;
  for (const child of [...wanted].reverse()) {
    if (!stay.has(place.get(child) ?? -1)) {
      parent.insertBefore(child, next);
      moves++;
    }
    next = child;
  }
  return moves;
}
