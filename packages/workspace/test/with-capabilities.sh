# with-capabilities.sh FOLDER BOUNDING-SET: see capabilities.lab.test.ts
set -u
folder=$1
PATH=$PATH:/usr/sbin:/sbin
mount -t tmpfs none /run
mkdir /run/netns
ip netns add caps
ip -n caps link add eth0 type veth peer name peer
for link in lo eth0 peer; do ip -n caps link set $link up; done
ip -n caps address add 192.0.2.10/24 dev eth0

setpriv --bounding-set "$2" "$KEEPALIVED" -n -l -D -f "$folder/keepalived.conf" >"$folder/log" 2>&1 &
daemon=$!
# The script that hangs is ended after a second.
for _ in $(seq 40); do
	if ! kill -0 $daemon 2>/dev/null || grep -q timed_out "$folder/log"; then break; fi
	sleep 0.1
done
sleep 0.5
child=$(pgrep -P $daemon -x keepalived_vrrp)
ip -n caps -o address show | grep -q '192.0.2.1/24' && echo 'holds the address'
ip -n caps -o link show | grep -q 'vrrp.51@' && echo 'has a macvlan'
if [ "$child" ]; then
	chrt -p "$child" | grep -q SCHED_RR && echo 'runs in real time'
	grep -q 'VmLck:.* 0 kB' "/proc/$child/status" || echo 'stays in memory'
fi
[ -p "$folder/pipe" ] && [ "$(stat -c %U "$folder/pipe")" = nobody ] && echo 'gives its pipe away'
grep -qx 65534:65534 "$folder/public/who" && echo 'runs scripts as others'
if grep -q timed_out "$folder/log" && ! kill -0 "$(cat "$folder/public/hanging")" 2>/dev/null; then
	echo 'ends scripts that hang'
fi
kill $daemon 2>/dev/null
wait $daemon
