# shellcheck shell=bash
# Starting a node of any kind and waiting until it answers.

# No payload at any of these levels, and no line per block, per message or per vain call to a node that is away: a log must
# not grow with the market.
FABRIC_LOG='info:gossip=warn:comm=warn:core.comm=warn:grpc=error:endorser=warn:committer=warn:kvledger=warn'
FABRIC_LOG+=':common.deliver=error:BlockReceiver=error:BFTHeaderReceiver=warn:orderer.blocksprovider=warn'
FABRIC_LOG+=':orderer.consensus.smartbft=warn:orderer.consensus.smartbft.egress=error'
FABRIC_LOG+=':orderer.common.cluster=warn:orderer.common.cluster.step=error'
readonly FABRIC_LOG
readonly FABRIC_LOG_FORMAT='%{time:2006-01-02T15:04:05.000Z07:00} %{level} [%{module}] %{message}'

readonly NODE_START_SECONDS=60

# start_node NODE: does not wait.
start_node() {
    case $(section_of "$1") in
        orderers) start_fabric "$1" "$FABRIC/orderer" ;;
        peers) start_fabric "$1" "$FABRIC/peer" node start ;;
        chaincodes) start_chaincode "$1" ;;
    esac
}

# start_fabric NODE PROGRAM...
start_fabric() {
    local node=$1
    shift
    start_process "$node" HOME="$HOME" PATH="$PATH" FABRIC_CFG_PATH="$(node_folder "$node")" \
        FABRIC_LOGGING_SPEC="${FABRIC_LOGGING_SPEC:-$FABRIC_LOG}" FABRIC_LOGGING_FORMAT="$FABRIC_LOG_FORMAT" "$@"
}

# await_node NODE: until it answers; at once an error, with the end of its log, if it has ended.
await_node() {
    local started
    started=$(now_ms)
    until node_answers "$1"; do
        if ! is_running "$1"; then
            show_tail "$(node_log "$1")"
            fail "$1 ended at its start" "see $(node_log "$1")"
        elif (($(now_ms) - started > NODE_START_SECONDS * 1000)); then
            show_tail "$(node_log "$1")"
            fail "$1 does not answer after $NODE_START_SECONDS s" "see $(node_log "$1"); is the machine overloaded?"
        fi
        sleep 0.1
    done
}

# A node is well a moment before it listens everywhere.
node_answers() {
    is_listening "$(field "$1" port)" || return 1
    case $(section_of "$1") in
        orderers) is_listening "$(field "$1" admin)" && is_healthy "$1" ;;
        peers) is_healthy "$1" ;;
    esac
}

# write_node_file NODE TEMPLATE FILE: a node's configuration, in its own folder.
write_node_file() {
    local folder
    folder=$(node_folder "$1")
    mkdir -p "$folder/data"
    render "$NETWORK_HOME/templates/$2" "$1" keys="$(node_keys "$1")" data="$folder/data" builder="$NETWORK_HOME/builder" >"$folder/$3"
}
