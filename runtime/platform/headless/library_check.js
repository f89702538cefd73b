// Where a game is, for who waits for it.
addToLibrary({
  skua_check_at: (text, size) => Module['skua']['at'](HEAPU8.subarray(text, text + size)),
});
