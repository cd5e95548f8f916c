# shellcheck shell=bash
# Where Fabric's programs come from: FABRIC_BIN, else PATH, else built once from fabric/go.mod into the cache.

readonly FABRIC_PROGRAMS='peer orderer osnadmin configtxgen configtxlator cryptogen discover ledgerutil'
readonly FABRIC_VERSION=3.1.1 # of fabric/go.mod; also the oldest with the BFT fixes we rely on

# fabric_binaries: prints the folder; builds if it must.
fabric_binaries() {
    local folder
    if [[ -n ${FABRIC_BIN:-} ]]; then
        has_programs "$FABRIC_BIN" ||
            fail "FABRIC_BIN=$FABRIC_BIN lacks some of: $FABRIC_PROGRAMS" "complete it, or unset FABRIC_BIN to have them built"
        recent_enough "$FABRIC_BIN" ||
            fail "FABRIC_BIN=$FABRIC_BIN has Fabric $(version_of "$FABRIC_BIN"), older than $FABRIC_VERSION" "bring a newer one, or unset FABRIC_BIN"
        (cd "$FABRIC_BIN" && pwd)
    elif folder=$(dirname "$(command -v peer || printf /nowhere)") && has_programs "$folder" && recent_enough "$folder"; then
        printf '%s\n' "$folder"
    else
        built_binaries
    fi
}

has_programs() {
    local program
    for program in $FABRIC_PROGRAMS; do
        [[ -x $1/$program && ! -d $1/$program ]] || return 1
    done
}

# A build without a version says "latest"; whoever names it in FABRIC_BIN knows what it is, one found by chance is not taken.
recent_enough() {
    local version
    version=$(version_of "$1")
    if [[ $version == latest ]]; then
        [[ -n ${FABRIC_BIN:-} ]]
    else
        [[ $version =~ ^v?[0-9]+\.[0-9]+ && $(printf '%s\n' "$FABRIC_VERSION" "${version#v}" | sort -V | head -n 1) == "$FABRIC_VERSION" ]]
    fi
}

version_of() {
    "$1/peer" version 2>/dev/null | sed -n 's/^ *Version: *//p' | head -n 1
}

built_binaries() {
    local cache pinned folder
    cache=${XDG_CACHE_HOME:-$HOME/.cache}/gridmarket
    pinned=$(cat "$NETWORK_HOME/fabric/go.mod" "$NETWORK_HOME/fabric/go.sum" | sha256sum | cut -c 1-12)
    folder=$cache/fabric-$FABRIC_VERSION-$pinned
    mkdir -p "$cache"
    (
        flock 7 # two builds at once would take twice as long, for the same result
        has_programs "$folder" || build_binaries "$folder"
    ) 7>"$cache/fabric.lock"
    printf '%s\n' "$folder"
}

# build_binaries FOLDER: into a neighbour, which is renamed when complete; so the folder is whole or absent.
build_binaries() {
    local target=$1 unfinished log started module=github.com/hyperledger/fabric
    command -v go >/dev/null ||
        fail "Fabric $FABRIC_VERSION has to be built once and Go is missing" \
            "install Go >= 1.26 (https://go.dev/dl), or set FABRIC_BIN to a folder with Fabric's programs >= $FABRIC_VERSION"
    unfinished=$(mktemp -d "$target.XXXXXX")
    log=$target.log
    started=$(now_ms)
    say "building Fabric $FABRIC_VERSION from Go modules: 1 to 4 minutes, once; log: $log"
    if ! (cd "$NETWORK_HOME/fabric" && CGO_ENABLED=0 go build -p "${GRIDMARKET_BUILD_JOBS:-2}" -mod=readonly -trimpath -buildvcs=false \
        -ldflags "-s -w -X $module/common/metadata.Version=$FABRIC_VERSION -X $module/common/metadata.CommitSHA=435a7f1a780a" \
        -o "$unfinished/" tool) >"$log" 2>&1; then
        rm -rf "$unfinished"
        show_tail "$log"
        fail "Fabric could not be built" "see $log; a proxy for Go modules must be reachable, and Go be >= 1.26"
    fi
    mv -T "$unfinished" "$target"
    say "built Fabric $FABRIC_VERSION in $(seconds_since "$started") s: $target"
}
