/** Whether a key goes alone or with Shift: with Ctrl, Alt or Meta it is the browser's or the system's. */
export const isPlain = ({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean => !ctrlKey && !altKey && !metaKey;
