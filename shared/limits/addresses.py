"""Addresses as limits count them."""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

from shared import config

_OF_ONE_HOUSEHOLD = 64


def hidden_address(ip: str) -> str:
    """A name for an address that only who knows the edge's secret can tell from another one's.

    An IPv6 network of 64 bits is one address: whoever has one has all of them.
    """
    secret = config.read("ORIGIN_SECRET").encode()
    return hmac.new(secret, _household(ip).encode(), hashlib.sha256).hexdigest()[:32]


def _household(ip: str) -> str:
    try:
        address = ip_address(ip.partition("%")[0])
    except ValueError:
        return ip
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ip_network((address, _OF_ONE_HOUSEHOLD), strict=False))
    return str(address)
