# shellcheck shell=bash disable=SC2154  # project and the like come from the script that reads this
# The private root: a whole Debian 13 in the user's cache, made once for each state of packaging/packages.
# It counts only when it has its final name and a stamp inside; it is never changed afterwards. A second one, with
# packaging/peers as well, stands beside it where it was asked for.

root_recipe=1
root_suite=trixie
root_kind=root
root_purpose='a private Debian 13 root'
root_size='about 700 MB to fetch, 1.7 GB on disk, a few minutes'
root_gigabytes=4

root_paths() {
    cache=${XDG_CACHE_HOME:-$HOME/.cache}/brickwork
    root_digest=$({
        printf '%s\n' "$root_recipe" "$root_suite" "$(uname -m)"
        package_names | LC_ALL=C sort
    } | sha256sum | cut -c1-16)
    root=$cache/$root_kind-$root_digest
}

root_is_whole() {
    [[ -f $root/etc/brickwork-root ]] && [[ $(<"$root/etc/brickwork-root") == "$root_digest" ]]
}

# What this system must have for making and entering a root; says and installs what is missing.
ensure_root_tools() {
    local making=$1
    local -a packages=()
    command -v bwrap >/dev/null || packages+=(bubblewrap)
    if [[ $making == making ]]; then
        command -v mmdebstrap >/dev/null || packages+=(mmdebstrap)
        [[ $(id -u) == 0 ]] || command -v newuidmap >/dev/null || packages+=(uidmap)
        [[ -e /usr/share/keyrings/debian-archive-keyring.gpg ]] || packages+=(debian-archive-keyring)
    fi
    ((${#packages[@]})) || return 0
    if ! command -v apt-get >/dev/null; then
        fail "This system has no apt, so Brickwork cannot install what its private Debian root is made with." \
            "Install these yourself, then start again: ${packages[*]}"
    fi
    apt_install "The private Debian root that Brickwork is built in" "${packages[@]}"
}

# unmount_below FOLDER: what a making that was killed may have left mounted there.
unmount_below() {
    local place
    [[ $(id -u) == 0 ]] || return 0
    awk -v folder="$1/" 'index($2, folder) == 1 { print $2 }' /proc/self/mounts | LC_ALL=C sort -r |
        while IFS= read -r place; do
            umount --lazy -- "$place" || true
        done
}

# Folders that an interrupted making left behind. Called under the lock, so none is being made.
remove_leftovers() {
    local folder
    for folder in "$cache/$root_kind"-*.making.*; do
        [[ -e $folder ]] || continue
        say "An earlier making of the root was interrupted; removing what it left: $folder"
        unmount_below "$folder"
        rm -rf --one-file-system -- "$folder" ||
            fail "The folder $folder cannot be removed. Remove it as an administrator, then start again."
    done
    if [[ -e $root ]]; then
        say "The root $root is not whole; making it anew."
        rm -rf --one-file-system -- "$root"
    fi
}

has_subordinate_ids() {
    local name
    name=$(id -un)
    grep -qsE "^($name|$(id -u)):" /etc/subuid && grep -qsE "^($name|$(id -u)):" /etc/subgid
}

# bootstrap TARGET LOG: fills the folder. Without being root, the tree arrives as an archive and belongs to the user.
bootstrap() {
    local target=$1 log=$2 names keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    names=$(package_names | paste -sd,)
    local -a command=(mmdebstrap --variant=apt "--include=$names" '--aptopt=Acquire::Retries "2"'
        '--dpkgopt=path-exclude=/usr/share/man/*' '--dpkgopt=path-exclude=/usr/share/locale/*'
        '--dpkgopt=path-exclude=/usr/share/doc/*' '--dpkgopt=path-include=/usr/share/doc/*/copyright')
    [[ -e $keyring ]] && command+=("--keyring=$keyring")
    # In namespaces of its own and ended with its parent: killed at any moment, it leaves no mount and no process.
    local -a alone=(setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc)
    # /var/tmp: on a disk also where /tmp is in memory.
    local -x TMPDIR=/var/tmp
    if [[ $(id -u) == 0 ]]; then
        "${alone[@]}" "${command[@]}" --mode=root "$root_suite" "$target"
    elif has_subordinate_ids && unshare --user --map-root-user true 2>/dev/null; then
        "${command[@]}" --mode=unshare "$root_suite" - | unpack "$target"
    else
        say "Making the root as an administrator: $(id -un) has no subordinate user ids, or may not use them."
        as_root "Making the root" env TMPDIR=/var/tmp "${alone[@]}" "${command[@]}" --mode=root "$root_suite" - |
            unpack "$target"
    fi 2> >(tee -a "$log" | sed -n 's/^I: /  /p' >&2)
}

unpack() {
    tar --extract --no-same-owner --exclude='./dev/*' --directory="$1"
}

# Places for what is shown from the host, so that entering never writes into the root.
finish_root() {
    local target=$1 file
    for file in resolv.conf hosts passwd group machine-id localtime; do
        if [[ -L $target/etc/$file || ! -e $target/etc/$file ]]; then
            rm -f -- "$target/etc/$file"
            : >"$target/etc/$file"
        fi
    done
    printf '%s\n' "$root_digest" >"$target/etc/brickwork-root"
    sync -f "$target"
}

making_process=

interrupt_making() {
    trap - INT TERM HUP
    kill "$making_process" 2>/dev/null || true
    wait "$making_process" 2>/dev/null || true
    rm -rf --one-file-system -- "$1"
    fail "Interrupted. Nothing is left half done."
}

make_root() {
    local making log
    mkdir -p -- "$cache" || fail "The folder $cache cannot be made; Brickwork keeps its private root there."
    # Children keep the lock open too: a making that outlives its script still holds the others off.
    exec 9>"$cache/lock"
    if ! flock -n 9; then
        say "Another call is making the private Debian root; waiting for it."
        flock 9
    fi
    if root_is_whole; then
        exec 9>&-
        return
    fi
    remove_leftovers
    require_space "$cache" "$root_gigabytes" "The private Debian root"
    ensure_root_tools making
    ensure_namespaces
    making=$root.making.$$
    log=$cache/making.log
    : >"$log"
    trap 'interrupt_making "$making"' INT TERM HUP
    say "Making $root_purpose in $root" "(once; $root_size). The system itself is left as it is."
    mkdir -- "$making"
    # In the background, because a trap waits for the end of a command in the foreground.
    bootstrap "$making" "$log" &
    making_process=$!
    if ! wait "$making_process"; then
        rm -rf --one-file-system -- "$making"
        grep -E '^(E|W): ' "$log" | tail -n 8 >&2 || true
        if looks_offline "$log"; then
            fail "The private root could not be made: it seems that there is no network." \
                "Nothing is left half done. Start again when there is. (Log: $log)"
        fi
        fail "The private root could not be made. Nothing is left half done. (Log: $log)"
    fi
    finish_root "$making"
    mv -T -- "$making" "$root"
    trap - INT TERM HUP
    exec 9>&-
    name_older_roots
}

name_older_roots() {
    local folder
    for folder in "$cache/$root_kind"-*; do
        if [[ $folder != "$root" && $folder != *.making.* ]]; then
            say "An older root is no longer used by this checkout; to free its space: rm -rf '$folder'"
        fi
    done
}
