/** Limits that both sides keep. Sizes are bytes of the UTF-8 JSON text. */

/** A larger message is refused (a batch: item by item, with the code `too-large`). */
export const messageBytes = 1_000_000;
/** A larger item is refused with the code `too-large`. */
export const itemBytes = 65_536;
/** The longest text of a checkpoint, in characters. */
export const checkpointCharacters = 3_500;
/** The built-in HTTP transport splits a batch into requests of at most this size. */
export const requestBytes = 500_000;
/** What all requests that outlive the page may weigh together. Browsers drop more than 64 KiB. */
export const keepaliveBytes = 60_000;
/** How often the player repeats its hello until it is connected. */
export const helloEveryMs = 1_000;
/** After this long without an answer the player tells the student (code E-HOST), and goes on trying. */
export const helloPatienceMs = 10_000;
/** A larger entry of a notebook is refused. */
export const entryBytes = 65_536;
/** The points of all series of a plot in a notebook. */
export const plotPoints = 3_000;
/** The labels that a student puts on a picture, and how long each is, in characters; the named places of one. */
export const pictureLabels = 20;
export const labelCharacters = 80;
export const picturePlaces = 60;
/** How many entries a student's notebook of a module has. */
export const notebookEntries = 100;
/** What the entries of a launch's notebook weigh together; older ones are left out. */
export const notebookBytes = 500_000;
/** The ways in a plan; the bytes of the name of one. */
export const planChoices = 100;
export const choiceBytes = 200;
