# shellcheck shell=bash disable=SC2154  # project and the like come from the script that reads this
# Reads packaging/packages, the one list that the system, the private root and the documentation share; and
# packaging/peers where the servers that publishing is tried against are wanted too.

package_lists=("$project/packaging/packages")

# package_names: one a line.
package_names() {
    sed -e 's/#.*//' -e 's/(.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "${package_lists[@]}"
}

# package_minimums: "name version" a line, for those that need a version.
package_minimums() {
    sed -nE 's/^([^# ]+) +\(>= *([^)]+)\).*/\1 \2/p' "${package_lists[@]}"
}

# lacking_packages KNOWN: the packages of the list that the lines "name version" in KNOWN do not satisfy.
lacking_packages() {
    local known=$1 name version have
    local -A versions=() minimums=()
    while read -r name version; do
        # Nothing known is one empty line.
        [[ -z $name ]] || versions[$name]=$version
    done <<<"$known"
    while read -r name version; do
        minimums[$name]=$version
    done < <(package_minimums)
    for name in $(package_names); do
        have=${versions[$name]:-}
        if [[ -z $have ]]; then
            printf '%s\n' "$name"
        elif [[ -n ${minimums[$name]:-} ]] && ! dpkg --compare-versions "$have" ge "${minimums[$name]}"; then
            printf '%s\n' "$name"
        fi
    done
}

# packages_missing_here: what the system has not installed.
packages_missing_here() {
    local installed
    # shellcheck disable=SC2046  # names hold no blanks
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status} ${Version}\n' $(package_names) 2>/dev/null |
        awk '$2 == "installed" { print $1, $3 }') || true
    lacking_packages "$installed"
}

# packages_not_on_offer: what the system's package sources cannot give either.
packages_not_on_offer() {
    local offered
    # shellcheck disable=SC2046
    offered=$(LC_ALL=C apt-cache policy $(package_names) 2>/dev/null |
        awk '/^[^ ]/ { sub(":$", ""); name = $0 } $1 == "Candidate:" && $2 != "(none)" { print name, $2 }') || true
    lacking_packages "$offered"
}

# as_root REASON COMMAND...: as root, through sudo when needed.
as_root() {
    local reason=$1
    shift
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "$reason needs an administrator, and this system has no sudo." \
            "As root, run:  $*" "then start again."
    fi
}

# apt_install PURPOSE NAMES...: says what it installs, then does.
apt_install() {
    local purpose=$1 log status=0
    shift
    say "$purpose needs Debian packages that are missing here. Installing with apt:"
    printf '%s\n' "$*" | fold -s -w 96 | sed 's/^/  /' >&2
    if [[ $(id -u) != 0 ]] && ! command -v sudo >/dev/null; then
        fail "Installing needs an administrator, and this system has no sudo. As root, run:" \
            "  apt-get update && apt-get install --no-install-recommends $*" "then start again."
    fi
    log=$(mktemp)
    {
        as_root "Installing" apt-get update -q </dev/null &&
            as_root "Installing" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
                --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" </dev/null
    } > >(tee -a "$log" >&2) 2>&1 || status=$?
    if ((status)); then
        if looks_offline "$log"; then
            say "The packages could not be fetched: it seems that there is no network."
        fi
        rm -f "$log"
        fail "apt did not install the packages (its own words are above). Start again once that is mended."
    fi
    rm -f "$log"
}
