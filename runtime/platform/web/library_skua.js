// The runtime's calls into the page: thin, over the port that the player hands in as Module.skua.
addToLibrary({
  skua_page_patch__deps: ['$UTF8ToString'],
  skua_page_patch: (json, size) => Module['skua']['patch'](UTF8ToString(json, size)),
  skua_page_effects__deps: ['$UTF8ToString'],
  skua_page_effects: (json, size) => Module['skua']['effects'](UTF8ToString(json, size)),
  skua_page_wake: () => Module['skua']['wake'](),

  skua_page_warn__deps: ['$UTF8ToString'],
  skua_page_warn: (text, size) => {
    const said = UTF8ToString(text, size);
    console.warn(`Skua: ${said}`);
    Module['skua']['warn']?.(said);
  },
  // The player's clock where there is one: with two of them, one would stand still when the wall's is set back.
  skua_page_clock: () => (Module['skua']['clock'] ?? Date.now)(),

  skua_page_measure__deps: ['$UTF8ToString'],
  skua_page_measure: (text, size, px, weight, maxWidth, out) => {
    const m = Module['skua']['measureText'](UTF8ToString(text, size), px, weight, maxWidth);
    HEAPF32[out >> 2] = m['width'];
    HEAPF32[(out >> 2) + 1] = m['height'];
  },
  skua_page_raster__deps: ['$UTF8ToString', '$GL'],
  skua_page_raster: (text, size, px, weight, maxWidth, ratio, texture, x, y) => {
    const image = Module['skua']['rasterText'](UTF8ToString(text, size), px, weight, maxWidth, ratio);
    GLctx.bindTexture(GLctx.TEXTURE_2D, GL.textures[texture]);
    GLctx.texSubImage2D(GLctx.TEXTURE_2D, 0, x, y, GLctx.RGBA, GLctx.UNSIGNED_BYTE, image);
  },

  // In place of Emscripten's, which goes through the text character by character; a lesson begins with some 200 kB of it.
  $stringToNewUTF8__deps: ['malloc'],
  $stringToNewUTF8: (text) => {
    const bytes = new TextEncoder().encode(text);
    const place = _malloc(bytes.length + 1);
    if (place) {
      HEAPU8.set(bytes, place);
      HEAPU8[place + bytes.length] = 0;
    }
    return place;
  },

  // Loads a simulation from bytes (or a compiled module) that the caller has checked. 0: ready to launch;
  // 1: not a Skua module; 2: made for another ABI.
  $skuaLoadModule__deps: ['$loadWebAssemblyModule', '$skuaModule', 'skua_adopt'],
  $skuaLoadModule: async (code, name) => {
    let exports;
    try {
      exports = await loadWebAssemblyModule(code, {loadAsync: true, nodelete: true}, name, {});
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      return 1;
    }
    if (!exports['skua_module']) return 1;
    const module = exports['skua_module']();
    skuaModule.abi = HEAPU32[(module >> 2) + 1];
    return _skua_adopt(module);
  },
  // Hands over an asset whose bytes the caller has checked. What is answered, `Assets::Taken` says; 2 where there is no room.
  $skuaGiveAsset__deps: ['skua_asset', 'skua_asset_room', '$stringToNewUTF8', 'free'],
  $skuaGiveAsset: (name, bytes) => {
    const room = _skua_asset_room(bytes.length);
    if (!room) return 2;
    HEAPU8.set(bytes, room);
    const text = stringToNewUTF8(name);
    const taken = _skua_asset(text, room, bytes.length);
    _free(text);
    return taken;
  },
  $skuaModule: {abi: 0},
  $skuaModuleAbi__deps: ['$skuaModule'],
  $skuaModuleAbi: () => skuaModule.abi, // of the module that was loaded last
});
