# Functions of the root scripts; sourced, never run. Callers have set -euo pipefail.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# Build processes that stay behind would hold the terminal or a pipe open.
export MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# --- what must be installed ------------------------------------------------------------------------------------------

is_debian_like() { command -v apt-get >/dev/null && grep -qE '^(ID|ID_LIKE)=.*(debian|ubuntu)' /etc/os-release; }

# Read to its end: who is cut off by a reader that has seen enough has failed, and what is there would be missing.
has_library() { { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep "$1" >/dev/null; }

# The version apt would install, or nothing.
candidate() { apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: \([^(].*\)$/\1/p'; }

# Names what is missing, asks once where somebody can answer, installs.
install_packages() {
  [ "$#" -gt 0 ] || return 0
  is_debian_like || die "Missing: $* (the names of Debian's packages). Please install them with your system's own means, then start again."
  local as=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "Missing: $*. Installing them needs root; please run as root: apt-get install $*"
    as=(sudo)
  fi
  if [ -t 0 ] && [ -t 2 ]; then
    local answer
    read -r -p "To be installed with apt-get: $*. Go on? [Y/n] " answer
    case $answer in '' | [yYjJ]*) ;; *) die 'Nothing was installed.' ;; esac
  else
    say "Installing with apt-get: $*"
  fi
  local log
  log=$(mktemp)
  if ! { "${as[@]}" apt-get update && "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    die "apt-get could not install: $*"
  fi
  rm -f "$log"
}

# Prints the packages that the build and the platform lack.
missing_for_platform() {
  has_library 'libsodium\.so\.23' || echo libsodium23
  has_library 'libstemmer\.so\.0d' || echo libstemmer0d
  if ! has_library 'libssl\.so\.3'; then
    if is_debian_like && [ -n "$(candidate libssl3t64)" ]; then echo libssl3t64; else echo libssl3; fi
  fi
  has_sdk || { [ -z "$(candidate dotnet-sdk-10.0)" ] || echo dotnet-sdk-10.0; }
}

has_sdk() { command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep '^10\.' >/dev/null; }

require_sdk() {
  has_sdk || die 'The .NET SDK 10 is needed and no package source of this machine has it. See https://dotnet.microsoft.com/download/dotnet/10.0'
}

# Prints the packages for Node 20 or newer with npm; the peers do not run on an older one.
missing_for_node() {
  if ! has_node; then echo nodejs; fi
  command -v npm >/dev/null || { [ -z "$(candidate npm)" ] || echo npm; }
}

# Prints the package of the database server that tests and benchmarks start for themselves.
missing_for_postgres() {
  if compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; then return; fi
  if grep -q '^ID=debian' /etc/os-release && [ -n "$(candidate postgresql-15)" ]; then echo postgresql-15; else echo postgresql; fi
}

has_node() { command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }

require_node() {
  has_node && command -v npm >/dev/null || die 'Node 20 or newer with npm is needed; the package of this system is older. See https://nodejs.org/en/download'
}

# Runs npm ci in a folder when its packages are missing or older than the lock.
install_npm() {
  local folder=$1 mark=$1/node_modules/.package-lock.json
  [ -f "$mark" ] && [ ! "$folder/package-lock.json" -nt "$mark" ] || (cd "$folder" && npm ci --no-progress)
}

# --- building once ---------------------------------------------------------------------------------------------------

# fingerprint PROJECT: one hash over the names and contents of everything its build reads.
fingerprint() {
  (
    cd "$root"
    local inputs=(Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig global.json docs/problems.md) path
    for path in src/*; do
      # Nothing but the platform itself reads the platform's folder.
      [ "$path" = src/Testamur.Web ] && [ "$1" != Testamur.Web ] || inputs+=("$path")
    done
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
      git ls-files -z --cached --others --exclude-standard -- "${inputs[@]}" | sort -zu
    else
      find "${inputs[@]}" -type f -not -path '*/node_modules/*' -not -path '*/wwwroot/assets/*' -print0 | sort -z
    fi | { xargs -0 sha256sum 2>/dev/null || true; } | sha256sum | cut -d ' ' -f 1
  )
}

stamp_of() { echo "$root/artifacts/built/$1"; }

# Remembers that the present sources are built.
mark_built() {
  mkdir -p "$root/artifacts/built"
  echo "$2" >"$(stamp_of "$1")"
}

# build_quickly FOLDER: who only wants to run it does not wait for the analyzers. The compiler stays for all projects of this build, is not watched to be
# compiled better itself, goes when all is done, and does not hold the lock should it be left behind.
build_quickly() {
  local status=0
  # The pages' style and script are bundled by the build, from npm packages.
  DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=300 dotnet build "$1" -c Release -v q --nologo -p:UseSharedCompilation=true -p:RunAnalyzers=false 9>&- || status=$?
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 9>&- || true
  return $status
}

# is_built PROJECT ASSEMBLY: whether the last build of src/PROJECT was of the present sources.
is_built() { [ -f "$root/artifacts/bin/$1/release/$2.dll" ] && [ "$(cat "$(stamp_of "$1")" 2>/dev/null)" = "$(fingerprint "$1")" ]; }

# build_once PROJECT ASSEMBLY: builds src/PROJECT in Release unless the sources are those of the last build. Silent unless it fails.
build_once() {
  local project=$1 assembly=$2 now log
  if is_built "$project" "$assembly"; then return; fi
  mkdir -p "$root/artifacts/built"
  # Two builds must not write into the same folder. The subshell of the build holds the lock, too: it may go on when this script was killed.
  exec 9>"$root/artifacts/built/.lock"
  flock 9
  if ! is_built "$project" "$assembly"; then
    now=$(fingerprint "$project")
    log=$(mktemp)
    if ! (build_quickly "$root/src/$project") >"$log" 2>&1; then
      cat "$log" >&2
      rm -f "$log"
      die "$project does not build."
    fi
    rm -f "$log"
    mark_built "$project" "$now"
  fi
  exec 9>&-
}
