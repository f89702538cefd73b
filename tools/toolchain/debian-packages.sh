# Debian packages on the machine: sourced by setup.

# Prints those of the files' packages that are not installed.
missing_packages() { # FILE...
  local have wanted
  wanted=$(sed 's/#.*//' "$@" | tr -s ' \t\n' '\n' | grep . | sort -u)
  if node_serves && command -v npm >/dev/null; then
    wanted=$(grep -vxE 'nodejs|npm' <<<"$wanted")
  fi
  # shellcheck disable=SC2086
  have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
    sed -n 's/^installed //p' | sort -u || true)
  comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$have")
}

node_serves() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  [[ $(printf 'v18.20\n%s\n' "$version" | sort -V | head -n 1) == v18.20 ]]
}

install_packages() { # PACKAGE...
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && as_root=(sudo -n) ||
      fail "Debian packages are missing. Run: sudo apt-get install --no-install-recommends $*"
  fi
  need_space /usr 1500
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=900)
  # A third party's source that can't be read is no reason to stop.
  step "Reading the package lists" "${apt[@]}" update || true
  step "Installing $# Debian packages" "${apt[@]}" install --no-install-recommends "$@" ||
    explain "Debian packages could not be installed ($*)"
}

ensure_packages() { # FILE...
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
    fail "this needs Debian 12 or newer (apt-get was not found). Run it there, or in a container of it."
  local missing
  missing=$(missing_packages "$@")
  # shellcheck disable=SC2086
  [[ -z $missing ]] || install_packages $missing
  node_serves || fail "node is $(node --version 2>/dev/null || echo missing), and 18.20 or newer is needed. Run: sudo apt-get install nodejs, or update your own."
}
