// The command line of tools/load.

export const kUsage = `usage: load [URL] [--students N] [--seconds N] [--rate N] [--kill N] [--seed N] [--journal NAME]
See tools/load --help.`;

/** name: [default, least, most]. The run ends by itself, whatever is asked for. */
const kNumbers = {
  students: [30, 1, 500],
  seconds: [30, 1, 3600],
  rate: [4, 0.1, 50],
  kill: [0, 0, 1000],
  seed: [1, 0, 2 ** 32 - 1],
};
const kJournals = { quick: 'ice-core-quick', astray: 'ice-core-astray', thorough: 'ice-core-thorough' };

function numberOf(name, text) {
  const [, least, most] = kNumbers[name];
  const value = Number(text);
  const whole = name === 'rate' || Number.isInteger(value);
  return text !== undefined && text !== '' && whole && value >= least && value <= most ? value : `--${name} needs a number from ${least} to ${most}, not "${text ?? ''}".`;
}

/** Of this machine only: nobody else's school is put under load. */
function addressOf(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
  return loopback ? { at: url.origin } : `"${text}" is no school on this machine: give http://127.0.0.1:PORT/, or nothing for a school of its own.`;
}

/** {at?, students, seconds, rate, kill, seed, journal}, or a text that says what is wrong. */
export function readOptions(words) {
  const options = { journal: kJournals.quick, ...Object.fromEntries(Object.entries(kNumbers).map(([name, [usual]]) => [name, usual])) };
  for (let i = 0; i < words.length; i += 1) {
    const name = words[i].replace(/^--/, '');
    if (name === words[i]) {
      const address = addressOf(words[i]);
      if (typeof address === 'string') return address;
      Object.assign(options, address);
    } else if (name === 'journal') {
      options.journal = kJournals[words[(i += 1)]];
      if (!options.journal) return `--journal is one of ${Object.keys(kJournals).join(', ')}.`;
    } else if (name in kNumbers) {
      const value = numberOf(name, words[(i += 1)]);
      if (typeof value === 'string') return value;
      options[name] = value;
    } else return `"${words[i]}" is not known.\n${kUsage}`;
  }
  if (options.at && options.kill) return '--kill is for a school of its own: leave the address out.';
  return options;
}
