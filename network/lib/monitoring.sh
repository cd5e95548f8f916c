# shellcheck shell=bash
# <instance>/monitoring/prometheus.yml: whom a Prometheus is to ask, and by which rules it alarms.

write_monitoring() {
    local folder=$INSTANCE/monitoring rules
    rules=$(cd "$NETWORK_HOME/../monitoring/alerts" && pwd)
    mkdir -p "$folder"/targets/{gateways,solvers,forwarders}
    render "$NETWORK_HOME/templates/prometheus.yml" '' "rules=$rules" "targets=$folder/targets" >"$folder/prometheus.yml"
}
