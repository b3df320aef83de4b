# shellcheck shell=bash disable=SC2154  # project and the like come from the script that reads this
# Runs inside the environment: configures and builds one preset, quietly, with its log beside the build.

# use_preset NAME: sets build and log; a build made elsewhere (another root, another place) is begun anew.
use_preset() {
    local mark
    preset=$1
    build=$project/build/$preset
    log=$build/build.log
    mark="${BRICKWORK_BUILT_IN:-host} $project"
    mkdir -p -- "$build"
    if [[ -e $build/CMakeCache.txt && $(cat "$build/.built-in" 2>/dev/null) != "$mark" ]]; then
        say "The build in $build was made in another place; building anew."
        rm -rf -- "$build"
        mkdir -p -- "$build"
    fi
    if [[ ! -e $build/CMakeCache.txt ]]; then
        require_space "$build" 2 "Building Brickwork"
    fi
    printf '%s\n' "$mark" >"$build/.built-in"
    : "${CCACHE_DIR:=${XDG_CACHE_HOME:-$HOME/.cache}/brickwork/ccache}" "${CCACHE_MAXSIZE:=2G}"
    export CCACHE_DIR CCACHE_MAXSIZE
}

configure() {
    if [[ -e $build/build.ninja && $build/CMakeCache.txt -nt $project/CMakePresets.json ]]; then
        return
    fi
    say "Configuring Brickwork ($preset)..."
    if ! (cd "$project" && cmake --preset "$preset") >"$log" 2>&1; then
        tail -n 25 "$log" >&2
        fail "Brickwork could not be configured. (Log: $log)"
    fi
    touch "$build/CMakeCache.txt"
}

# As many compilers at once as there are processors, and as memory feeds: about 1 GB each.
jobs_at_once() {
    local processors memory
    processors=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
    ((memory >= 1)) || memory=1
    echo $((processors < memory ? processors : memory))
}

# progress: keeps ninja's lines in the log and says how far it is, on a terminal in place, elsewhere every tenth.
progress() {
    local line first=yes percent shown=0
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] && $line != *"Re-checking globbed"* ]] || continue
        if [[ $first == yes ]]; then
            say "Building Brickwork (the first time takes a few minutes)..."
            first=no
        fi
        percent=$((BASH_REMATCH[1] * 100 / BASH_REMATCH[2]))
        if [[ -t 2 ]]; then
            printf '\r  %3d %% (%d of %d)' "$percent" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
        elif ((percent >= shown + 20)); then
            shown=$((percent / 20 * 20))
            say "  $shown %"
        fi
    done
    if [[ $first == no && -t 2 ]]; then
        printf '\n' >&2
    fi
}

# build_targets TARGETS...: one build at a time in a folder.
build_targets() {
    exec 8>"$build/.lock"
    if ! flock -n 8; then
        say "Another call is building; waiting for it."
        flock 8
    fi
    configure
    : >"$log"
    if ! (NINJA_STATUS='[%f/%t] ' ninja -C "$build" -j "$(jobs_at_once)" "$@" </dev/null 2>&1) | progress; then
        grep -A 30 -m 3 -E '^FAILED:|error:' "$log" | tail -n 60 >&2 || tail -n 30 "$log" >&2
        fail "Brickwork could not be built. (Log: $log)"
    fi
    exec 8>&-
}

has_target() {
    ninja -C "$build" -t query "$1" >/dev/null 2>&1
}
