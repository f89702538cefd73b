// Runs in the page, as it is written: one function that knows nothing outside itself.

/** Texts that are cut off, that stick out of what holds them, or that lie on each other: a sentence about each. */
export function findOverflow() {
  /** What cuts off, and can't be scrolled to. */
  function clipsOf(element) {
    const clips = [];
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (/hidden|clip/.test(overflowX) || /hidden|clip/.test(overflowY)) clips.push({ at, box, x: /hidden|clip/.test(overflowX), y: /hidden|clip/.test(overflowY) });
      if (/auto|scroll/.test(overflowX + overflowY)) return { clips, scroller: at };
      if (position === 'fixed') break;
    }
    return { clips };
  }

  /** Hidden from the eye on purpose: for screen readers only, or drawn on the stage instead. */
  function isUnseen(element) {
    for (let at = element; at; at = at.parentElement) {
      const { opacity, clipPath, visibility, display } = getComputedStyle(at);
      if (opacity === '0' || clipPath === 'inset(50%)' || visibility === 'hidden' || display === 'none') return true;
    }
    return false;
  }

  const kHolders = 'button, .tile, .card, .group, .object, .toast, dialog, kbd, th, td, summary, [role="tab"], #bar, #status, select';
  const kSlack = 1.5;

  function textsOf(root) {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility() || element.closest('option, noscript, script, style') || isUnseen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 0 && box.height > 0) found.push({ element, box, text: node.data.trim().slice(0, 40) });
    }
    return found;
  }

  const about = ({ element, text }) => `"${text}" (${element.closest('[data-node]')?.dataset.node ?? element.id ?? ''} ${element.tagName.toLowerCase()}.${element.className})`;

  const faults = [];
  const front = [...document.querySelectorAll('dialog[open]')].at(-1);
  const texts = textsOf(front ?? document.body);
  for (const one of texts) {
    const { box, element } = one;
    const { clips, scroller } = clipsOf(element);
    for (const clip of clips) {
      if (clip.x && (box.left < clip.box.left - kSlack || box.right > clip.box.right + kSlack)) faults.push(`${about(one)} is cut off by ${clip.at.id || clip.at.className}`);
      // Letters are lower than their line.
      const spare = box.height * 0.2;
      if (clip.y && (box.top + spare < clip.box.top - kSlack || box.bottom - spare > clip.box.bottom + kSlack)) faults.push(`${about(one)} is cut off by ${clip.at.id || clip.at.className}`);
    }
    const holder = element.closest(kHolders);
    if (holder && !(scroller && holder.contains(scroller))) {
      const around = holder.getBoundingClientRect();
      if (box.left < around.left - kSlack || box.right > around.right + kSlack || box.top < around.top - box.height * 0.2 - kSlack || box.bottom > around.bottom + box.height * 0.2 + kSlack) faults.push(`${about(one)} sticks out of its ${holder.tagName.toLowerCase()}.${holder.className}`);
    }
    if (!scroller?.closest('.scroll, .notices') && (box.left < -kSlack || box.right > innerWidth + kSlack)) faults.push(`${about(one)} is beside the page`);
  }
  for (let i = 0; i < texts.length; ++i) {
    for (let j = i + 1; j < texts.length; ++j) {
      const [a, b] = [texts[i], texts[j]];
      if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (x <= 2 || y <= Math.min(a.box.height, b.box.height) * 0.3) continue;
      // An open menu stands in front, on a ground of its own.
      if (Boolean(a.element.closest('#tools.open')) !== Boolean(b.element.closest('#tools.open'))) continue;
      // What is scrolled behind something that stands in front is not on it.
      const middle = document.elementFromPoint((Math.max(a.box.left, b.box.left) + x / 2), Math.max(a.box.top, b.box.top) + y / 2);
      if (!middle || !(a.element.contains(middle) || b.element.contains(middle) || middle.contains(a.element) === middle.contains(b.element))) continue;
      if (clipsOf(a.element).scroller !== clipsOf(b.element).scroller) continue;
      faults.push(`${about(a)} and ${about(b)} lie on each other`);
    }
  }
  for (const scroller of [document.documentElement, ...document.querySelectorAll('#task, #scene')]) {
    if (scroller.scrollWidth > scroller.clientWidth + 1 && getComputedStyle(scroller).overflowX !== 'hidden') faults.push(`${scroller.id || 'the page'} scrolls sideways by ${scroller.scrollWidth - scroller.clientWidth} px`);
  }
  return faults;
}
