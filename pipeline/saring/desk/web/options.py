"""How the web server of the desk is started."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
MIB = 2**20


@dataclass(frozen=True, slots=True)
class WebOptions:
    """Where the desk listens, under which names people reach it, and for how long a sign-in holds.

    `hosts` are the names of the desk in the browser's address line, without a port; on loopback `localhost` is always
    one of them. `max_upload` is in bytes.
    """

    listen: str = "127.0.0.1"
    port: int = 8765
    hosts: tuple[str, ...] = ()
    idle_minutes: int = 60
    absolute_hours: int = 12
    max_upload: int = 512 * MIB

    @property
    def is_secure(self) -> bool:
        """Whether cookies are sent over TLS only: always, except on loopback."""
        return not is_loopback(self.listen)

    @property
    def known_hosts(self) -> frozenset[str]:
        """The names under which the desk answers."""
        own = () if self.is_secure else LOOPBACK_NAMES
        return frozenset(name.lower() for name in (*own, *self.hosts))


def is_loopback(address: str) -> bool:
    """Tell whether an address to listen on is that of this machine only.

    >>> is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
