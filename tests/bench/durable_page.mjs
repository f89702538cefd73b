// Runs in each document before its own scripts: how long it takes from a press to the end of the transaction that keeps
// what it made. One press at a time: the next one after what the last one made is kept.
(() => {
  const kept = [];
  globalThis.skuaKept = kept;
  let pressed;
  addEventListener('click', (event) => { pressed = event.timeStamp; }, true);

  const seen = new WeakSet();
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (...row) {
    const { transaction } = this;
    if (pressed !== undefined && !seen.has(transaction)) {
      seen.add(transaction);
      const since = pressed;
      pressed = undefined;
      transaction.addEventListener('complete', () => kept.push(performance.now() - since));
    }
    return add.apply(this, row);
  };
})();
