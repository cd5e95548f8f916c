# shellcheck shell=bash
# Fills a template. ${key} is a field of the row at hand, of its organisation, of the topology, or a value given to render.
#   #each SECTION ... #end    the lines between, once for every row of the list
#   #here SECTION ... #end    likewise, for those rows whose organisation acts here
#   #own SECTION ... #end     the lines between, for every row of the list that belongs to the organisation at hand
#   #when KEY VALUE ... #end  the lines between, if the topology says so
# They may contain one another.

# render TEMPLATE ROW [KEY=VALUE...]: to standard output. ROW is "" for a template of the whole network.
render() {
    local template=$1 row=$2 pair
    shift 2
    local -A given=()
    for pair in "$@"; do
        given[${pair%%=*}]=${pair#*=}
    done
    local text
    text=$(<"$template")
    render_text "$text" "$row"
}

render_text() {
    local line depth=0 opening='' block=''
    while IFS= read -r line; do
        if [[ $line =~ ^\ *#(each|here|own|when)\  ]]; then
            depth=$((depth + 1))
            if ((depth == 1)); then
                opening=${line##*#}
                block=''
                continue
            fi
        elif [[ $line =~ ^\ *#end$ ]]; then
            depth=$((depth - 1))
            if ((depth == 0)); then
                render_block "$opening" "$block" "$2"
                continue
            fi
        fi
        if ((depth > 0)); then
            block+=$line$'\n'
        else
            fill "$line" "$2"
        fi
    done <<<"$1"
}

render_block() {
    local kind key value name
    read -r kind key value <<<"$1"
    if [[ $kind == here ]]; then
        for name in $(own "$key"); do
            render_text "${2%$'\n'}" "$name"
        done
    elif [[ $kind != when ]]; then
        for name in $(rows "$key"); do
            [[ $kind == own && $(field "$name" organisation) != "$3" ]] || render_text "${2%$'\n'}" "$name"
        done
    elif [[ $(topology "$key") == "$value" ]]; then
        render_text "${2%$'\n'}" "$3"
    fi
}

fill() {
    local line=$1 name key value
    while [[ $line =~ \$\{([A-Za-z.]+)\} ]]; do
        key=${BASH_REMATCH[1]}
        if [[ -v given[$key] ]]; then
            value=${given[$key]}
        else
            value=$(field "$2" "$key") || exit 1
        fi
        line=${line//"\${$key}"/"$value"}
    done
    printf '%s\n' "$line"
}
