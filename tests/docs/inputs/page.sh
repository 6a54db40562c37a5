cursor=
while :; do
    communique events --format jsonl --limit 1000 --after "$cursor" 2>notes >>events.jsonl || exit
    cursor=$(sed -n 's/.* --after //p' notes)
    [ "$cursor" ] || break
done
