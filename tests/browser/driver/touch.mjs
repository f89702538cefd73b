// Somebody with a finger and the keyboard of the screen: what others click or press is tapped, and only into fields something
// is typed. A list opens a picker of the system, which no driver reaches: in it, keys choose.

const kTyped = ['textbox', 'spinbutton', 'searchbox'];
const kPicked = ['combobox', 'listbox'];

/** What a finger does where the others press keys at a thing. */
export async function pressByTouch(locator, keys) {
  const { role } = locator.query;
  if (kPicked.includes(role)) {
    await locator.focus();
    return locator.scope.press(...keys);
  }
  if (kTyped.includes(role)) {
    const { focused } = await locator.get();
    if (!focused) await locator.click();
    return locator.scope.press(...keys);
  }
  for (const key of keys) {
    if (key !== 'Enter' && key !== ' ') throw new Error(await locator.explain(`a finger has no ${key}`));
    await locator.click();
  }
}
