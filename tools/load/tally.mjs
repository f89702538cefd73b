// What all students saw together.

/** The value below which this share of them lies. */
export function quantile(sorted, share) {
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] : 0;
}

const ascending = (numbers) => numbers.sort((a, b) => a - b);
const spread = (numbers) => {
  const sorted = ascending(numbers);
  const round = (ms) => Math.round(ms * 10) / 10;
  return { p50: round(quantile(sorted, 0.5)), p95: round(quantile(sorted, 0.95)), p99: round(quantile(sorted, 0.99)), most: round(sorted.at(-1) ?? 0) };
};

export class Tally {
  #requests = [];
  #items = [];
  statuses = {};
  refusals = {};
  failures = {};

  answered(status, ms) {
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    if (status === 200) this.#requests.push(ms);
  }
  lost(error) {
    const name = error.code ?? error.message;
    this.failures[name] = (this.failures[name] ?? 0) + 1;
  }
  refused(code) { this.refusals[code] = (this.refusals[code] ?? 0) + 1; }
  /** An item was acknowledged so long after it was made. */
  durable(ms) { this.#items.push(ms); }

  summary() {
    return { acknowledged: this.#items.length, requests: this.#requests.length, request_ms: spread(this.#requests), item_ms: spread(this.#items),
      statuses: this.statuses, refusals: this.refusals, failures: this.failures };
  }
}
