# Packages of Debian testing, beside the system and without touching it: sourced by setup.
#
# The machine's own Debian mirror and keyring serve, so apt checks every signature and
# hash; lists, downloads and status are private. What the machine brings itself is
# declared as installed, so that apt resolves the closure without it.

testing_suite=forky

# The machine's own Debian mirror.
debian_mirror() {
  local uri
  uri=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null | head -n 1)
  [[ -n $uri ]] || # before the first "apt-get update" origins are unknown
    uri=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -E '/debian/?$' | head -n 1)
  printf '%s' "$uri"
}

# Makes a private apt state in FOLDER; sets testing_apt.
open_testing_archive() { # FOLDER
  local folder=$1 mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  mirror=$(debian_mirror)
  [[ -n $mirror ]] || fail "apt knows no Debian mirror. Add one to /etc/apt/sources.list.d and run again."
  mkdir -p "$folder"/{sources,state,cache,lists/partial,archives/partial}
  {
    printf 'Types: deb deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$mirror" "$testing_suite"
    [[ ! -f $keyring ]] || printf 'Signed-By: %s\n' "$keyring"
  } >"$folder/sources/testing.sources"
  cat >"$folder/apt.conf" <<CONF
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Invoke;
#clear DPkg::Pre-Install-Pkgs;
#clear DPkg::Post-Invoke;
Dir::State "$folder/state";
Dir::State::lists "$folder/lists";
Dir::State::status "$folder/status";
Dir::State::extended_states "$folder/extended_states";
Dir::Cache "$folder/cache";
Dir::Cache::archives "$folder/archives";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$folder/sources";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::Retries "2";
Acquire::http::Timeout "30";
APT::Sandbox::User "$(id -un)";
APT::Install-Recommends "false";
APT::Update::Error-Mode "any";
CONF
  testing_apt=(-c "$folder/apt.conf")
  testing_folder=$folder
  declare_nothing
  step "Reading the lists of Debian $testing_suite" apt-get "${testing_apt[@]}" update ||
    explain "the package lists of Debian $testing_suite could not be read"
}

testing_version() { # PACKAGE
  apt-cache "${testing_apt[@]}" show --no-all-versions "$1" 2>/dev/null | sed -n 's/^Version: //p' | head -n 1
}

testing_source_version() { # PACKAGE
  apt-cache "${testing_apt[@]}" showsrc --only-source "$1" 2>/dev/null | sed -n 's/^Version: //p' | sort -V | tail -n 1
}

# The machine's own python, node, C library headers and binutils serve.
declare_present() { # NAME-PATTERN...
  local name
  apt-cache "${testing_apt[@]}" pkgnames | grep -xE "$(IFS='|'; echo "$*")" | while read -r name; do
    printf 'Package: %s\nStatus: install ok installed\nVersion: 999:999\nArchitecture: %s\nMulti-Arch: %s\nMaintainer: none <none@invalid>\nDescription: on the machine\n\n' \
      "$name" "$(dpkg --print-architecture)" "$([[ $name =~ ^(python3|nodejs)$ ]] && echo allowed || echo foreign)"
  done >"$testing_folder/status"
}

declare_nothing() { : >"$testing_folder/status"; }

# Downloads the packages and what they depend on, and unpacks all into FOLDER.
unpack_testing() { # FOLDER PACKAGE...
  local folder=$1 deb
  shift
  rm -f "$testing_folder"/archives/*.deb
  apt-get "${testing_apt[@]}" -y --download-only install "$@" || return
  mkdir -p "$folder" || return
  for deb in "$testing_folder"/archives/*.deb; do
    dpkg -x "$deb" "$folder" || return
    dpkg-deb -W --showformat '${Package} ${Version}\n' "$deb" >>"$folder/packages.txt" || return
  done
  rm -f "$testing_folder"/archives/*.deb
}

# Downloads a source package's upstream part, unpacks it into FOLDER and notes its version in LIST.
unpack_testing_source() { # FOLDER PACKAGE LIST
  local downloads=$testing_folder/source-$2
  mkdir -p "$downloads" "$1" || return
  (cd "$downloads" && apt-get "${testing_apt[@]}" --download-only --tar-only source "$2") || return
  tar -xf "$downloads"/*.orig.tar.* -C "$1" --strip-components=1 || return
  printf '%s %s\n' "$2" "$(testing_source_version "$2")" >>"$3"
}
