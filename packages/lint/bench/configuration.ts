/** At least so many lines of instances that track scripts, and of virtual servers. */
export function configuration(lines: number, isBad: boolean): string {
  const blocks: string[] = [
    isBad ? '' : 'global_defs {\n    enable_script_security\n    script_user nobody\n}\n',
  ];
  let count = 0;
  for (let index = 0; count < lines; index++) {
    const block = isBad ? badBlock(index) : goodBlock(index);
    blocks.push(block);
    count += block.split('\n').length - 1;
  }
  return blocks.join('');
}

function goodBlock(index: number): string {
  const servers = [1, 2, 3].map(
    (real) =>
      `    real_server 192.168.${real}.${(index % 250) + 1} 80 {\n        TCP_CHECK {\n        }\n    }\n`,
  );
  return `\
vrrp_script chk_${index} {
    script "/usr/local/libexec/check ${index}"
    weight -60
}
vrrp_instance VI_${index} {
    interface eth${Math.floor(index / 250)}
    virtual_router_id ${(index % 250) + 1}
    state BACKUP
    priority 150
    track_script {
        chk_${index}
    }
    virtual_ipaddress {
        10.0.${index >> 8}.${index & 255}/32
    }
}
virtual_server 10.0.${index >> 8}.${index & 255} 80 {
    lb_algo rr
    lb_kind NAT
    protocol TCP
${servers.join('')}}
`;
}

/** Nothing is tracked, groups do not agree, suppressions silence nothing. */
function badBlock(index: number): string {
  return `\
$UNUSED_${index}=1
vrrp_script chk_${index} {
    script /tmp/check
}
vrrp_track_process proc_${index} {
    process /usr/sbin/nginx
}
track_file file_${index} {
    file /run/file
}
vrrp_sync_group G_${index} {
    group {
        A_${index}
        B_${index}
    }
}
${badInstance(`A_${index}`, 2 * index)}${badInstance(`B_${index}`, 2 * index + 1)}`;
}

function badInstance(name: string, index: number): string {
  return `\
# kaconf-disable-next-line KL104 of nothing
vrrp_instance ${name} {
    interface eth${Math.floor(index / 250)}:1
    virtual_router_id ${(index % 250) + 1}
    priority ${100 + (index % 2)}
    preempt
    debug 1
    track_interface {
        eth999 weight 200
    }
    virtual_ipaddress {
        10.1.${index >> 8}.${index & 255}/32
    }
}
`;
}
