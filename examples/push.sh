#!/bin/bash
# Pushes articles with nothing but redis-cli, or with bash alone where there is none.
#
#   examples/push.sh redis://localhost:6379/0 article.json…
#
# Each file holds one article as a JSON object. It needs `text`; it may have id, title, url, source, published_at,
# language, metadata. The form of the message: docs/wire.md and docs/asyncapi.json.
set -euo pipefail
export LC_ALL=C # so that lengths are counted in bytes
url=$1
shift
queue=${COMMUNIQUE_QUEUE:-communique}

unique() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

message() { # FILE
    local body
    body=$(printf '[[{"version": 1, "articles": [%s]}], {}, {}]' "$(cat "$1")" | base64 | tr -d '\n')
    printf '{"body": "%s", "content-encoding": "utf-8", "content-type": "application/json",' "$body"
    printf ' "headers": {"lang": "sh", "task": "communique.extract", "id": "%s"},' "$(unique)"
    printf ' "properties": {"body_encoding": "base64", "delivery_mode": 2, "delivery_tag": "%s",' "$(unique)"
    printf ' "delivery_info": {"exchange": "", "routing_key": "%s"}}}' "$queue"
}

ask() { # WORD… : what the server answers to a command, in its protocol (RESP); numbers and errors alone
    printf '*%d\r\n' $# >&3
    local word answer
    for word in "$@"; do printf '$%d\r\n%s\r\n' ${#word} "$word" >&3; done
    read -r answer <&3
    answer=${answer%$'\r'}
    [[ $answer == [:+]* ]] || { echo "the server answers: $answer" >&2; exit 1; }
    printf '%s\n' "${answer:1}"
}

connect() {
    [[ $url =~ ^redis://(([^:@]*):([^@]*)@)?([^:/]+)(:([0-9]+))?(/([0-9]+))?$ ]] ||
        { echo "$url is no redis://[USER:PASSWORD@]HOST[:PORT][/DATABASE]" >&2; exit 2; }
    local user=${BASH_REMATCH[2]} password=${BASH_REMATCH[3]} database=${BASH_REMATCH[8]:-0}
    exec 3<>"/dev/tcp/${BASH_REMATCH[4]}/${BASH_REMATCH[6]:-6379}"
    [[ -z $password ]] || ask AUTH "${user:-default}" "$password" >/dev/null
    ask SELECT "$database" >/dev/null
}

lpush() { # MESSAGE
    if command -v redis-cli >/dev/null; then
        printf '%s' "$1" | redis-cli -e -u "$url" -x LPUSH "$queue"
    else
        ask LPUSH "$queue" "$1"
    fi
}

command -v redis-cli >/dev/null || connect
for file in "$@"; do
    lpush "$(message "$file")" >/dev/null
    echo "$file: pushed" >&2
done
