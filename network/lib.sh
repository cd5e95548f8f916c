# shellcheck shell=bash
# What every command and step of the network shares. Source it; it only defines functions and sets the shell strict.
set -euo pipefail
umask 077 # keys and ledgers are their owner's only

NETWORK_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly NETWORK_HOME

# shellcheck source=lib/report.sh
source "$NETWORK_HOME/lib/report.sh"
# shellcheck source=lib/options.sh
source "$NETWORK_HOME/lib/options.sh"
# shellcheck source=lib/topology.sh
source "$NETWORK_HOME/lib/topology.sh"
# shellcheck source=lib/ports.sh
source "$NETWORK_HOME/lib/ports.sh"
# shellcheck source=lib/template.sh
source "$NETWORK_HOME/lib/template.sh"
# shellcheck source=lib/binaries.sh
source "$NETWORK_HOME/lib/binaries.sh"
# shellcheck source=lib/process.sh
source "$NETWORK_HOME/lib/process.sh"
# shellcheck source=lib/node.sh
source "$NETWORK_HOME/lib/node.sh"
# shellcheck source=lib/identity.sh
source "$NETWORK_HOME/lib/identity.sh"
# shellcheck source=lib/metrics.sh
source "$NETWORK_HOME/lib/metrics.sh"
# shellcheck source=lib/chaincode.sh
source "$NETWORK_HOME/lib/chaincode.sh"
# shellcheck source=lib/endpoints.sh
source "$NETWORK_HOME/lib/endpoints.sh"
# shellcheck source=lib/monitoring.sh
source "$NETWORK_HOME/lib/monitoring.sh"
# shellcheck source=lib/channel.sh
source "$NETWORK_HOME/lib/channel.sh"
# shellcheck source=lib/steps.sh
source "$NETWORK_HOME/lib/steps.sh"
