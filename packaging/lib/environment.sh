# shellcheck shell=bash
# Where Brickwork is built and run: on the system itself where it has (or can have) the packages, otherwise in a
# private Debian root. BRICKWORK_ENVIRONMENT=host or =root decides by hand.
set -euo pipefail

project=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
export HOME
# shellcheck source=packaging/lib/say.sh
source "$project/packaging/lib/say.sh"
# shellcheck source=packaging/lib/packages.sh
source "$project/packaging/lib/packages.sh"
# shellcheck source=packaging/lib/root.sh
source "$project/packaging/lib/root.sh"
# shellcheck source=packaging/lib/enter.sh
source "$project/packaging/lib/enter.sh"

# Debian 13 and later by name, for its package lists may still be empty; others by what they offer.
host_could_have_packages() {
    local id='' version=''
    command -v apt-get >/dev/null || return 1
    # shellcheck source=/dev/null
    id=$(. /etc/os-release && printf '%s' "${ID:-}")
    # shellcheck source=/dev/null
    version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-99}")
    if [[ $id == debian ]]; then
        ((${version%%.*} >= 13))
        return
    fi
    [[ -z $(packages_not_on_offer) ]]
}

choose_environment() {
    environment=${BRICKWORK_ENVIRONMENT:-}
    root_paths
    case $environment in
        host | root) return ;;
        "") ;;
        *) fail "BRICKWORK_ENVIRONMENT is \"$environment\"; it can be \"host\" or \"root\"." ;;
    esac
    environment=root
    if command -v dpkg-query >/dev/null && [[ -z $(packages_missing_here) ]]; then
        environment=host
    elif [[ -e /etc/brickwork-root ]]; then
        fail "This is a private root made for another package list. Leave it, then start again."
    elif ! root_is_whole && host_could_have_packages; then
        environment=host
    fi
}

ensure_environment() {
    local missing
    choose_environment
    if [[ $environment == root ]]; then
        root_is_whole || make_root
        ensure_root_tools entering
        ensure_namespaces
        return
    fi
    command -v dpkg-query >/dev/null ||
        fail "BRICKWORK_ENVIRONMENT=host needs a Debian-like system; leave it out to use a private root."
    missing=$(packages_missing_here)
    if [[ -n $missing ]]; then
        require_space / 4 "Installing what Brickwork is built with"
        # shellcheck disable=SC2086  # one name a word
        apt_install "Brickwork" $missing
    fi
}

# enter COMMAND...: takes the place of this script.
enter() {
    export BRICKWORK_BUILT_IN=host
    if [[ -e /etc/brickwork-root ]]; then
        BRICKWORK_BUILT_IN=root-$(</etc/brickwork-root)
    elif [[ $environment == root ]]; then
        export BRICKWORK_BUILT_IN=root-$root_digest
        enter_root "$@"
    fi
    exec "$@"
}

require_writable_checkout() {
    local folder=$project
    [[ ! -e $project/build ]] || folder=$project/build
    [[ -w $folder ]] ||
        fail "Brickwork is built inside its own folder, but $folder cannot be written by $(id -un)." \
            "Copy the project to a folder of yours, then start again."
}
