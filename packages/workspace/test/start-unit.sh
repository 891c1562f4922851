# start-unit.sh ROOT ADDRESS: see bare-root.ts
set -u
root=$1
address=$2
PATH=$PATH:/usr/sbin:/sbin
mount -t proc proc "$root/proc"
ip link add eth0 type veth peer name peer
for link in lo eth0 peer; do ip link set $link up; done
ip address add 192.0.2.10/24 dev eth0

chroot "$root" sh -c '. /etc/default/keepalived
	command=$(sed -n "s/^ExecStart=//p" /lib/systemd/system/keepalived.service)
	eval "exec $command"' >"$root/keepalived.log" 2>&1 &
daemon=$!
for _ in $(seq 100); do
	if ip -o address show dev eth0 | grep -q " $address/"; then echo "has $address"; break; fi
	sleep 0.1
done
kill -TERM $daemon
wait $daemon
echo "ended with $?"
ip -o address show dev eth0 | grep -q " $address/" && echo "still has $address"
cat "$root/keepalived.log"
