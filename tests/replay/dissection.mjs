// A frog that is dissected from its eyes to the last argument: by somebody who looks through the skin of both sexes, draws a first cut by
// hand and pulls at its edge; cuts too deep once, takes that back, lets a flap go and pins it after all; looks under the liver; fills a
// lung; takes heart and stomach out, weighs, measures, puts back and opens what has a room in it, and uncoils the gut.
export function dissect(student, lesson) {
  lesson.stage(800, 600);
  const choose = (values) => {
    for (const [id, value] of Object.entries(values)) {
      lesson.set(id, value);
      student.read(1, 2);
    }
  };
  const cut = (cut_from, cut_to, cut_depth, cut_tool = 'scissors') => {
    choose({ cut_from, cut_to, cut_depth, cut_tool });
    lesson.press('cut');
    lesson.rest();
  };
  const fold = (fold_layer, fold_at, fold_to) => {
    choose({ fold_layer, fold_at, fold_to });
    lesson.press('fold');
    lesson.rest();
  };
  /** Places that a hand goes through from one to another: not along a ruler. */
  const drawn = (from, to, steps) => Array.from({ length: steps + 1 }, (_, i) => {
    const sway = 7 * Math.sin((Math.PI * 3 * i) / steps);
    return { x: from.x + ((to.x - from.x) * i) / steps + sway, y: from.y + ((to.y - from.y) * i) / steps };
  });
  /** With this in hand. */
  const use = (tool, from, to, steps) => {
    choose({ tool });
    lesson.drag('skin_ventral', drawn(from, to, steps));
  };
  /** Cuts along a free path, lifts an edge of it, lets go, takes it again, pins it, and takes the pin out; all of it is taken back. */
  const byHand = () => {
    use('scissors', { x: -6, y: -50 }, { x: 4, y: 62 }, 40);
    lesson.rest();
    use('forceps', { x: 8, y: 4 }, { x: 46, y: 10 }, 30);
    lesson.press('let_go');
    lesson.rest();
    use('forceps', { x: 8, y: 10 }, { x: 60, y: 14 }, 36);
    lesson.press('pin_here');
    lesson.rest();
    use('pins', { x: -30, y: 20 }, { x: -30, y: 20 }, 1);
    lesson.rest();
    lesson.press('unpin.muscle.01');
    lesson.rest();
    choose({ tool: 'scalpel', depth: 'muscle' });
    lesson.drag('skin_ventral', drawn({ x: -34, y: -14 }, { x: -30, y: 40 }, 20));
    lesson.rest();
    choose({ tool: 'probe' });
    while (lesson.has('undo')) undo();
  };
  const undo = () => {
    lesson.press('undo');
    lesson.rest();
  };
  const look = (part) => {
    lesson.press(part);
    student.read(4, 12);
  };
  const twice = (id) => {
    for (let i = 0; i < 2; i += 1) {
      lesson.press(id);
      student.read(3, 8);
    }
  };
  student.read(10, 20);
  twice('female');
  look('eye_right');
  look('tympanum_left');
  lesson.press('next');
  lesson.set('by_name', 'open');
  byHand();
  for (const layer of ['skin', 'muscle']) {
    cut('throat', 'pelvis', layer === 'skin' ? 'beneath' : 'muscle', 'scalpel');
    undo();
    cut('throat', 'pelvis', layer);
    cut('shoulder_right', 'shoulder_left', layer);
    cut('groin_right', 'groin_left', layer);
    // Before the flap has come to rest, the next is taken.
    choose({ fold_layer: layer, fold_at: 'upper_belly', fold_to: 'right' });
    lesson.press('fold');
    lesson.wait(900);
    undo();
    for (const side of ['right', 'left']) {
      for (const at of ['upper_belly', 'lower_belly']) fold(layer, at, side);
    }
    lesson.press(`unpin.${layer}.01`);
    lesson.rest();
    undo();
    if (layer === 'skin') lesson.press('next');
  }
  for (const part of ['sternum', 'liver_right', 'ventricle']) look(part);
  lesson.press('choose.learn_all');
  twice('through');
  look('lung_right');
  for (const stroke of ['inflate', 'inflate', 'deflate', 'inflate']) {
    lesson.press(stroke);
    student.read(1, 3);
  }
  undo();
  lesson.press('measure');
  // Under the liver, first on one way, then on another; the left lobe goes back.
  look('liver_right');
  lesson.press('aside.head');
  student.read(4, 12);
  lesson.press('aside.home');
  lesson.press('aside.right');
  look('liver_left_posterior');
  lesson.press('aside.left');
  student.read(4, 12);
  lesson.press('aside.home');
  const takeOut = (part) => {
    look(part);
    lesson.press('remove');
    lesson.press('weigh');
  };
  const openUp = () => {
    lesson.press('open_up');
    lesson.rest();
  };
  takeOut('liver_right');
  lesson.press('measure');
  lesson.press('put_back');
  student.read(2, 5);
  lesson.press('remove');
  for (const part of ['sternum', 'ventricle']) takeOut(part);
  openUp();
  student.choose('chambers', 'four');
  student.choose('chambers', 'three');
  lesson.press('next');
  for (const part of ['stomach', 'large_intestine', 'ileum']) look(part);
  for (const option of ['oesophagus', 'oesophagus', 'oesophagus', 'stomach']) student.press(`way_of_food.up.${option}`);
  student.press('way_of_food.check');
  for (const part of ['fat_body_right', 'stomach']) takeOut(part);
  openUp();
  lesson.press('uncoil');
  lesson.rest();
  lesson.press('next');
  look('kidney_left');
  for (const [place, name] of [['kidney_left', 'kidney'], ['bladder', 'bladder_name'], ['lung_right', 'lung']]) {
    lesson.set(`name_pins.${place}`, name);
    student.read(2, 6);
  }
  student.press('name_pins.check');
  student.press('next');
  lesson.set('mixing.claim', 'still_enough');
  for (const evidence of ['skin_breathes', 'cold_body']) lesson.press(`mixing.${evidence}`);
  lesson.type('mixing.why', 'The skin takes up oxygen, too, and a cold body needs little of it.');
  student.press('mixing.check');
}
