# shellcheck shell=bash disable=SC2154  # project and the like come from the script that reads this
# Enters the private root with bubblewrap: its /usr and /etc, unchangeable; the user's home, the project, the
# current folder, displays, fonts and session bus from the host; nothing else.

# How bubblewrap may be used here: plainly, or, where ordinary users may not make namespaces, through sudo.
bwrap_mode=

ensure_namespaces() {
    [[ -z $bwrap_mode ]] || return 0
    if bwrap --ro-bind / / true 2>/dev/null; then
        bwrap_mode=plain
    elif [[ $(id -u) != 0 ]] && command -v sudo >/dev/null &&
        { sudo -n true 2>/dev/null || [[ -t 2 ]]; } && sudo bwrap --ro-bind / / true 2>/dev/null; then
        say "This system lets only administrators make namespaces: entering the private root through sudo."
        bwrap_mode=sudo
    else
        fail "This system allows no user namespaces, so Brickwork's private Debian root cannot be entered." \
            "An administrator can allow them:  sysctl kernel.unprivileged_userns_clone=1" \
            "or, on Ubuntu:  sysctl kernel.apparmor_restrict_unprivileged_userns=0" \
            "(in a container: start it with the right to make namespaces). Nothing was changed."
    fi
}

shown=()

# is_shown PATH: whether the root itself, or a folder shown already, answers for the path.
is_shown() {
    local folder
    case $1 in
        /usr/local/share/fonts*) return 0 ;;
        /usr/local/?* | /usr/src/?*) ;;
        /usr | /usr/* | /etc | /etc/* | /bin | /bin/* | /lib* | /sbin | /sbin/*) return 0 ;;
        /proc | /proc/* | /sys | /sys/* | /dev | /dev/* | / | "") return 0 ;;
    esac
    for folder in "${shown[@]}"; do
        [[ $1 == "$folder" || $1 == "$folder"/* ]] && return 0
    done
    return 1
}

# make_way PATH: the folders above it. Those that bubblewrap makes by itself may be for root alone.
make_way() {
    local folder=$1
    local -a above=()
    while folder=${folder%/*} && [[ -n $folder ]]; do
        is_shown "$folder" && break
        above=(--dir "$folder" "${above[@]}")
    done
    bwrap_options+=("${above[@]}")
}

# show FOLDER: at the same path inside, under the name used and under the real one.
show() {
    local path real
    path=$(realpath -sm -- "$1")
    [[ -e $path ]] || return 0
    is_shown "$path" || {
        make_way "$path"
        bwrap_options+=(--bind-try "$path" "$path")
        shown+=("$path")
    }
    real=$(realpath -m -- "$path")
    if [[ $real != "$path" ]]; then
        is_shown "$real" || {
            make_way "$real"
            bwrap_options+=(--bind-try "$real" "$real")
            shown+=("$real")
        }
    fi
}

# show_remembered: folders outside the home that earlier calls named and that are still there.
show_remembered() {
    local path
    [[ -e $cache/folders ]] || return 0
    while IFS= read -r path; do
        show "$path"
    done <"$cache/folders"
}

# show_arguments ARGS...: folders outside the home that arguments name (PATH, --option=PATH, key=PATH), or the
# nearest that exists. They are remembered: a workspace named once must be found when it is opened again.
show_arguments() {
    local argument path
    for argument in "$@"; do
        for path in "$argument" "${argument#*=}"; do
            [[ $path == */* ]] || continue
            path=$(realpath -m -- "$path" 2>/dev/null) || continue
            while [[ ! -d $path ]]; do
                path=$(dirname -- "$path")
            done
            is_shown "$path" && continue
            show "$path"
            printf '%s\n' "$path" >>"$cache/folders"
        done
    done
}

host_zone() {
    local link
    link=$(readlink -f /etc/localtime 2>/dev/null) || link=
    if [[ $link == */zoneinfo/* ]]; then
        printf '%s' "${link#*/zoneinfo/}"
    elif [[ -r /etc/timezone ]]; then
        head -n 1 /etc/timezone | tr -d '[:space:]'
    fi
}

# The root has the C.UTF-8 locale only, but Qt takes language and formats from the names of the user's locale:
# each such name is made to mean C.UTF-8's data, so that the C library accepts it.
locale_options() {
    local variable name character=${LC_ALL:-${LC_CTYPE:-${LANG:-}}}
    local -A names=()
    if [[ -z $character || $character == C || $character == POSIX ]]; then
        bwrap_options+=(--setenv "$([[ -n ${LC_ALL:-} ]] && echo LC_ALL || echo LC_CTYPE)" C.UTF-8)
    fi
    for variable in LC_ALL LANG "${!LC_@}"; do
        name=${!variable:-}
        [[ $name == [a-z]* && $name != */* ]] && names[$name]=1
    done
    ((${#names[@]})) || return 0
    for name in "${!names[@]}"; do
        bwrap_options+=(--symlink /usr/lib/locale/C.utf8 "/run/locale/$name")
    done
    bwrap_options+=(--setenv LOCPATH /run/locale)
}

# What makes up the root: no part of it can be written, and any path of the host finds a place beside it.
root_options() {
    local name file
    bwrap_options+=(--ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc)
    for name in bin sbin lib lib64; do
        [[ -L $root/$name ]] && bwrap_options+=(--symlink "$(readlink "$root/$name")" "/$name")
    done
    bwrap_options+=(--tmpfs /usr/local --tmpfs /usr/src --dev-bind /dev /dev --proc /proc --ro-bind /sys /sys
        --dir /var --dir /var/lib --dir /var/cache
        --ro-bind "$root/var/lib/dpkg" /var/lib/dpkg --ro-bind-try "$root/var/cache/fontconfig" /var/cache/fontconfig
        --dir /run/locale --ro-bind "$project/packaging/lib/xdg-open" /usr/local/bin/xdg-open)
    for file in passwd group hosts resolv.conf machine-id localtime; do
        [[ -e /etc/$file ]] && bwrap_options+=(--ro-bind "/etc/$file" "/etc/$file")
    done
    # Whom this system trusts is trusted inside, such as the authority of a company's own network.
    file=/etc/ssl/certs/ca-certificates.crt
    [[ -s $file && -e $root$file ]] && bwrap_options+=(--ro-bind "$file" "$file")
    show /tmp
    show /var/tmp
}

session_options() {
    local variable zone
    for variable in XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR CCACHE_DIR; do
        [[ -z ${!variable:-} ]] || show "${!variable}"
    done
    if [[ -n ${XAUTHORITY:-} ]]; then
        show "$XAUTHORITY"
    fi
    if [[ ${host_fonts:-yes} == yes ]]; then
        bwrap_options+=(--ro-bind-try /usr/share/fonts /usr/local/share/fonts)
    fi
    zone=$(host_zone)
    if [[ -z ${TZ:-} && -n $zone && -e $root/usr/share/zoneinfo/$zone ]]; then
        bwrap_options+=(--setenv TZ ":$zone")
    fi
    for variable in LD_LIBRARY_PATH LD_PRELOAD QT_PLUGIN_PATH QML2_IMPORT_PATH QT_STYLE_OVERRIDE \
        PYTHONHOME PYTHONPATH CC CXX CFLAGS CXXFLAGS LDFLAGS CMAKE_PREFIX_PATH; do
        [[ -z ${!variable:-} ]] || bwrap_options+=(--unsetenv "$variable")
    done
    bwrap_options+=(--setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin --setenv HOME "$HOME")
    locale_options
}

# enter_root COMMAND...: takes the place of this script. The death of bubblewrap reaches the command as SIGTERM.
enter_root() {
    local folder
    local -a drop=(setpriv --pdeathsig TERM)
    bwrap_options=()
    folder=$PWD
    root_options
    show "$HOME"
    show "$cache"
    show "$project"
    show "$folder"
    session_options
    show_remembered
    show_arguments "${@:2}"
    bwrap_options+=(--chdir "$folder")
    if [[ $bwrap_mode == sudo ]]; then
        drop+=("--reuid=$(id -u)" "--regid=$(id -g)" "--groups=$(id -G | tr ' ' ,)" --no-new-privs)
        exec sudo --preserve-env bwrap "${bwrap_options[@]}" -- "${drop[@]}" -- "$@"
    fi
    exec bwrap "${bwrap_options[@]}" -- "${drop[@]}" -- "$@"
}
