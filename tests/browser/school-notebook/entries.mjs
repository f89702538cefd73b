// A notebook with an entry of each kind, delivered through the school's API.
import { randomUUID } from 'node:crypto';

const kPicture = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** Words that a student typed: they are in `text`, in `caption`, and on a picture. */
export const kTyped = ['Older air than I thought.', 'Why do they rise together?', 'Here the core comes up'];

const entry = (minute, kind, fields) => ({
  id: randomUUID(), revision: 0, time: `2026-03-02T09:${minute}:00.000Z`, activity: 'ice-core', title: 'Reading the ice', lang: 'en', kind, ...fields,
});
const axis = (name, from, to, decimals = 0) => ({ name, from, to, decimals });
const wave = (middle, height) => Array.from({ length: 81 }, (_, i) => [i * 10, middle + height * Math.sin(i / 5)]);

export const entries = () => [
  entry(40, 'note', { text: `${kTyped[0]}\n<b>Next:</b> drill deeper.` }),
  entry(43, 'measurement', { stage: 'How cold was it?', of: 'drill_depth', name: 'Depth of the drill', value: 1840.5, unit: 'm', decimals: 1 }),
  entry(52, 'plot', {
    name: '800,000 years of air', summary: 'Carbon dioxide and temperature rise and fall together.', source: 'Lüthi et al. 2008', caption: kTyped[1],
    x: axis('Age (thousand years)', 800, 0),
    panes: [
      { y: axis('CO₂ (ppm)', 150, 320), marker: { at: 280, name: 'before industry' }, series: [{ name: 'Carbon dioxide', mark: 'line', decimals: 1, points: wave(230, 45) }] },
      { y: axis('Temperature (°C)', -12, 6), series: [{ name: 'Temperature', mark: 'points-and-line', decimals: 1, points: wave(-4, 5).filter((_, i) => i % 4 === 0) }] },
    ],
  }),
  entry(57, 'picture', { image: kPicture, width: 320, height: 200, description: 'The drill stands at 1,840.5 m.', labels: [{ x: 0.6, y: 0.4, text: kTyped[2] }] }),
];

/** Puts them into a student's notebook. */
export async function fillNotebook(school, name, list = entries()) {
  const student = await school.as(name);
  const { launch: { attempt, token } } = await student.post('/api/assignments/reading-the-ice/launch', { locale: 'en' });
  const { refused } = await student.post(`/api/attempts/${attempt}/notes`, { entries: list }, token);
  if (refused.length) throw new Error(`refused: ${JSON.stringify(refused)}`);
  return student;
}
