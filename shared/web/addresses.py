"""Routes that answer only to some addresses, where whoever deploys has named any."""

import ipaddress
from collections.abc import Callable, Coroutine
from functools import cache
from typing import Any

from fastapi import Request

from shared import config
from shared.audit import Origin
from shared.errors import NotAllowed

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class AddressNotAllowed(NotAllowed):
    code = "ADDRESS_NOT_ALLOWED"
    message = "This may not be done from where you are."


def allowed_from(setting: str) -> Callable[[Request], Coroutine[Any, Any, None]]:
    """A dependency that lets in who calls from one of the networks in a setting: CIDRs, with commas.

    Without the setting everybody passes. With it, an address that is not known passes nowhere; and a
    setting that cannot be read lets nobody in.
    """

    async def check(request: Request) -> None:
        origin: Origin = request.state.origin
        networks = _networks(config.read(setting, ""))
        if networks and not _within(origin.ip, networks):
            raise AddressNotAllowed()

    return check


@cache
def _networks(text: str) -> tuple[_Network, ...]:
    return tuple(ipaddress.ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())


def _within(address: str, networks: tuple[_Network, ...]) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found in network for network in networks)
