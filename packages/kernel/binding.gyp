{
  "targets": [
    {
      "target_name": "kaconf",
      "sources": [
        "native/addon.cc",
        "native/client-sockets.cc",
        "native/datagram-batch.cc",
        "native/datagram-receiver.cc",
        "native/datagram-send.cc",
        "native/inotify.cc",
        "native/link-status.cc",
        "native/loop-handle.cc",
        "native/memory.cc",
        "native/netlink-socket.cc",
        "native/outgoing.cc",
        "native/packet-socket.cc",
        "native/pipe.cc",
        "native/process.cc",
        "native/program.cc",
        "native/raw-socket.cc",
        "native/refusal.cc",
        "native/resource-limit.cc",
        "native/scheduling.cc",
        "native/signal.cc",
        "native/timer.cc",
        "native/udp-socket.cc",
        "native/unix-datagram.cc",
        "native/watch.cc"
      ],
      "include_dirs": ["<!(node -p \"require('node-addon-api').include_dir\")"],
      "defines": ["NAPI_VERSION=8", "NODE_ADDON_API_DISABLE_CPP_EXCEPTIONS", "NODE_ADDON_API_DISABLE_DEPRECATED"],
      "cflags_cc": ["-std=c++17", "-O2", "-Wall", "-Wextra", "-Wno-missing-field-initializers"]
    }
  ]
}
