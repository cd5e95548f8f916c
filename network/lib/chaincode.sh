# shellcheck shell=bash
# The Java process that runs the rules for one peer, and the package that tells the peer where it is.
# The peer cannot see which code answers at that address; so the version all organisations approve is the jar's hash.

readonly JVM_TUNING=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx1536m -Xss512k -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED) # a bound, not a need: two of the largest instances (LimitsComposeTest)
readonly CHAINCODE_CLIENT=User3 # whose TLS pair a peer shows to its chaincode

chaincode_jar() {
    printf '%s/chaincode/gridmarket-chaincode.jar' "$INSTANCE"
}

chaincode_source() {
    printf '%s' "${GRIDMARKET_CHAINCODE_JAR:-$(dirname "$NETWORK_HOME")/chaincode/target/gridmarket-chaincode.jar}"
}

jar_version() {
    sha256sum "$1" | cut -c 1-16
}

# java_program: of a JDK >= 21; JAVA_HOME, else java, else the usual folders.
java_program() {
    local candidate
    for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" /usr/lib/jvm/*/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java /opt/*/bin/java; do
        if [[ -x $candidate ]] && (($(java_release "$candidate") >= 21)); then
            printf '%s' "$candidate"
            return 0
        fi
    done
    fail "no JDK >= 21 in JAVA_HOME, PATH, /usr/lib/jvm, ~/.sdkman, /opt" "install one, for instance Temurin 25, and set JAVA_HOME"
}

# A JDK describes itself in the file "release": JAVA_VERSION="25.0.1". 0 if it does not.
java_release() {
    local home version
    home=$(dirname "$(dirname "$(readlink -f "$1")")")
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
    printf '%s' "${version:-0}"
}

# package_chaincode NODE: writes <node>/chaincode.tgz and <node>/package-id. Reproducible: same input, same id.
package_chaincode() {
    local folder organisation client
    folder=$(node_folder "$1")
    organisation=$(field "$1" organisation)
    client=$(user_keys "$organisation" "$CHAINCODE_CLIENT")/tls
    mkdir -p "$folder/package"
    printf '{"type":"ccaas","label":"%s_%s"}\n' "$(topology chaincode)" "$(jar_version "$(chaincode_jar)")" >"$folder/package/metadata.json"
    printf '{"address":"%s","dial_timeout":"10s","tls_required":true,"client_auth_required":true,"client_key":"%s","client_cert":"%s","root_cert":"%s"}\n' \
        "$(endpoint_of "$1")" "$(pem_in_json "$client/client.key")" "$(pem_in_json "$client/client.crt")" "$(pem_in_json "$(tls_ca "$organisation")")" \
        >"$folder/package/connection.json"
    reproducible_tar "$folder/package" code.tar.gz connection.json
    reproducible_tar "$folder/package" ../chaincode.tgz metadata.json code.tar.gz
    as Admin "$organisation" "$FABRIC/peer" lifecycle chaincode calculatepackageid "$folder/chaincode.tgz" >"$folder/package-id"
    rm -rf "$folder/package"
}

reproducible_tar() {
    local folder=$1 archive=$2
    shift 2
    (cd "$folder" && tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -c "$@" | gzip -n >"$archive")
}

pem_in_json() {
    awk '{printf "%s\\n", $0}' "$1"
}

start_chaincode() {
    local keys java
    keys=$(node_keys "$1")/tls
    java=$(java_program)
    start_process "$1" \
        CORE_CHAINCODE_ID_NAME="$(cat "$(node_folder "$1")/package-id")" \
        CHAINCODE_SERVER_ADDRESS="$(field "$1" listen):$(field "$1" port)" \
        CHAINCODE_TLS_KEY_FILE="$keys/server.key" \
        CHAINCODE_TLS_CERT_FILE="$keys/server.crt" \
        CHAINCODE_CLIENT_CA_FILE="$keys/ca.crt" \
        CORE_CHAINCODE_LOGGING_LEVEL=WARNING CORE_CHAINCODE_LOGGING_SHIM=WARNING \
        GRIDMARKET_CHANNEL="$(topology channel)" \
        GRIDMARKET_CHAINCODE_NAME="$(topology chaincode)" \
        "$java" "${JVM_TUNING[@]}" -jar "$(chaincode_jar)"
}
