#include <linux/ethtool.h>
#include <linux/mii.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "addon.h"
#include "descriptor.h"
#include "refusal.h"

namespace {

constexpr int kMii = 0;
constexpr int kEthtool = 1;

/** The registers of the transceiver: its link bit keeps a loss until it is read, so the second reading counts, too. */
int MiiStatus(int fd, ifreq& request) {
  auto* data = reinterpret_cast<mii_ioctl_data*>(&request.ifr_data);
  if (ioctl(fd, SIOCGMIIPHY, &request) < 0) return -errno;
  bool up = false;
  for (int reading = 0; reading < 2; reading++) {
    data->reg_num = MII_BMSR;
    if (ioctl(fd, SIOCGMIIREG, &request) < 0) return -errno;
    if (data->val_out == 0 || data->val_out == 0xffff) return -ENODEV;
    up = up || (data->val_out & BMSR_LSTATUS) != 0;
  }
  return up ? 1 : 0;
}

int EthtoolStatus(int fd, ifreq& request) {
  ethtool_value value = {ETHTOOL_GLINK, 0};
  request.ifr_data = reinterpret_cast<char*>(&value);
  if (ioctl(fd, SIOCETHTOOL, &request) < 0) return -errno;
  return value.data != 0 ? 1 : 0;
}

int FlagsStatus(int fd, ifreq& request) {
  if (ioctl(fd, SIOCGIFFLAGS, &request) < 0) return -errno;
  return (request.ifr_flags & IFF_UP) != 0 && (request.ifr_flags & IFF_RUNNING) != 0 ? 1 : 0;
}

int Status(int fd, const std::string& name, int how) {
  ifreq request = {};
  if (name.size() >= sizeof request.ifr_name) return -ENODEV;
  std::memcpy(request.ifr_name, name.data(), name.size());
  if (how == kMii) return MiiStatus(fd, request);
  return how == kEthtool ? EthtoolStatus(fd, request) : FlagsStatus(fd, request);
}

/** linkStatus(name, how): 1 up, 0 down, or -errno. How: 0 MII registers, 1 ethtool, 2 flags. */
Napi::Value LinkStatus(const Napi::CallbackInfo& info) {
  Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (socket.failed()) return Refuse(info.Env(), "socket");
  const int status = Status(socket.get(), info[0].As<Napi::String>(), info[1].As<Napi::Number>());
  return Napi::Number::New(info.Env(), status);
}

}  // namespace

void DefineLinkStatus(Napi::Env env, Napi::Object exports) {
  exports["linkStatus"] = Napi::Function::New(env, LinkStatus, "linkStatus");
}
