/** Room for the layout, counted in letters: what is large for one reader is narrow for another, whose letters are larger. */

/** Ems of the letters that are read, in which the style sheet's layouts are made. */
export interface Room {
  width: number;
  height: number;
}

export function room(): Room {
  const style = getComputedStyle(document.documentElement);
  const em = parseFloat(style.fontSize) * (style.letterSpacing === "normal" ? 1 : 1.25);
  return { width: innerWidth / em, height: innerHeight / em };
}

/** Words for the style sheet: each narrower layout changes the one before it. */
export function layoutFor({ width, height }: Room): string {
  if (width >= 64) return "";
  if (width >= 56.25) return "menu";
  if (height > 34) return "menu narrow";
  return width >= 40 ? "menu narrow side" : "menu narrow small";
}

/** Where stage and panel have no room beside or above each other, the text view serves better. */
export const isTiny = ({ width }: Room): boolean => width <= 20;
