# shellcheck shell=bash
# <instance>/monitoring/prometheus.yml: whom a Prometheus is to ask, and by which rules it alarms.

write_monitoring() {
    local folder=$INSTANCE/monitoring rules
    rules=$(cd "$NETWORK_HOME/../monitoring/alerts" && pwd)
    mkdir -p "$folder"/targets/{gateways,solvers,forwarders}
    # Who vouches for gateways that are asked over TLS: at first our own authorities, since Prometheus does not begin without a file.
    [[ -s $folder/authorities.pem ]] || cat "$INSTANCE"/crypto/peerOrganizations/*/tlsca/*-cert.pem >"$folder/authorities.pem"
    render "$NETWORK_HOME/templates/prometheus.yml" '' "rules=$rules" "targets=$folder/targets" "authorities=$folder/authorities.pem" >"$folder/prometheus.yml"
}
