// Pictures of a page at the sizes in which it is judged.
import { join } from 'node:path';
import { kGalleryLanguages } from './gallery_page.mjs';
import { speak } from './overflow/look.mjs';

const kSizes = [[1280, 800], [1024, 768], [390, 844]];
/** How a browser is launched for each theme. */
export const kThemes = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, contrast: { colorScheme: 'dark', contrast: 'more' } };

const kPseudo = 'en-XA';
export const kPictureLocales = [...kGalleryLanguages, kPseudo];
/** The language in which a lesson is gone through for pictures: nobody knows what things are called in the pseudo-locale. */
export const spokenFor = (locale) => (locale === kPseudo ? 'en' : locale);

/** The words of a command line after the folder: [{theme, locale}] to take pictures of; nothing where one of them is unknown. */
export function looksOf(words, unnamed) {
  if (!words.every((word) => word in kThemes || kPictureLocales.includes(word))) return undefined;
  const named = (all, otherwise) => (words.some((word) => all.includes(word)) ? all.filter((word) => words.includes(word)) : otherwise);
  return named(Object.keys(kThemes), unnamed.themes).flatMap((theme) => named(kPictureLocales, unnamed.locales).map((locale) => ({ theme, locale })));
}

export const settle = () => new Promise((resolve) => setTimeout(resolve, 900));

/** A function that takes a picture at each size: NAME-WIDTH-LOOK.png in the folder. */
export function camera(page, folder, look) {
  return async (name) => {
    for (const [width, height] of kSizes) {
      await page.setViewport(width, height);
      await settle();
      await page.screenshot(join(folder, `${name}-${width}-${look}.png`));
    }
    await page.setViewport(...kSizes[0]);
  };
}

/** The same of a lesson in this page, which speaks the pseudo-locale only while its picture is taken. */
export function lessonCamera(page, folder, { theme, locale }) {
  const shoot = camera(page, folder, `${theme}-${locale}`);
  return async (name, lesson) => {
    if (locale === kPseudo) await speak(page, lesson.frame, kPseudo);
    await shoot(name);
    if (locale === kPseudo) await speak(page, lesson.frame, spokenFor(locale));
  };
}
