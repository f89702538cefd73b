// A frog that is dissected from its eyes to the last argument: by somebody who cuts too deep once, takes that back, lets a flap go and
// pins it after all; looks under the liver; takes heart and stomach out, weighs and opens what has a room in it, and uncoils the gut.
export function dissect(student, lesson) {
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
  const undo = () => {
    lesson.press('undo');
    lesson.rest();
  };
  const look = (part) => {
    lesson.press(part);
    student.read(4, 12);
  };
  student.read(10, 20);
  look('eye_right');
  look('tympanum_left');
  lesson.press('next');
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
  lesson.press('next');
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
  for (const part of ['liver_right', 'sternum', 'ventricle']) takeOut(part);
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
