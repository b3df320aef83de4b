# shellcheck shell=bash disable=SC2154  # project and the like come from the script that reads this
# Where real servers are tried: the environment of packaging/packages with packaging/peers added. The programs are
# built in the plain environment, as always, and only run here.

# use_peers_lists: from here on, package names and the root are those with the peers.
use_peers_lists() {
    package_lists+=("$project/packaging/peers")
    # shellcheck disable=SC2034  # read in root.sh
    {
        root_kind=peers-root
        root_purpose='a second private Debian 13 root, with the servers and generators that publishing is tried against,'
        root_size='about 1.3 GB to fetch, 4 GB on disk, some minutes'
        root_gigabytes=8
    }
    root_paths
}

# ensure_peers: ends with an error if they cannot be had.
ensure_peers() {
    local missing
    if [[ $environment == root ]]; then
        root_is_whole || make_root
        return
    fi
    missing=$(packages_missing_here)
    [[ -n $missing ]] || return 0
    [[ ! -e /etc/brickwork-root ]] ||
        fail "Servers cannot be installed from inside the private root. Leave it, then start again."
    require_space / 4 "Installing the servers that publishing is tried against"
    # shellcheck disable=SC2086  # one name a word
    apt_install "Trying publishing against real servers" $missing
}

# test_peers [NAME...] [CTEST ARGS...]: takes the place of this script.
test_peers() {
    local lacking=
    # Without these a making that is interrupted would only look like a peer that cannot be had.
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    (enter "$project/packaging/lib/inside" build_for_peers)
    if (use_peers_lists && ensure_peers); then
        use_peers_lists
    else
        lacking=yes
        say "Going on with what there is; a peer that needs more is skipped, by name."
    fi
    trap - INT TERM HUP
    # shellcheck disable=SC2034  # read by enter
    host_fonts=no
    BRICKWORK_PEERS_LACKING=$lacking enter "$project/packaging/lib/inside" peers "$@"
}
