/** Files of about 5,000 lines, by what most of them are. */
export interface Sample {
  readonly name: string;
  /** By their paths below a folder; the first one is edited. */
  readonly files: Readonly<Record<string, string>>;
}

/** Nothing of it is an error; lint has something to say of some. */
export const SAMPLES: readonly Sample[] = [
  { name: 'VRRP', files: { 'keepalived.conf': vrrp(210) } },
  { name: 'LVS', files: { 'keepalived.conf': `global_defs {\n    router_id lb1\n}\n\n${lvs(165, 4)}` } },
  {
    name: 'included',
    files: {
      'conf.d/web.conf': lvs(75, 4) + vrrp(110),
      'keepalived.conf': '$VRID=51\n$IF=eth0\ninclude conf.d/*.conf\n',
    },
  },
  {
    name: 'definitions',
    files: { 'keepalived.conf': `$IF=eth0\n$PASS=secret\n${vrrp(210).replaceAll('eth0', '$IF')}` },
  },
];

function vrrp(count: number): string {
  return Array.from({ length: count }, (_, index) => instance(index)).join('');
}

function instance(index: number): string {
  return `\
vrrp_script chk_${index} {
    script "/usr/local/bin/check ${index}"
    interval 2
    weight -20
}

vrrp_instance VI_${index} {
    state BACKUP
    interface eth0
    virtual_router_id ${1 + (index % 250)}
    priority 150
    advert_int 1
    authentication {
        auth_type PASS
        auth_pass secret
    }
    track_script {
        chk_${index}
    }
    virtual_ipaddress {
        10.0.${index >> 8}.${index & 255}/24
    }
}

`;
}

function lvs(services: number, realServers: number): string {
  return Array.from({ length: services }, (_, index) => service(index, realServers)).join('');
}

function service(index: number, count: number): string {
  const realServers = Array.from({ length: count }, (_, real) => realServer(index, real + 1));
  return `\
virtual_server 10.1.${index >> 8}.${index & 255} 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
${realServers.join('')}\
}

`;
}

function realServer(service: number, real: number): string {
  return `\
    real_server 172.16.${service}.${real} 8080 {
        weight 100
        TCP_CHECK {
            connect_timeout 3
        }
    }
`;
}
