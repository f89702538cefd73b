# The compiler: Debian testing's Emscripten, made to run beside an older system.
# Sourced by setup.

# Programs get the unpacked dynamic linker, programs and libraries the unpacked folders.
# FINAL is where the tree will be when it is used.
patch_programs() { # TREE FINAL
  local tree=$1 final=$2 linker libraries file
  linker=$(find "$tree/usr/lib" -name 'ld-linux*.so.*' | head -n 1)
  libraries=$(dirname "$linker")
  local rpath="$final${libraries#"$tree"}"
  for file in "$tree"/usr/lib/llvm-*/lib; do
    rpath+=:$final${file#"$tree"}
  done
  find "$tree"/usr/bin "$tree"/usr/lib/llvm-*/bin "$libraries" "$tree"/usr/lib/llvm-*/lib -maxdepth 1 -type f |
    while read -r file; do
      [[ $(head -c 4 "$file" | tr -d '\0') == $'\x7fELF' ]] || continue
      case ${file##*/} in ld-linux*|libc.so.*) continue ;; esac
      if [[ $file == */bin/* ]]; then
        patchelf --set-interpreter "$final${linker#"$tree"}" "$file" || return
      fi
      patchelf --set-rpath "$rpath" "$file" || return
    done
}

write_emscripten_config() { # TREE FINAL
  local llvm
  llvm=$(cd "$1" && echo usr/lib/llvm-*/bin)
  cat >"$1/emscripten-config.py" <<CONF
import shutil
LLVM_ROOT = '$2/$llvm'
BINARYEN_ROOT = '$2/usr'
EMSCRIPTEN_ROOT = '$2/usr/share/emscripten'
NODE_JS = shutil.which('node') or shutil.which('nodejs') or 'node'
CACHE = '$2/cache'
CONF
}

unpack_emscripten() { # FINAL
  local tree=$scratch/emscripten
  declare_present python3 nodejs ccache libjs-d3 python3-numpy libc6-dev binutils \
    'libstdc[+][+]-[0-9]+-dev' 'libgcc-[0-9]+-dev' 'libobjc-[0-9]+-dev' || return
  unpack_testing "$tree" emscripten || return
  patch_programs "$tree" "$1" || return
  # The JavaScript optimizer imports acorn as a module: a symbolic link is not enough.
  cp -r "$tree/usr/share/nodejs" "$tree/usr/share/emscripten/node_modules" || return
  write_emscripten_config "$tree" "$1" || return
  mv -T "$tree" "$1"
}

ensure_emscripten() {
  own_emcc >/dev/null && return
  local wanted version folder
  wanted=$(upstream "$(wanted_version emscripten)")
  if ! bundle_serves emscripten "$wanted"; then
    open_archive
    version=$(testing_version emscripten)
    [[ -n $version ]] || fail "Debian $testing_suite has no package emscripten any more. Put emcc 6.0 on PATH and run again."
    folder=$cache/emscripten-$(upstream "$version")
    [[ -d $folder ]] || step "Fetching Emscripten $(upstream "$version") (105 MB)" unpack_emscripten "$folder" ||
      explain "Emscripten could not be installed"
  fi
  warn_of_other_versions "$(bundle emscripten "$wanted")" emscripten
}

# emcc builds its system libraries on first use; here it happens visibly. Position-independent
# ones serve runtime and modules, the others test programs.
pic_libraries='libc libc_optz libc++-noexcept libc++abi-noexcept libemmalloc libclang_rt.builtins
  libGL-getprocaddr libGL-webgl2 libGL-webgl2-getprocaddr libal libhtml5 libstubs libnoexit libsockets crt1'
static_libraries='libc libc_optz libc++-noexcept libc++abi-noexcept libemmalloc libdlmalloc libclang_rt.builtins libGL-getprocaddr
  libal libhtml5 libstubs libnoexit libsockets crt1'

ensure_system_libraries() {
  local stamp beside=$cache
  [[ ${EM_CONFIG-} != "$cache"/* ]] || beside=$(dirname "$EM_CONFIG")
  stamp=$beside/libraries-built-$(md5sum <<<"$(command -v emcc) $pic_libraries $static_libraries" | cut -c -12)
  [[ ! -e $stamp ]] || return 0
  need_space "$cache" 300
  # shellcheck disable=SC2086
  step "Building Emscripten's libraries, position-independent" embuilder --pic build $pic_libraries &&
    step "Building Emscripten's libraries, static" embuilder build $static_libraries ||
    explain "Emscripten's system libraries could not be built"
  touch "$stamp"
}
