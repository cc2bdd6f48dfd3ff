"""The deterministic engine: no network, no model, the same answer every time."""

from shared.ai.local.engine import LocalEngine

__all__ = ["LocalEngine"]
