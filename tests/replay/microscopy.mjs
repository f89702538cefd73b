// A student at the microscope: zooms, focuses, moves the slide, measures with errors, and tells a slide by its tissues.

const kOrgans = { muscle: 'muscle_fibre', intestine: 'columnar_cell', liver: 'hepatocyte', lung: 'septum', testis: 'tubule' };

/** Turns the fine focus until the picture is sharp. */
function sharpen(student, lesson) {
  const isSharp = () => lesson.node('scope.sharpness').name === 'The picture is sharp.';
  for (let focus = -20; !isSharp(); focus += 1) {
    if (focus > 20) throw new Error('nothing is sharp');
    lesson.set('scope.focus', focus);
    lesson.wait(student.chance.between(80, 200));
  }
  student.read(1, 3);
}

/** Numbers in a text. */
const numbers = (text) => [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));

export function microscopy(student, lesson) {
  const insert = (slide) => student.press(`scope.insert.${slide}`);
  const power = (times) => student.press(`scope.power.${times}`);
  const bring = (kind) => student.press(`scope.field.${kind}.bring`);
  const match = (item, pairs) => {
    for (const [option, partner] of Object.entries(pairs)) {
      lesson.set(`${item}.${option}`, partner);
      student.read(2, 5);
    }
    student.press(`${item}.check`);
  };
  student.read(10, 20);
  lesson.set('scope.power', 170);
  student.read(2, 5);
  power(40);
  sharpen(student, lesson);
  for (const way of ['right', 'down', 'left', 'up']) student.press(`scope.${way}`);
  student.choose('field_change', 'same');
  student.choose('field_change', 'tenth');
  student.press('choose.learn_tissues');
  power(10);
  sharpen(student, lesson);
  match('name_parts', { epidermis: 'cover', mucous_gland: 'slime', melanophore: 'colour', skin_capillary: 'vessel' });
  student.press('choose.learn_first');
  bring('skin_capillary');
  power(40);
  sharpen(student, lesson);
  lesson.set('scope.turn', 8);
  const [divisions] = numbers(lesson.node('scope.air').name);
  student.answer('air_skin', String(divisions));
  student.answer('air_skin', String(Math.round(divisions * 2.5)));
  insert('lung');
  power(10);
  bring('lung_capillary');
  power(40);
  sharpen(student, lesson);
  student.choose('air_lung', 'below_one');
  student.press('next');
  insert('muscle');
  sharpen(student, lesson);
  insert('intestine');
  power(10);
  sharpen(student, lesson);
  insert('liver');
  power(40);
  sharpen(student, lesson);
  match('does_what', { stripes_tissue: 'pulls', tall_cells: 'takes_up', pale_drops: 'slime', rows: 'blood_contact', thin_walls: 'gas' });
  student.choose('organ_is', 'one_tissue');
  student.choose('organ_is', 'many_tissues');
  student.press('next');
  student.choose('size_guess', 'human');
  student.press('next');
  for (const [slide, kind, item] of [['blood', 'red_cell', 'frog_cell'], ['human_blood', 'human_red_cell', 'human_cell']]) {
    insert(slide);
    sharpen(student, lesson);
    bring(kind);
    const [from, to] = numbers(lesson.node('scope.reading').name).slice(-2);
    student.answer(item, ((to - from) * 2.5).toFixed(1));
    if (slide === 'blood') student.answer('count', String(numbers(lesson.node('scope.field.red_cell').name).at(-1)));
  }
  student.choose('nucleus', 'nucleus_in');
  student.press('next');
  insert('mystery');
  power(10);
  sharpen(student, lesson);
  const [organ] = Object.entries(kOrgans).find(([, kind]) => lesson.nodes.has(`scope.field.${kind}`));
  lesson.set('which.organ', organ);
  student.read(3, 9);
  student.press('which.check');
}
