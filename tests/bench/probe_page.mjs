// Runs in each document before its own scripts: notes when the first usable control appears, and counts frames.
(() => {
  const probe = { firstControl: 0, frames: 0, frameMs: 0, frameTimes: [] };
  globalThis.skuaProbe = probe;

  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => request((now) => {
    const start = performance.now();
    callback(now);
    const ms = performance.now() - start;
    probe.frames += 1;
    probe.frameMs += ms;
    probe.frameTimes.push(ms);
  });

  // A control of the lesson itself, not of the bar around it or of a loading screen.
  const kControls = globalThis.skuaProbeControls ?? 'button, input, select';
  const usable = (element) => !element.disabled && !element.closest('[inert]') && element.checkVisibility({ checkVisibilityCSS: true })
    && element.getBoundingClientRect().width > 0;
  // Looked for once a frame, since looking makes the page lay itself out. What is there then is on the screen after it.
  let looks = false;
  const observer = new MutationObserver(() => {
    if (looks) return;
    looks = true;
    request(() => {
      looks = false;
      if (![...document.querySelectorAll(kControls)].some(usable)) return;
      observer.disconnect();
      setTimeout(() => { probe.firstControl = performance.timeOrigin + performance.now(); });
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
})();
